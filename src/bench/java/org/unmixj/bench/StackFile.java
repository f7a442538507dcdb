
package org.unmixj.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;

/**
 * A stack that is measured: a TIFF, the same in numpy's format for the peers,
 * and with how many components it is fitted.
 */
final class StackFile {

	final String name;

	/** r. */
	final int components;

	/** m. */
	final int pixels;

	/** n. */
	final int samples;

	final Path tiff;

	/** n x m, 16 bits, little-endian; its planes are those of the TIFF. */
	final Path npy;

	/** What is said about it in the report. */
	final String description;

	private StackFile(final String name, final int components,
		final ImagePlus image, final Path tiff, final Path npy)
	{
		this.name = name;
		this.components = components;
		this.tiff = tiff;
		this.npy = npy;
		pixels = image.getWidth() * image.getHeight();
		samples = image.getStackSize();
		description = image.getWidth() + " x " + image.getHeight() + " x " +
			samples + ", " + image.getBitDepth() + "-bit";
	}

	/** Writes a stack to a folder. */
	static StackFile write(final ImagePlus image, final int components,
		final Path folder) throws IOException
	{
		final Path tiff = folder.resolve(image.getTitle() + ".tif");
		new FileSaver(image).saveAsTiff(tiff.toString());
		return of(image, tiff, components, folder);
	}

	/** Takes a stack that is there already; its numpy copy goes to a folder. */
	static StackFile open(final Path tiff, final int components,
		final Path folder) throws IOException
	{
		return of(IJ.openImage(tiff.toString()), tiff, components, folder);
	}

	private static StackFile of(final ImagePlus image, final Path tiff,
		final int components, final Path folder) throws IOException
	{
		final String name = tiff.getFileName().toString().replaceFirst("[.]tif$",
			"");
		final Path npy = folder.resolve(name + ".npy");
		writeNpy(image, npy);
		return new StackFile(name, components, image, tiff, npy);
	}

	private static void writeNpy(final ImagePlus image, final Path file)
		throws IOException
	{
		final int size = image.getWidth() * image.getHeight();
		final StringBuilder header = new StringBuilder(
			"{'descr': '<u2', 'fortran_order': False, 'shape': (" + image
				.getStackSize() + ", " + size + "), }");
		while ((header.length() + 11) % 64 != 0) {
			header.append(' ');
		}
		header.append('\n');
		final ByteBuffer prefix = ByteBuffer.allocate(10).order(
			ByteOrder.LITTLE_ENDIAN);
		prefix.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII))
			.put((byte) 1).put((byte) 0).putShort((short) header.length());
		final ByteBuffer plane = ByteBuffer.allocate(2 * size).order(
			ByteOrder.LITTLE_ENDIAN);
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(
			file)))
		{
			out.write(prefix.array());
			out.write(header.toString().getBytes(StandardCharsets.US_ASCII));
			for (int i = 1; i <= image.getStackSize(); i++) {
				final Object values = image.getStack().getPixels(i);
				for (int p = 0; p < size; p++) {
					plane.putShort(2 * p, (short) value(values, p));
				}
				out.write(plane.array());
			}
		}
	}

	private static int value(final Object pixels, final int p) {
		return pixels instanceof byte[] ? ((byte[]) pixels)[p] & 0xff
			: ((short[]) pixels)[p] & 0xffff;
	}
}
