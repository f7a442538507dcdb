
package org.unmixj.imagej;

import java.util.ArrayList;
import java.util.List;

import org.unmixj.image.Axis;
import org.unmixj.nmf.Initialization;
import org.unmixj.nmf.NmfOptions;

/** What a user has asked for that is not what it looks like. */
final class UnusedKeys {

	private UnusedKeys() {
		// static methods only
	}

	/**
	 * Requires that channels are samples of a stack, not components.
	 *
	 * @throws IllegalArgumentException if they are components, with a message for
	 *           the user
	 */
	static void requireSamples(final StackInput input) {
		final ComponentsInfo info = components(input);
		if (info != null && input.geometry().axis() == Axis.CHANNELS) {
			throw new IllegalArgumentException(InputMessages.componentsAsChannels(
				input.title(), info.method(), info.image()));
		}
	}

	/** Returns what the channels of an image are, or null if of a stack. */
	private static ComponentsInfo components(final StackInput input) {
		if (!ComponentsInfo.isIn(input.image())) return null;
		try {
			return ComponentsInfo.of(input.image());
		}
		catch (final IllegalArgumentException e) {
			// channels of other images, too
			return null;
		}
	}

	/**
	 * Returns warnings about what was asked for and had no effect.
	 *
	 * @param starts how many the unmixing had
	 */
	static List<String> warnings(final StackInput input, final NmfOptions options,
		final int starts, final PixelOptions pixels)
	{
		final List<String> warnings = new ArrayList<>();
		final ComponentsInfo info = components(input);
		if (info != null) warnings.add(InputMessages.componentsUnmixed(input
			.title(), info.method(), info.image()));
		final boolean random = starts > 1 || options
			.initialization() == Initialization.RANDOM || options
				.initialization() == Initialization.NNDSVDAR;
		if (options.seed() != NmfOptions.DEFAULT_SEED && !random) {
			warnings.add(InputMessages.unused("seed",
				"initialization=Random or NNDSVDar, or several starts"));
		}
		if (pixels.everywhere() && !input.isSelected() && pixels.threshold() == 0) {
			warnings.add(InputMessages.unused("everywhere",
				"a selection, a mask or a threshold"));
		}
		return warnings;
	}
}
