
package org.unmixj.ij1;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.unmixj.imagej.Spectra;

import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;

/**
 * Spectra as users name them: the title of an open table or components image,
 * or the path of a file.
 */
final class OpenSpectra {

	private OpenSpectra() {
		// only static methods
	}

	/**
	 * Returns the spectra of a table, an image or a file.
	 *
	 * @param key the name of the parameter, for messages
	 * @param text a title, exactly as in the window, or a path
	 * @throws IllegalArgumentException if there are none
	 */
	static Spectra find(final String key, final String text) {
		final ResultsTable table = ResultsTable.getResultsTable(text);
		if (table != null) return Spectra.of(table);
		for (final ImagePlus image : OpenImages.all()) {
			if (text.equals(image.getTitle())) return Spectra.of(image);
		}
		final File file = new File(text);
		if (file.isFile()) return Spectra.read(file);
		final List<String> titles = titles();
		throw new IllegalArgumentException(key + " must be a file of spectra, or " +
			"the title of an open table or components image, got \"" + text + "\". " +
			(titles.isEmpty() ? "No table and no image is open." : "Open are: " +
				String.join(", ", titles) + "."));
	}

	private static List<String> titles() {
		final List<String> titles = new ArrayList<>(Arrays.asList(WindowManager
			.getNonImageTitles()));
		titles.removeIf(title -> ResultsTable.getResultsTable(title) == null);
		titles.addAll(OpenImages.all().stream().map(ImagePlus::getTitle).collect(
			Collectors.toList()));
		titles.replaceAll(title -> "\"" + title + "\"");
		return titles;
	}
}
