
package org.unmixj.imagej;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;

import ij.CompositeImage;
import ij.ImagePlus;
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

	/** Writes an image in memory with all that is kept in a TIFF. */
	static void write(final ImagePlus image, final File file) throws IOException {
		final FileInfo info = image.getFileInfo();
		info.description = new FileSaver(image).getDescriptionString();
		info.info = image.getInfoProperty();
		info.properties = image.getPropertiesAsArray();
		info.sliceLabels = image.getStack().getSliceLabels();
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
