
package org.unmixj.imagej;

import java.io.File;
import java.util.HashMap;
import java.util.Map;

import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ImageProcessor;

/**
 * Reads the planes of a virtual stack, and notices what ImageJ conceals: for a
 * missing file it hands out a blank image, or one with the error written on it.
 */
final class VirtualPlanes {

	private final String title;

	private final ImageStack stack;

	private final int size;

	private final RawPixels raw;

	/** For each file that was read its length and the time of its last change. */
	private final Map<File, String> files = new HashMap<>();

	/**
	 * @param size the number of pixels a plane must have
	 * @param raw the type its pixels must have
	 */
	VirtualPlanes(final String title, final ImageStack stack, final int size,
		final RawPixels raw)
	{
		this.title = title;
		this.stack = stack;
		this.size = size;
		this.raw = raw;
	}

	/**
	 * Reads a plane.
	 *
	 * @param index its place in the stack, from 0
	 * @return an array the stack may use again for another plane
	 * @throws IllegalArgumentException if it cannot be read
	 */
	Object read(final int index) {
		final File file = file(index);
		if (file != null) {
			if (!file.isFile()) throw unreadable(index, file + " is not there");
			files.putIfAbsent(file, state(file));
		}
		final Object pixels;
		try {
			final ImageProcessor ip = stack.getProcessor(index + 1);
			pixels = ip == null ? null : ip.getPixels();
		}
		catch (final RuntimeException e) {
			throw unreadable(index, String.valueOf(e.getMessage()));
		}
		if (!raw.isPlane(pixels, size)) {
			throw unreadable(index, "it is not " + size + " pixels of " + 8 * raw
				.bytes() + " bits, like the others");
		}
		if (file != null && !state(file).equals(files.get(file))) {
			throw unreadable(index, file + " has changed");
		}
		return pixels;
	}

	private File file(final int index) {
		if (!(stack instanceof VirtualStack)) return null;
		final VirtualStack virtual = (VirtualStack) stack;
		try {
			final String folder = virtual.getDirectory();
			final String name = virtual.getFileName(index + 1);
			return folder == null || folder.isEmpty() || name == null ? null
				: new File(folder, name);
		}
		catch (final NullPointerException | IndexOutOfBoundsException
				| UnsupportedOperationException e)
		{
			return null; // a subclass that keeps no file names
		}
	}

	private static String state(final File file) {
		return file.length() + " " + file.lastModified();
	}

	private IllegalArgumentException unreadable(final int index,
		final String reason)
	{
		return new IllegalArgumentException(Messages.unreadable(title, index + 1,
			reason));
	}
}
