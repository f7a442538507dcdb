
package org.unmixj.imagej;

import ij.ImageStack;

/** Where the planes of component images are kept, in memory or in a file. */
interface ComponentPlanes {

	/**
	 * Keeps a plane.
	 *
	 * @param index its place in the stack, from 0
	 * @param pixels not to be changed any more
	 */
	void put(int index, float[] pixels);

	/**
	 * Returns the stack, when all planes are there.
	 *
	 * @param labels one for each plane
	 */
	ImageStack stack(String[] labels);
}
