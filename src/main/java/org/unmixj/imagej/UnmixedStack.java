
package org.unmixj.imagej;

import java.lang.ref.WeakReference;

import org.unmixj.image.Axis;

import ij.ImagePlus;

/**
 * Remembers which stack a components image was made of, as long as both are in
 * memory.
 */
final class UnmixedStack {

	private static final String KEY = "org.unmixj.stack";

	private UnmixedStack() {
		// static methods only
	}

	/** Notes the stack in the components image; does not keep it alive. */
	static void note(final ImagePlus components, final ImagePlus stack) {
		components.setProperty(KEY, new WeakReference<>(stack));
	}

	/**
	 * Returns the stack.
	 *
	 * @throws IllegalArgumentException if it is not known or was closed, with a
	 *           message for the user
	 */
	static ImagePlus of(final ImagePlus components) {
		final Object reference = components.getProperty(KEY);
		final Object stack = reference instanceof WeakReference
			? ((WeakReference<?>) reference).get() : null;
		// closing an image in a window takes its stack away
		if (!(stack instanceof ImagePlus) || ((ImagePlus) stack).getImageStack()
			.getSize() == 0)
		{
			throw new IllegalArgumentException(Messages.unknownStack(components
				.getTitle()));
		}
		return (ImagePlus) stack;
	}

	/**
	 * Requires that a stack has the axis that was unmixed at all.
	 *
	 * @throws IllegalArgumentException if it has one position there, with a
	 *           message for the user
	 */
	static void requireSamples(final ImagePlus stack, final Signatures signatures,
		final String components)
	{
		final int samples = signatures.axis() == Axis.CHANNELS ? stack
			.getNChannels() : signatures.axis() == Axis.SLICES ? stack.getNSlices()
				: stack.getNFrames();
		if (samples < 2) {
			throw new IllegalArgumentException(Messages.otherSamples(stack.getTitle(),
				signatures.axis().position(), samples, components, signatures.H()
					.columns()));
		}
	}
}
