
package org.unmixj.imagej;

import ij.ImageStack;

/** Component images in memory. */
final class MemoryPlanes implements ComponentPlanes {

	private final int width;

	private final int height;

	private final float[][] planes;

	/** @param count the number of planes */
	MemoryPlanes(final int width, final int height, final int count) {
		this.width = width;
		this.height = height;
		planes = new float[count][];
	}

	@Override
	public void put(final int index, final float[] pixels) {
		planes[index] = pixels;
	}

	@Override
	public ImageStack stack(final String[] labels) {
		final ImageStack stack = new ImageStack(width, height);
		for (int i = 0; i < planes.length; i++) {
			stack.addSlice(labels[i], planes[i]);
		}
		return stack;
	}
}
