
package org.unmixj.explorer;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ij.gui.Roi;
import ij.process.FloatPolygon;

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
		return Arrays.asList("// Here the image needs its selection (" + roi
			.getTypeAsString() + "),", "// which the macro language can't make.");
	}

	private static String array(final float[] values, final int count) {
		return IntStream.range(0, count).mapToObj(i -> values[i] == (int) values[i]
			? String.valueOf((int) values[i]) : String.valueOf(values[i])).collect(
				Collectors.joining(", ", "newArray(", ")"));
	}
}
