
package org.unmixj.imagej;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

import ij.io.FileInfo;

/**
 * How uncompressed pixels are stored in a file, and what ImageJ makes of them:
 * signed 16-bit integers become unsigned ones by adding 32768, 32-bit integers
 * become floating point.
 */
final class PixelFormat {

	private final int fileType;

	private final ByteOrder order;

	/** @param info has a type that {@link #isKnown} */
	PixelFormat(final FileInfo info) {
		fileType = info.fileType;
		order = info.intelByteOrder ? ByteOrder.LITTLE_ENDIAN
			: ByteOrder.BIG_ENDIAN;
	}

	/**
	 * Tells whether ImageJ turns pixels in a file into such of 8, 16 or 32 bits.
	 */
	static boolean isKnown(final FileInfo info, final int bitDepth) {
		switch (info.fileType) {
			case FileInfo.GRAY8:
			case FileInfo.COLOR8:
				return bitDepth == 8;
			case FileInfo.GRAY16_SIGNED:
			case FileInfo.GRAY16_UNSIGNED:
				return bitDepth == 16;
			case FileInfo.GRAY32_INT:
			case FileInfo.GRAY32_UNSIGNED:
			case FileInfo.GRAY32_FLOAT:
				return bitDepth == 32;
			default:
				return false;
		}
	}

	/**
	 * Turns bytes into pixels.
	 *
	 * @param bytes those between position and limit
	 * @param pixels a byte[], short[] or float[], as {@link RawPixels} has them
	 * @param at the place of the first one in {@code pixels}
	 */
	void decode(final ByteBuffer bytes, final Object pixels, final int at) {
		bytes.order(order);
		if (pixels instanceof byte[]) {
			bytes.get((byte[]) pixels, at, bytes.remaining());
		}
		else if (pixels instanceof short[]) {
			final short[] values = (short[]) pixels;
			final int count = bytes.remaining() / Short.BYTES;
			bytes.asShortBuffer().get(values, at, count);
			if (fileType == FileInfo.GRAY16_SIGNED) {
				for (int i = at; i < at + count; i++) {
					values[i] ^= 0x8000;
				}
			}
		}
		else if (fileType == FileInfo.GRAY32_FLOAT) {
			bytes.asFloatBuffer().get((float[]) pixels, at, bytes.remaining() /
				Float.BYTES);
		}
		else {
			final float[] values = (float[]) pixels;
			final IntBuffer integers = bytes.asIntBuffer();
			for (int i = at; integers.hasRemaining(); i++) {
				final int value = integers.get();
				values[i] = fileType == FileInfo.GRAY32_INT ? value : value &
					0xffffffffL;
			}
		}
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof PixelFormat &&
			fileType == ((PixelFormat) other).fileType &&
			order == ((PixelFormat) other).order;
	}

	@Override
	public int hashCode() {
		return 31 * fileType + order.hashCode();
	}
}
