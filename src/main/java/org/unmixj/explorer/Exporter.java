
package org.unmixj.explorer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.unmixj.ij1.ResultWindows;
import org.unmixj.imagej.CompositeFigure;
import org.unmixj.imagej.StoredSignatures;
import org.unmixj.imagej.TitledTable;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.plugin.frame.Editor;

/** Hands out what the Explorer has found. */
final class Exporter {

	private static final String COMPOSITE =
		"run(\"Make Composite Figure...\", \"components=All\");";

	private final ExplorerSession session;

	Exporter(final ExplorerSession session) {
		this.session = session;
	}

	/**
	 * Shows a copy of the components, their plots and tables as commands do, and
	 * records the lines that give them. Not in the event thread.
	 */
	void export() {
		final Step step = session.present();
		final ImagePlus copy = session.copy();
		final StoredSignatures stored = StoredSignatures.of(copy);
		final List<TitledTable> tables = new ArrayList<>(Arrays.asList(stored
			.table(), stored.quality()));
		stored.gsvd().ifPresent(tables::add);
		step.summary().ifPresent(tables::add);
		final List<Plot> plots = new ArrayList<>(Collections.singletonList(stored
			.plot()));
		stored.gsvdPlot().ifPresent(plots::add);
		ResultWindows.show(tables, plots, Collections.singletonList(copy));
		ResultWindows.record(step.lines());
		session.noteExport(step);
	}

	/** Shows a figure of the components. Not in the event thread. */
	void composite() {
		final Step step = session.present();
		ResultWindows.show(Collections.emptyList(), Collections.emptyList(),
			Collections.singletonList(CompositeFigure.of(step.view().image())
				.make()));
		final List<String> lines = new ArrayList<>(step.lines());
		lines.add(COMPOSITE);
		ResultWindows.record(lines);
	}

	/** Shows the macro that gives the components in ImageJ's editor. */
	void showMacro() {
		new Editor().create("UnmixJ_Explorer.ijm", session.macro());
	}
}
