
package org.unmixj.imagej;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Locale;
import java.util.Optional;

import ij.ImageStack;
import ij.io.FileInfo;
import ij.plugin.FileInfoVirtualStack;

/**
 * Where the planes of a virtual stack lie in a file that can be read without
 * ImageJ: one file, uncompressed, each plane in one piece.
 */
final class PlaneFile {

	private final File file;

	private final PixelFormat format;

	/** The first byte of each plane, in the order of the stack. */
	private final long[] offsets;

	private PlaneFile(final File file, final PixelFormat format,
		final long[] offsets)
	{
		this.file = file;
		this.format = format;
		this.offsets = offsets;
	}

	/**
	 * Looks at a stack; no file is touched.
	 *
	 * @param stack the stack of an image
	 * @param bitDepth 8, 16 or 32
	 * @return nothing if the stack is of another kind
	 */
	static Optional<PlaneFile> of(final ImageStack stack, final int bitDepth) {
		final FileInfo[] info = info(stack);
		if (info == null || info.length == 0 || info[0] == null) {
			return Optional.empty();
		}
		final FileInfoVirtualStack virtual = (FileInfoVirtualStack) stack;
		final String path = info[0].getFilePath();
		final PixelFormat format = new PixelFormat(info[0]);
		final long[] offsets = new long[stack.getSize()];
		for (int i = 0; i < offsets.length; i++) {
			// ImageJ's hyperstacks in another order than CZT
			final int place = virtual.translate(i + 1) - 1;
			final FileInfo plane = place < info.length ? info[place] : null;
			if (plane == null || !PixelFormat.isKnown(plane, bitDepth) ||
				!new PixelFormat(plane).equals(format) || !plane.getFilePath().equals(
					path) || plane.width != stack.getWidth() || plane.height != stack
						.getHeight() || !isPlain(plane))
			{
				return Optional.empty();
			}
			offsets[i] = plane.getOffset();
		}
		return Optional.of(new PlaneFile(new File(path), format, offsets));
	}

	/**
	 * Returns what ImageJ knows of each plane, or null. ImageJ 1.54 has no method
	 * that tells; and to decode the file again would not tell which of its planes
	 * are still in the stack.
	 */
	private static FileInfo[] info(final ImageStack stack) {
		if (stack.getClass() != FileInfoVirtualStack.class) return null;
		try {
			final Field field = FileInfoVirtualStack.class.getDeclaredField("info");
			field.setAccessible(true);
			return (FileInfo[]) field.get(stack);
		}
		catch (final ReflectiveOperationException | RuntimeException e) {
			return null; // another version of ImageJ
		}
	}

	private static boolean isPlain(final FileInfo info) {
		return info.compression == FileInfo.COMPRESSION_NONE &&
			info.inputStream == null && (info.url == null || info.url.isEmpty()) &&
			info.fileName != null && !info.fileName.toLowerCase(Locale.ROOT).endsWith(
				".gz") && isContiguous(info);
	}

	/**
	 * Tells whether a plane is in one piece. ImageJ puts strips together by the
	 * distances between them; where they are, only the offset of the plane tells.
	 */
	private static boolean isContiguous(final FileInfo info) {
		final int[] strips = info.stripOffsets;
		final int[] lengths = info.stripLengths;
		if (strips == null || strips.length < 2) return true;
		if (lengths == null || lengths.length != strips.length) return false;
		final long rowBytes = (long) info.width * info.getBytesPerPixel();
		long total = 0;
		for (int i = 0; i < strips.length; i++) {
			if (lengths[i] <= 0 || lengths[i] % rowBytes != 0) return false;
			if (i > 0 && Integer.toUnsignedLong(strips[i]) != Integer.toUnsignedLong(
				strips[i - 1]) + lengths[i - 1])
			{
				return false;
			}
			total += lengths[i];
		}
		return total >= rowBytes * info.height;
	}

	/**
	 * Returns the state of the file.
	 *
	 * @param title the title of the image, for messages
	 * @param planeBytes the bytes of a plane
	 * @throws IllegalArgumentException if the file is not there, or too short
	 */
	FileState require(final String title, final long planeBytes) {
		final FileState state;
		try {
			if (!file.isFile()) throw new IOException("not a file");
			state = FileState.of(file);
		}
		catch (final IOException e) {
			throw new IllegalArgumentException(Messages.unreadable(title, 1, file +
				" is not there"), e);
		}
		for (int i = 0; i < offsets.length; i++) {
			if (offsets[i] + planeBytes > state.length()) {
				throw new IllegalArgumentException(Messages.tooShort(title, file, i + 1,
					offsets[i] + planeBytes, state.length()));
			}
		}
		return state;
	}

	/** Returns the file. */
	File file() {
		return file;
	}

	/** Returns how the pixels are stored. */
	PixelFormat format() {
		return format;
	}

	/** Returns the first byte of a plane, given its place in the stack from 0. */
	long offset(final int index) {
		return offsets[index];
	}
}
