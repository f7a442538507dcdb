
package org.unmixj.imagej;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.TiffDecoder;
import ij.plugin.FileInfoVirtualStack;

/** The stacks in a folder of TIFF files. */
final class TiffFolder {

	private TiffFolder() {
		// static methods only
	}

	/**
	 * Returns virtual stacks by name of file, but components images.
	 *
	 * @throws IllegalArgumentException if there is none, or one cannot be read
	 */
	static List<ImagePlus> open(final File folder) {
		final File[] files = folder.listFiles(file -> file.isFile() && !file
			.isHidden() && file.getName().toLowerCase(Locale.ROOT).matches(
				".*\\.tiff?"));
		if (files == null) {
			throw new IllegalArgumentException(Messages.notAFolder(folder));
		}
		Arrays.sort(files, Comparator.comparing(File::getName));
		final List<ImagePlus> stacks = new ArrayList<>();
		for (final File file : files) {
			final ImagePlus image = open(folder, file);
			if (!ComponentsInfo.isIn(image)) stacks.add(image);
		}
		if (stacks.isEmpty()) {
			throw new IllegalArgumentException(Messages.noTiff(folder));
		}
		return stacks;
	}

	private static ImagePlus open(final File folder, final File file) {
		try {
			final FileInfo[] images = new TiffDecoder(folder.getAbsolutePath() +
				File.separator, file.getName()).getTiffInfo();
			// ImageJ would open a window to say so
			if (images == null || images.length == 0 || images[0].width == 0) {
				throw new IOException("it is no TIFF image");
			}
			final ImagePlus image = FileInfoVirtualStack.openVirtual(file
				.getAbsolutePath());
			if (image == null) throw new IOException("ImageJ cannot open it");
			image.setTitle(file.getName());
			return image;
		}
		catch (final IOException e) {
			throw new IllegalArgumentException(Messages.tiff(file, e), e);
		}
	}
}
