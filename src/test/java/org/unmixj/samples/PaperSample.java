
package org.unmixj.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;

/**
 * The synthetic example of Guo and Holy's GSVD-NMF paper: ten Gaussians along a
 * line of 150 pixels, each lit during its own ten of 120 frames. No noise.
 */
final class PaperSample {

	static final String TITLE = "paper-example.tif";

	private static final int PIXELS = 150;
	private static final int FRAMES = 120;
	private static final int COMPONENTS = 10;

	/** Of the Gaussians, pixels. */
	private static final double SIGMA = 2;
	private static final int CUT = 8;

	/** Counted from 1, as are the first frames. */
	private static final int FIRST_CENTRE = 20;
	private static final int FIRST_FRAME = 17;
	private static final int DISTANCE = 10;
	private static final int BOX_LENGTH = 10;

	private PaperSample() {}

	static Sample make() {
		final List<String> names = new ArrayList<>();
		final List<Plane> planes = new ArrayList<>();
		final List<double[]> courses = new ArrayList<>();
		for (int j = 0; j < COMPONENTS; j++) {
			names.add("C" + (j + 1));
			planes.add(gaussian(FIRST_CENTRE + j * DISTANCE));
			courses.add(box(FIRST_FRAME + j * DISTANCE));
		}
		final ImageStack stack = new ImageStack(PIXELS, 1);
		for (int t = 0; t < FRAMES; t++) {
			final Plane frame = new Plane(PIXELS, 1);
			for (int j = 0; j < COMPONENTS; j++) {
				for (int p = 0; p < PIXELS; p++) {
					frame.values[p] += planes.get(j).values[p] * courses.get(j)[t];
				}
			}
			stack.addSlice(new FloatProcessor(PIXELS, 1, frame.values));
		}
		final ImagePlus image = new ImagePlus(TITLE, stack);
		image.setDimensions(1, 1, FRAMES);
		image.setOpenAsHyperStack(true);
		image.setDisplayRange(0, 1);
		image.setProperty("Info",
			"""
					Synthetic example of Guo and Holy, GSVD-NMF, made by org.unmixj.samples.PaperSample.
					A line of 150 pixels, 120 frames, ten components, no noise.
					""");
		final double[] frames = new double[FRAMES];
		Arrays.setAll(frames, t -> t + 1);
		return new Sample(image, Sample.components("Truth of " + TITLE, names,
			planes), Sample.csv("frame", frames, names, courses));
	}

	private static Plane gaussian(final int centre) {
		final Plane line = new Plane(PIXELS, 1);
		for (int d = -CUT; d <= CUT; d++) {
			line.values[centre - 1 + d] = StrictMath.exp(-d * d / (2 * SIGMA *
				SIGMA));
		}
		return line;
	}

	private static double[] box(final int firstFrame) {
		final double[] course = new double[FRAMES];
		Arrays.fill(course, firstFrame - 1, firstFrame - 1 + BOX_LENGTH, 1);
		return course;
	}
}
