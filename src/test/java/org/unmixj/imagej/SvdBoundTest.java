
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.NmfOptions;

import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import cern.colt.matrix.linalg.SingularValueDecomposition;
import ij.ImagePlus;

class SvdBoundTest {

	private static final ProgressMonitor NONE = ProgressMonitor.NONE;

	private static ImagePlus components(final Unmixing unmixing) {
		return unmixing.withAxis(Axis.CHANNELS).hals(NmfOptions.withComponents(2),
			NONE).components();
	}

	/** Colt's decomposition of the numbers that were fitted. */
	@Test
	void isTheErrorOfTheDecompositionOfWhatWasFitted() {
		final ImagePlus stack = Stacks.random(9, 8, 5, 1, 1, 8);
		stack.setRoi(2, 3, 6, 4);
		final ImagePlus components = components(Unmixing.of(stack).withDetector(1,
			20));
		stack.deleteRoi();

		final SvdBound bound = SvdBound.of(components, stack, 99, NONE);

		final DenseDoubleMatrix2D X = new DenseDoubleMatrix2D(24, 5);
		double all = 0;
		for (int i = 0; i < 24; i++) {
			for (int c = 0; c < 5; c++) {
				final double value = Math.max(0, stack.getStack().getProcessor(c + 1)
					.getf(2 + i % 6, 3 + i / 6) - 20);
				X.set(i, c, value);
				all += value * value;
			}
		}
		final double[] sigma = new SingularValueDecomposition(X)
			.getSingularValues();
		assertEquals(5, bound.most());
		for (int r = 1; r <= 5; r++) {
			double left = 0;
			for (int i = r; i < 5; i++) {
				left += sigma[i] * sigma[i];
			}
			assertEquals(100 * left / all, bound.percent(r), 1e-9);
		}
		assertTrue(bound.percent(2) <= ComponentsView.of(components)
			.relativeError());
	}

	/** More than a Gram matrix is decomposed for. */
	@Test
	void longMoviesHaveBoundsToo() {
		final ImagePlus stack = Stacks.random(5, 4, 1, 1, 700, 8);
		final ImagePlus components = Unmixing.of(stack).withAxis(Axis.FRAMES).hals(
			NmfOptions.withComponents(2).withMaxIterations(3), NONE).components();

		final SvdBound bound = SvdBound.of(components, stack, 3, NONE);

		final DenseDoubleMatrix2D Xt = new DenseDoubleMatrix2D(700, 20);
		double all = 0;
		for (int t = 0; t < 700; t++) {
			for (int i = 0; i < 20; i++) {
				final double value = stack.getStack().getProcessor(t + 1).getf(i);
				Xt.set(t, i, value);
				all += value * value;
			}
		}
		final double[] sigma = new SingularValueDecomposition(Xt)
			.getSingularValues();
		assertEquals(3, bound.most());
		double left = all;
		for (int r = 1; r <= 3; r++) {
			left -= sigma[r - 1] * sigma[r - 1];
			assertEquals(100 * left / all, bound.percent(r), 1e-9);
		}
	}

	@Test
	void thereIsNoneWhereValuesAreMissing() {
		final ImagePlus stack = Stacks.random(9, 8, 5, 1, 1, 8);

		assertEquals(0, SvdBound.of(components(Unmixing.of(stack).withPixels(
			PixelOptions.DEFAULT.withSaturation("250"))), stack, 3, NONE).most());
	}

	@Test
	void canBeCanceled() {
		final ImagePlus stack = Stacks.random(9, 8, 5, 1, 1, 8);
		final ImagePlus components = components(Unmixing.of(stack));

		assertThrows(CancellationException.class, () -> SvdBound.of(components,
			stack, 3, new ProgressMonitor()
			{

				@Override
				public void progress(final double fraction, final String stage) {
					// nobody looks
				}

				@Override
				public boolean isCanceled() {
					return true;
				}
			}));
	}
}
