
package org.unmixj.imagej;

import ij.ImagePlus;

/** What the channels of a components image are called. */
final class ChannelNames {

	private ChannelNames() {
		// static methods only
	}

	/**
	 * Returns what the slice label says before its first semicolon ("Component
	 * 2"), or "Channel 2" if there is no label.
	 *
	 * @param channel counted from 1
	 */
	static String of(final ImagePlus image, final int channel) {
		final String label = image.getImageStack().getSliceLabel(image
			.getStackIndex(channel, 1, 1));
		final String name = label == null ? "" : label.split("[;\n]", 2)[0].trim();
		return name.isEmpty() ? "Channel " + channel : name;
	}
}
