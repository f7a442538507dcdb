
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Directions;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;

class ComponentsViewTest {

	private static UnmixingResult unmixed(final ImagePlus stack, final int r) {
		return Unmixing.of(stack).withAxis(Axis.CHANNELS).hals(NmfOptions
			.withComponents(r), ProgressMonitor.NONE);
	}

	@Test
	void tellsWhatTheTablesTell() {
		final ImagePlus stack = Stacks.random(12, 11, 6, 1, 1, 8);
		final UnmixingResult result = FittedComponents.of(unmixed(stack, 2)
			.components()).withLocked("2").grow(1, Directions.EXTENDED,
				ProgressMonitor.NONE);

		final ComponentsView view = ComponentsView.of(result.components());

		assertEquals(3, view.size());
		assertEquals("C3", view.shortName(2));
		assertEquals(result.factorization().relativeError(), view.relativeError());
		assertArrayEquals(result.factorization().H().viewRow(1).toArray(), view
			.signature(1));
		assertEquals(100, view.share(0) + view.share(1) + view.share(2), 1e-9);
		assertEquals(result.gsvd().get().size(), view.lambdas().length);
		assertEquals(Double.POSITIVE_INFINITY, view.lambdas()[0]);
		assertEquals(1, view.taken());
		assertTrue(view.isFixed(1));
		assertFalse(view.isFixed(0));
		assertEquals("Grow Components", view.method());
		assertTrue(view.macro().startsWith("run(\"Grow Components...\","), view
			.macro());
		assertSame(stack, view.stack().get());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void aCopyIsTheSameButAnotherImage(final int r) {
		final ImagePlus stack = Stacks.random(12, 11, 6, 2, 1, 8);
		final ImagePlus image = unmixed(stack, r).components();
		final ImagePlus other = stack.duplicate();

		final ImagePlus copy = ComponentsView.of(image).copy(other);

		assertArrayEquals(image.getDimensions(), copy.getDimensions());
		for (int i = 1; i <= image.getStackSize(); i++) {
			assertNotSame(image.getStack().getPixels(i), copy.getStack().getPixels(
				i));
			assertArrayEquals((float[]) image.getStack().getPixels(i), (float[]) copy
				.getStack().getPixels(i));
			assertEquals(image.getStack().getSliceLabel(i), copy.getStack()
				.getSliceLabel(i));
		}
		assertEquals(image.getInfoProperty(), copy.getInfoProperty());
		assertEquals(image.getProp("error_percent"), copy.getProp("error_percent"));
		assertEquals(image.isComposite(), copy.isComposite());
		for (int j = 0; j < r; j++) {
			assertEquals(image.getLuts()[j].max, copy.getLuts()[j].max);
			assertArrayEquals(image.getLuts()[j].getBytes(), copy.getLuts()[j]
				.getBytes());
		}
		assertSame(other, ComponentsView.of(copy).stack().get());
	}

	@Test
	void aStackIsNoComponentsImage() {
		assertFalse(ComponentsView.isComponents(Stacks.random(4, 4, 3, 1, 1, 8)));
	}
}
