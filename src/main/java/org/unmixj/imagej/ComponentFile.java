
package org.unmixj.imagej;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.plugin.FileInfoVirtualStack;

/**
 * Component images that are too large for memory: a temporary file of 32-bit
 * planes, one after the other, and the virtual stack that ImageJ sees in it.
 * The file is deleted when ImageJ ends.
 */
final class ComponentFile implements ComponentPlanes {

	private static final String NAMES = "UnmixJ-[-0-9a-f]{36}\\.raw";

	private static final int BUFFER_PIXELS = 1 << 16;

	private final int width;

	private final int height;

	private final int count;

	private final File file;

	private final FileChannel channel;

	/**
	 * @param folder where the file goes
	 * @param count the number of planes
	 * @throws IllegalArgumentException if it cannot be made
	 */
	ComponentFile(final File folder, final int width, final int height,
		final int count)
	{
		this.width = width;
		this.height = height;
		this.count = count;
		file = new File(folder, "UnmixJ-" + UUID.randomUUID() + ".raw");
		file.deleteOnExit();
		try {
			channel = FileChannel.open(file.toPath(), StandardOpenOption.CREATE_NEW,
				StandardOpenOption.WRITE);
		}
		catch (final IOException e) {
			throw failure(e);
		}
	}

	/**
	 * Makes a temporary file, if there is room for it.
	 *
	 * @param title the title of the image that is unmixed
	 * @throws IllegalArgumentException if there is not, with a message for the
	 *           user
	 */
	static ComponentFile temporary(final String title, final int width,
		final int height, final int planes)
	{
		final File folder = StackInput.temporaryFolder();
		requireSpace(title, folder, (long) Float.BYTES * width * height * planes,
			folder.getUsableSpace());
		return new ComponentFile(folder, width, height, planes);
	}

	/**
	 * Throws an {@link IllegalArgumentException} if there is less space than
	 * needed.
	 *
	 * @param title the title of the image that is unmixed
	 * @param needed in bytes
	 * @param available in bytes
	 */
	static void requireSpace(final String title, final File folder,
		final long needed, final long available)
	{
		if (needed > available) {
			throw new IllegalArgumentException(Messages.componentSpace(title, folder,
				needed, available));
		}
	}

	/** Returns the file. */
	File file() {
		return file;
	}

	@Override
	public void put(final int index, final float[] pixels) {
		final ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * Math.min(
			pixels.length, BUFFER_PIXELS));
		long position = (long) index * pixels.length * Float.BYTES;
		try {
			for (int at = 0; at < pixels.length; at += BUFFER_PIXELS) {
				final int length = Math.min(BUFFER_PIXELS, pixels.length - at);
				buffer.clear();
				buffer.asFloatBuffer().put(pixels, at, length);
				buffer.limit(length * Float.BYTES);
				while (buffer.hasRemaining()) {
					position += channel.write(buffer, position);
				}
			}
		}
		catch (final IOException e) {
			throw failure(e);
		}
	}

	@Override
	public ImageStack stack(final String[] labels) {
		try {
			channel.close();
		}
		catch (final IOException e) {
			throw failure(e);
		}
		final FileInfo info = new FileInfo();
		info.fileFormat = FileInfo.RAW;
		info.fileType = FileInfo.GRAY32_FLOAT;
		info.directory = file.getParent() + File.separator;
		info.fileName = file.getName();
		info.width = width;
		info.height = height;
		info.nImages = count;
		info.sliceLabels = labels.clone();
		return new FileInfoVirtualStack(info, false);
	}

	/**
	 * Deletes the file of an image, if its planes are in one of this kind; the
	 * image is of no use any more then.
	 */
	static void deleteOf(final ImagePlus image) {
		final ImageStack stack = image.getImageStack();
		if (!isIn(stack)) return;
		final FileInfoVirtualStack virtual = (FileInfoVirtualStack) stack;
		// if it is in use, it goes when ImageJ ends
		new File(virtual.getDirectory(), virtual.getFileName(1)).delete();
	}

	/** Tells whether planes are in a file of this kind. */
	static boolean isIn(final ImageStack stack) {
		if (!(stack instanceof FileInfoVirtualStack) || stack.getSize() == 0)
			return false;
		final FileInfoVirtualStack virtual = (FileInfoVirtualStack) stack;
		return String.valueOf(virtual.getFileName(1)).matches(NAMES) && new File(
			virtual.getDirectory()).equals(StackInput.temporaryFolder());
	}

	/** Deletes the file. */
	void delete() {
		try {
			channel.close();
			Files.deleteIfExists(file.toPath());
		}
		catch (final IOException e) {
			throw failure(e);
		}
	}

	private IllegalArgumentException failure(final IOException e) {
		return new IllegalArgumentException(Messages.componentFile(file
			.getParentFile(), String.valueOf(e.getMessage())), e);
	}
}
