
package org.unmixj.explorer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.FloatPolygon;
import ij.process.ImageProcessor;

/** Lines of ImageJ's macro language. */
final class MacroText {

	private MacroText() {
		// static methods only
	}

	/** Returns the line that selects an image. */
	static String select(final String title) {
		return "selectImage(" + quote(title) + ");";
	}

	/** Returns a line that runs a command, with more keys at its end. */
	static String withKeys(final String line, final String keys) {
		final int end = line.lastIndexOf("\");");
		final String text = quote(keys);
		return line.substring(0, end) + (keys.isEmpty() ? "" : " ") + text
			.substring(1, text.length() - 1) + line.substring(end);
	}

	/** Returns a text in quotes. */
	static String quote(final String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

	/**
	 * Returns the lines that make a selection, or take it away for null, as a
	 * file may have one, and a comment if the macro language has no function for
	 * its type.
	 */
	static List<String> selection(final Roi roi) {
		if (roi == null) return Collections.singletonList("run(\"Select None\");");
		final String bounds = "(" + roi.getBounds().x + ", " + roi.getBounds().y +
			", " + roi.getBounds().width + ", " + roi.getBounds().height + ");";
		switch (roi.getType()) {
			case Roi.RECTANGLE:
				if (roi.getCornerDiameter() > 0) break;
				return Collections.singletonList("makeRectangle" + bounds);
			case Roi.OVAL:
				return Collections.singletonList("makeOval" + bounds);
			case Roi.POLYGON:
			case Roi.FREEROI:
			case Roi.TRACED_ROI:
				final FloatPolygon outline = roi.getFloatPolygon();
				return Collections.singletonList("makeSelection(\"" + roi
					.getTypeAsString().toLowerCase() + "\", " + array(outline.xpoints,
						outline.npoints) + ", " + array(outline.ypoints, outline.npoints) +
					");");
			default:
		}
		final PolygonRoi outline = outline(roi);
		if (outline != null) return selection(outline);
		return Arrays.asList("// Here the image needs its selection (" + roi
			.getTypeAsString() + "),", "// which the macro language can't make.");
	}

	/**
	 * Returns the outline of a selection of several parts, or with holes, as one
	 * polygon: it goes to each part and back on the same way, where nothing is
	 * inside. Null if its pixels are not the same.
	 */
	private static PolygonRoi outline(final Roi roi) {
		final ImageProcessor mask = roi.getMask();
		if (!roi.isArea() || mask == null) return null;
		final ImageProcessor inside = mask.duplicate();
		inside.setThreshold(1, 255, ImageProcessor.NO_LUT_UPDATE);
		final Roi traced = new ThresholdToSelection().convert(inside);
		if (traced == null) return null;
		final Roi[] parts = traced instanceof ShapeRoi ? ((ShapeRoi) traced)
			.getRois() : new Roi[] { traced };
		final List<Integer> x = new ArrayList<>(), y = new ArrayList<>();
		for (final Roi part : parts) {
			final FloatPolygon corners = part.getFloatPolygon();
			for (int i = 0; i <= corners.npoints; i++) {
				x.add(roi.getBounds().x + Math.round(corners.xpoints[i %
					corners.npoints]));
				y.add(roi.getBounds().y + Math.round(corners.ypoints[i %
					corners.npoints]));
			}
			// back to where the first one began
			x.add(x.get(0));
			y.add(y.get(0));
		}
		final PolygonRoi outline = new PolygonRoi(ints(x), ints(y), x.size(),
			Roi.TRACED_ROI);
		return samePixels(roi, outline) ? outline : null;
	}

	private static int[] ints(final List<Integer> values) {
		return values.stream().mapToInt(Integer::intValue).toArray();
	}

	private static boolean samePixels(final Roi one, final Roi other) {
		if (!one.getBounds().equals(other.getBounds())) return false;
		final ImageProcessor a = one.getMask(), b = other.getMask();
		for (int i = 0; i < a.getPixelCount(); i++) {
			if (a.get(i) != 0 != (b == null || b.get(i) != 0)) return false;
		}
		return true;
	}

	private static String array(final float[] values, final int count) {
		return IntStream.range(0, count).mapToObj(i -> values[i] == (int) values[i]
			? String.valueOf((int) values[i]) : String.valueOf(values[i])).collect(
				Collectors.joining(", ", "newArray(", ")"));
	}
}
