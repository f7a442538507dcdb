
package org.unmixj.imagej;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.RoiEncoder;
import ij.io.TiffEncoder;
import ij.process.LUT;

/**
 * Writes an image as ImageJ's TIFF. {@link FileSaver} would not throw, but show
 * a message of its own if that fails, or stop the macro.
 */
final class TiffFile {

	private TiffFile() {
		// static methods only
	}

	/** Writes an image, in memory or virtual, with all that is kept in a TIFF. */
	static void write(final ImagePlus image, final File file) throws IOException {
		final FileInfo info = image.getFileInfo();
		info.description = description(image);
		info.info = image.getInfoProperty();
		info.properties = image.getPropertiesAsArray();
		info.sliceLabels = labels(image.getStack());
		if (image.getStack().isVirtual()) setPixels(info, image);
		if (image.getRoi() != null) info.roi = RoiEncoder.saveAsByteArray(image
			.getRoi());
		info.overlay = FileSaver.getOverlay(image);
		if (image.isComposite()) setDisplay(info, (CompositeImage) image);
		try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
			new FileOutputStream(file))))
		{
			new TiffEncoder(info).write(out);
		}
	}

	/**
	 * Returns ImageJ's description with the text of the calibration, which
	 * {@link FileSaver} leaves out if it is longer than 64 characters. ImageJ
	 * reads it as {@link java.util.Properties} and gives it back to the
	 * calibration.
	 */
	private static String description(final ImagePlus image) {
		final String description = new FileSaver(image).getDescriptionString();
		final String text = image.getLocalCalibration().info;
		if (text == null || description.contains("\ninfo=")) return description;
		final StringBuilder line = new StringBuilder("info=");
		for (final char c : text.toCharArray()) {
			final boolean plain = c >= ' ' && c <= '~' && c != '\\';
			line.append(plain ? String.valueOf(c) : String.format("\\u%04x",
				(int) c));
		}
		// FileSaver ends its text with a 0
		final int end = description.indexOf('\0');
		return (end < 0 ? description : description.substring(0, end)) + line +
			"\n" + (char) 0;
	}

	/** Virtual stacks have no array of labels. */
	private static String[] labels(final ImageStack stack) {
		if (!stack.isVirtual()) return stack.getSliceLabels();
		final String[] labels = new String[stack.getSize()];
		for (int i = 0; i < labels.length; i++) {
			labels[i] = stack.getSliceLabel(i + 1);
		}
		return labels;
	}

	private static void setPixels(final FileInfo info, final ImagePlus image) {
		if (image.getStackSize() > 1) {
			info.virtualStack = (VirtualStack) image.getStack();
		}
		else info.pixels = image.getStack().getPixels(1);
	}

	private static void setDisplay(final FileInfo info,
		final CompositeImage image)
	{
		final int channels = image.getNChannels();
		info.displayRanges = new double[2 * channels];
		info.channelLuts = new byte[channels][];
		for (int c = 0; c < channels; c++) {
			final LUT lut = image.getChannelLut(c + 1);
			info.displayRanges[2 * c] = lut.min;
			info.displayRanges[2 * c + 1] = lut.max;
			info.channelLuts[c] = lut.getBytes();
		}
	}
}
