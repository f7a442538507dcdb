
package org.unmixj.imagej;

import java.nio.ByteBuffer;

import ij.measure.Calibration;

/**
 * Pixels as ImageJ keeps them, 8-bit unsigned, 16-bit unsigned or 32-bit
 * floating point, and the intensities that they stand for.
 */
final class RawPixels {

	private final int bytes;

	/** The intensity of each pixel value, or null where both are the same. */
	private final float[] intensities;

	/**
	 * @param bitDepth 8, 16 or 32
	 * @param calibration its function, if any, gives the intensities
	 */
	RawPixels(final int bitDepth, final Calibration calibration) {
		bytes = bitDepth / 8;
		intensities = bitDepth != 32 && calibration.calibrated() ? calibration
			.copy().getCTable() : null;
	}

	/** Returns the bytes of a pixel. */
	int bytes() {
		return bytes;
	}

	/** Tells whether an array holds such pixels, and how many. */
	boolean isPlane(final Object pixels, final int size) {
		switch (bytes) {
			case 1:
				return pixels instanceof byte[] && ((byte[]) pixels).length == size;
			case 2:
				return pixels instanceof short[] && ((short[]) pixels).length == size;
			default:
				return pixels instanceof float[] && ((float[]) pixels).length == size;
		}
	}

	/** Returns a new array of pixels. */
	Object allocate(final int size) {
		return bytes == 1 ? new byte[size] : bytes == 2 ? new short[size]
			: new float[size];
	}

	/** Writes pixels to a buffer at its position, which moves on. */
	void write(final Object pixels, final int offset, final int count,
		final ByteBuffer buffer)
	{
		switch (bytes) {
			case 1:
				buffer.duplicate().put((byte[]) pixels, offset, count);
				break;
			case 2:
				buffer.asShortBuffer().put((short[]) pixels, offset, count);
				break;
			default:
				buffer.asFloatBuffer().put((float[]) pixels, offset, count);
		}
		buffer.position(buffer.position() + count * bytes);
	}

	/** Reads pixels from a buffer at its position, which moves on. */
	Object read(final ByteBuffer buffer, final int count) {
		final Object pixels = allocate(count);
		switch (bytes) {
			case 1:
				buffer.duplicate().get((byte[]) pixels);
				break;
			case 2:
				buffer.asShortBuffer().get((short[]) pixels);
				break;
			default:
				buffer.asFloatBuffer().get((float[]) pixels);
		}
		buffer.position(buffer.position() + count * bytes);
		return pixels;
	}

	/** Turns pixels into intensities. */
	void intensities(final Object pixels, final int offset, final int count,
		final double[] into, final int at)
	{
		if (bytes == 4) {
			final float[] values = (float[]) pixels;
			for (int t = 0; t < count; t++) {
				into[at + t] = values[offset + t];
			}
		}
		else if (bytes == 2) {
			final short[] values = (short[]) pixels;
			for (int t = 0; t < count; t++) {
				final int value = values[offset + t] & 0xffff;
				into[at + t] = intensities == null ? value : intensities[value];
			}
		}
		else {
			final byte[] values = (byte[]) pixels;
			for (int t = 0; t < count; t++) {
				final int value = values[offset + t] & 0xff;
				into[at + t] = intensities == null ? value : intensities[value];
			}
		}
	}
}
