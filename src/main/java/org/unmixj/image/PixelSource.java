
package org.unmixj.image;

/**
 * Where pixel values come from: n samples of planes of pixels, wherever they
 * are kept.
 */
public interface PixelSource {

	/** Returns n, the number of samples. */
	int samples();

	/**
	 * Reads consecutive pixels of one plane of one sample.
	 * <p>
	 * Called from several threads at a time; must give the same values each time.
	 *
	 * @param sample the sample, from 0
	 * @param plane the plane, from 0
	 * @param offset the first pixel in the plane, x fastest, from 0
	 * @param count the number of pixels
	 * @param into where the intensities go
	 * @param at the place of the first one in {@code into}
	 */
	void read(int sample, int plane, int offset, int count, double[] into,
		int at);

	/**
	 * Returns whether pixels are read without waiting for anything.
	 *
	 * @see org.unmixj.linalg.RowBlocks#isInMemory
	 */
	default boolean isInMemory() {
		return false;
	}
}
