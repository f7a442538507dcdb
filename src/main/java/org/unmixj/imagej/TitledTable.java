
package org.unmixj.imagej;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Locale;
import java.util.Objects;

import ij.measure.ResultsTable;

/**
 * A table that knows the title of the window it belongs in, and what becomes of
 * a table of that title that is already open. It opens no window itself.
 */
public class TitledTable extends ResultsTable {

	private final String title;

	private final boolean appended;

	private TitledTable(final String title, final boolean appended) {
		this.title = Objects.requireNonNull(title, "title");
		this.appended = appended;
	}

	/** Returns an empty table that replaces an open table of its title. */
	public static TitledTable replacing(final String title) {
		return new TitledTable(title, false);
	}

	/**
	 * Returns an empty table whose rows are appended to those of an open table of
	 * its title.
	 */
	public static TitledTable appending(final String title) {
		return new TitledTable(title, true);
	}

	/** Returns the title of the table's window, before and after it is shown. */
	@Override
	public String getTitle() {
		final String shown = super.getTitle();
		return shown == null ? title : shown;
	}

	/**
	 * Tells whether the rows are appended to those of an open table of the same
	 * title (true), or replace them (false).
	 */
	public boolean isAppended() {
		return appended;
	}

	/**
	 * Saves the table; as comma-separated values in full precision, where ImageJ
	 * would round to nine decimal places.
	 *
	 * @param path ends with {@code .csv} for comma-separated values; null or
	 *          empty asks the user
	 */
	@Override
	public void saveAs(final String path) throws IOException {
		if (path != null && path.toLowerCase(Locale.ROOT).endsWith(".csv")) {
			Files.write(Paths.get(path), TableText.of(this).getBytes(
				StandardCharsets.UTF_8));
		}
		else super.saveAs(path);
	}
}
