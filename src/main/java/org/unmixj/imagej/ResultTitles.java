
package org.unmixj.imagej;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The titles of the windows, and names of the files, of an image's results. */
final class ResultTitles {

	/** What has to be replaced in file names on some system. */
	private static final String FORBIDDEN = "[\\\\/:*?\"<>|\\p{Cntrl}]";

	private ResultTitles() {
		// static methods only
	}

	/** Returns the title of what stands for an image in a preview of it. */
	static String preview(final String title) {
		return title + " (preview)";
	}

	static String components(final String title) {
		return "Components of " + title;
	}

	static String signaturePlot(final String title) {
		return "Signature plot of " + title;
	}

	static String signatures(final String title) {
		return "Signatures of " + title;
	}

	static String quality(final String title) {
		return "QC of " + title;
	}

	static String gsvdPlot(final String title) {
		return "Generalized singular values of " + title;
	}

	static String gsvd(final String title) {
		return "GSVD of " + title;
	}

	static String starts(final String title) {
		return "Starts of " + title;
	}

	static String mergePlot(final String title) {
		return "Merge costs of " + title;
	}

	static String merges(final String title) {
		return "Merges of " + title;
	}

	static String compositeFigure(final String title) {
		return "Composite figure of " + title;
	}

	static String measurements(final String title) {
		return "Measurements of " + title;
	}

	static String sixteenBit(final String title) {
		return "16-bit " + title;
	}

	static String growth(final String title) {
		return "Growth of " + title;
	}

	static String countPlot(final String title) {
		return "Component count plot of " + title;
	}

	static String evidencePlot(final String title) {
		return "Component evidence of " + title;
	}

	static String count(final String title) {
		return "Component count of " + title;
	}

	static String residualMap(final String title) {
		return "Residual map of " + title;
	}

	static String residualPlot(final String title) {
		return "Residual plot of " + title;
	}

	static String residuals(final String title) {
		return "Residuals of " + title;
	}

	/** Returns the names of all files that the results are saved as. */
	static List<String> fileNames(final String title, final boolean gsvd) {
		final List<String> names = new ArrayList<>();
		names.add(fileName(components(title), ".tif"));
		names.add(fileName(signaturePlot(title), ".png"));
		names.add(fileName(signatures(title), ".csv"));
		names.add(fileName(quality(title), ".csv"));
		if (gsvd) {
			names.add(fileName(gsvdPlot(title), ".png"));
			names.add(fileName(gsvd(title), ".csv"));
		}
		return names;
	}

	/** Returns the names of the files about merges. */
	static List<String> mergeFiles(final String title) {
		return Arrays.asList(fileName(mergePlot(title), ".png"), fileName(merges(
			title), ".csv"));
	}

	/** Returns a title as a file name that every system accepts. */
	static String fileName(final String title, final String extension) {
		final String name = title.replaceAll(FORBIDDEN, "_");
		return name.endsWith(extension) ? name : name + extension;
	}
}
