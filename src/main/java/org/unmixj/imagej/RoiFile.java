
package org.unmixj.imagej;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import ij.gui.Roi;
import ij.io.RoiDecoder;

/**
 * Reads the regions that ImageJ's ROI Manager saves: one in a {@code .roi}
 * file, or several in a {@code .zip} file. ImageJ itself opens the latter only
 * into the ROI Manager, which needs a display.
 */
final class RoiFile {

	private static final String EXTENSION = ".roi";

	private RoiFile() {
		// static methods only
	}

	/**
	 * Reads a file.
	 *
	 * @return the regions in their order, named as in the file; at least one
	 * @throws IllegalArgumentException if it cannot be read or has none, with a
	 *           message for the user
	 */
	static List<Roi> read(final File file) {
		final List<Roi> regions;
		try {
			regions = file.getName().toLowerCase(Locale.ROOT).endsWith(EXTENSION)
				? Collections.singletonList(region(file.getName(), Files.readAllBytes(
					file.toPath()))) : zipped(file);
		}
		catch (final IOException e) {
			throw new IllegalArgumentException(Messages.roiFile(file, file.isFile()
				? String.valueOf(e.getMessage()) : "there is no such file"), e);
		}
		if (regions.isEmpty()) {
			throw new IllegalArgumentException(Messages.roiFile(file,
				"it holds no regions"));
		}
		return regions;
	}

	private static List<Roi> zipped(final File file) throws IOException {
		final List<Roi> regions = new ArrayList<>();
		try (ZipFile zip = new ZipFile(file)) {
			final Enumeration<? extends ZipEntry> entries = zip.entries();
			while (entries.hasMoreElements()) {
				final ZipEntry entry = entries.nextElement();
				if (!entry.getName().endsWith(EXTENSION)) continue;
				try (InputStream in = zip.getInputStream(entry)) {
					regions.add(region(entry.getName(), bytes(in)));
				}
			}
		}
		return regions;
	}

	private static byte[] bytes(final InputStream in) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final byte[] buffer = new byte[8192];
		for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
			bytes.write(buffer, 0, n);
		}
		return bytes.toByteArray();
	}

	private static Roi region(final String name, final byte[] bytes)
		throws IOException
	{
		final Roi region = RoiDecoder.openFromByteArray(bytes);
		if (region == null) throw new IOException(name + " is not a region");
		region.setName(name.replaceFirst("\\.roi$", ""));
		return region;
	}
}
