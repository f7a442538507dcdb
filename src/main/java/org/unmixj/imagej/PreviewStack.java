
package org.unmixj.imagej;

import java.util.HashMap;
import java.util.Map;

import org.unmixj.image.Axis;
import org.unmixj.image.PixelRows;
import org.unmixj.image.StackGeometry;
import org.unmixj.linalg.ProgressMonitor;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;

/**
 * Small stacks that stand for a large one in a preview: the current plane of
 * each sample, and a few planes spread over the stack. They share the pixels of
 * a stack in memory; of a virtual one only these planes are read.
 */
final class PreviewStack {

	/** At most so many pixels are a subset; a fit of them takes seconds. */
	static final int PIXELS = 1 << 16;

	private static final int MOST_PLANES = 8;

	/** Of planes that are read into memory. */
	private static final long MOST_BYTES = 256 << 20;

	/** So many neighbours are taken together. */
	private static final int RUN = 16;

	/** Its multiples are evenly spread between whole numbers. */
	private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

	private final StackInput input;

	private final ProgressMonitor monitor;

	/** The pixels of planes that were read, by their place in the stack. */
	private final Map<Integer, Object> read = new HashMap<>();

	/**
	 * @param input the stack
	 * @param monitor is polled for cancellation while planes are read
	 */
	PreviewStack(final StackInput input, final ProgressMonitor monitor) {
		this.input = input;
		this.monitor = monitor;
	}

	/** Returns the plane of each sample that the image shows. */
	ImagePlus current() {
		return stack(currentPlane());
	}

	/** Returns some planes of each sample, the current one among them. */
	ImagePlus spread() {
		final int all = input.geometry().planes();
		int count = Math.min(all, MOST_PLANES);
		if (!input.isInMemory()) {
			final StackGeometry geometry = input.geometry();
			count = (int) Math.max(1, Math.min(count, MOST_BYTES / (input.image()
				.getBitDepth() / 8L * geometry.width() * geometry.height() * geometry
					.samples())));
		}
		return stack(spread(all, count, currentPlane()));
	}

	/**
	 * Returns places evenly spread over 0..all-1, in ascending order; the one
	 * that is nearest to a given place is put there.
	 */
	static int[] spread(final int all, final int count, final int given) {
		final int[] places = new int[count];
		for (int i = 0; i < count; i++) {
			places[i] = (int) ((2L * i + 1) * all / (2L * count));
		}
		places[(int) ((long) given * count / all)] = given;
		return places;
	}

	private int currentPlane() {
		final ImagePlus image = input.image();
		final StackGeometry geometry = input.geometry();
		final int[] position = image.convertIndexToPosition(image
			.getCurrentSlice());
		for (int plane = 0; plane < geometry.planes(); plane++) {
			boolean current = true;
			for (final Axis axis : new Axis[] { Axis.CHANNELS, Axis.SLICES,
				Axis.FRAMES })
			{
				current &= axis == geometry.axis() || geometry.position(0, plane,
					axis) == position[axis == Axis.CHANNELS ? 0 : axis == Axis.SLICES ? 1
						: 2] - 1;
			}
			if (current) return plane;
		}
		return 0;
	}

	/** Returns a stack of planes; the unmixed axis stays. */
	private ImagePlus stack(final int... planes) {
		final ImagePlus image = input.image();
		final StackGeometry geometry = input.geometry();
		final int n = geometry.samples();
		final boolean channels = geometry.axis() == Axis.CHANNELS;
		final boolean slices = geometry.axis() == Axis.SLICES;
		final int[] lengths = { channels ? n : 1, channels ? 1 : slices ? n
			: planes.length, channels || slices ? planes.length : n };
		final StackGeometry small = StackGeometry.of(geometry.width(), geometry
			.height(), lengths[0], lengths[1], lengths[2], geometry.axis());
		final Object[] pixels = new Object[n * planes.length];
		final String[] labels = new String[pixels.length];
		for (int i = 0; i < n; i++) {
			for (int k = 0; k < planes.length; k++) {
				Unmixing.requireNotCanceled(monitor);
				pixels[small.index(i, k)] = pixels(geometry.index(i, planes[k]));
				labels[small.index(i, k)] = image.getImageStack().getSliceLabel(geometry
					.index(i, 0) + 1);
			}
		}
		final ImageStack stack = new ImageStack(geometry.width(), geometry
			.height());
		for (int i = 0; i < pixels.length; i++) {
			stack.addSlice(labels[i], pixels[i]);
		}
		final ImagePlus result = new ImagePlus(ResultTitles.preview(input.title()),
			stack);
		result.setDimensions(lengths[0], lengths[1], lengths[2]);
		result.setCalibration(image.getCalibration().copy());
		result.setProperty("Info", image.getInfoProperty());
		if (image.getRoi() != null) result.setRoi((Roi) image.getRoi().clone());
		result.setOverlay(overlay(image));
		return result;
	}

	/** Returns a copy of the overlay that is in all planes, or null. */
	private static Overlay overlay(final ImagePlus image) {
		if (image.getOverlay() == null) return null;
		final Overlay overlay = image.getOverlay().duplicate();
		for (final Roi roi : overlay.toArray()) {
			roi.setPosition(0);
		}
		return overlay;
	}

	private Object pixels(final int index) {
		final ImageStack stack = input.image().getImageStack();
		if (input.isInMemory()) return stack.getPixels(index + 1);
		return read.computeIfAbsent(index, i -> copy(new VirtualPlanes(input
			.title(), stack, input.pixels().planeSize(), new RawPixels(input.image()
				.getBitDepth(), input.image().getCalibration())).read(i)));
	}

	/** A virtual stack may use the array again. */
	private static Object copy(final Object pixels) {
		if (pixels instanceof byte[]) return ((byte[]) pixels).clone();
		return pixels instanceof short[] ? ((short[]) pixels).clone()
			: ((float[]) pixels).clone();
	}

	/**
	 * Returns some of the pixels of each plane, so that there are at most
	 * {@link #PIXELS} in all planes: one run of neighbours of each group of as
	 * many runs, each time another one.
	 *
	 * @return for each pixel of a plane whether it is one
	 */
	static boolean[] subset(final PixelRows pixels) {
		final boolean[] mask = pixels.mask();
		final int most = PIXELS / pixels.planes();
		final int runs = (pixels.rowsPerPlane() + most - 1) / most;
		int row = 0;
		for (int i = 0; i < mask.length; i++) {
			if (!mask[i]) continue;
			final int group = row / (RUN * runs);
			final double turns = group * GOLDEN_RATIO;
			mask[i] = row / RUN % runs == (int) ((turns - Math.floor(turns)) * runs);
			row++;
		}
		return mask;
	}
}
