
package org.unmixj.explorer;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.unmixj.imagej.ComponentsView;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import ij.process.LUT;

/**
 * Small pictures of the channels of components images: the largest value over
 * all slices and frames, in the colours and with the contrast of the image. As
 * they take a look at all pixels, they are kept as long as their components.
 */
final class Thumbnails {

	private final Map<ComponentsView, List<BufferedImage>> known =
		new WeakHashMap<>();

	/**
	 * Returns the pictures of all components.
	 *
	 * @param side the longer side of the pictures in pixels
	 */
	synchronized List<BufferedImage> of(final ComponentsView view,
		final int side)
	{
		return known.computeIfAbsent(view, components -> IntStream.range(0,
			components.size()).mapToObj(j -> of(components.image(), j, components
				.color(j), side)).collect(Collectors.toList()));
	}

	/**
	 * Returns the picture of a channel.
	 *
	 * @param channel counted from 0
	 * @param color that of the brightest pixels
	 * @param side the longer side of the picture in pixels
	 */
	private static BufferedImage of(final ImagePlus image, final int channel,
		final Color color, final int side)
	{
		final int longer = Math.max(image.getWidth(), image.getHeight());
		final int width = Math.max(1, image.getWidth() * side / longer);
		final int height = Math.max(1, image.getHeight() * side / longer);
		final float[] largest = largest(image, channel, width, height);
		final LUT[] luts = image.getLuts();
		final double high = channel < luts.length && luts[channel].max > 0
			? luts[channel].max : 1;
		final BufferedImage picture = new BufferedImage(width, height,
			BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < largest.length; i++) {
			final double bright = Math.max(0, Math.min(1, largest[i] / high));
			picture.setRGB(i % width, i / width, new Color((int) (bright * color
				.getRed() + 0.5), (int) (bright * color.getGreen() + 0.5),
				(int) (bright * color.getBlue() + 0.5)).getRGB());
		}
		return picture;
	}

	/** Returns the mean over the pixels of each point, the largest plane's. */
	private static float[] largest(final ImagePlus image, final int channel,
		final int width, final int height)
	{
		final ImageStack stack = image.getImageStack();
		final float[] largest = new float[width * height];
		for (int i = channel; i < stack.getSize(); i += image.getNChannels()) {
			final float[] plane = reduced(stack.getProcessor(i + 1), width, height);
			for (int p = 0; p < largest.length; p++) {
				largest[p] = Math.max(largest[p], plane[p]);
			}
		}
		return largest;
	}

	private static float[] reduced(final ImageProcessor plane, final int width,
		final int height)
	{
		final float[] reduced = new float[width * height];
		for (int y = 0; y < height; y++) {
			final int top = first(y, plane.getHeight(), height);
			final int bottom = Math.max(top + 1, first(y + 1, plane.getHeight(),
				height));
			for (int x = 0; x < width; x++) {
				final int left = first(x, plane.getWidth(), width);
				final int right = Math.max(left + 1, first(x + 1, plane.getWidth(),
					width));
				double sum = 0;
				for (int row = top; row < bottom; row++) {
					for (int column = left; column < right; column++) {
						sum += plane.getf(column, row);
					}
				}
				reduced[y * width + x] = (float) (sum / ((bottom - top) * (right -
					left)));
			}
		}
		return reduced;
	}

	private static int first(final int point, final int pixels,
		final int points)
	{
		return Math.min(pixels - 1, (int) ((long) point * pixels / points));
	}
}
