
package org.unmixj.explorer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The labels, keys and explanations of the Explorer's buttons. */
final class ExplorerKeys {

	static final String ADD = "Add";

	private final Explorer explorer;

	private final List<List<ExplorerAction>> groups = new ArrayList<>();

	ExplorerKeys(final Explorer explorer) {
		this.explorer = explorer;
		group(action(ADD, "Find more components by the GSVD, and fit all", "A",
			explorer::hasComponents, explorer::add), action("Merge",
				"Make one of the selected components, and fit all", "M",
				explorer::canMerge, explorer::merge), action("Remove",
					"Remove the selected components; Re-fit then lets the others take over",
					"DELETE|BACK_SPACE", explorer::canRemove, explorer::remove), action(
						"Re-fit",
						"Fit all again from where they are, but locked signatures", "F",
						explorer::hasComponents, explorer::refit), action("Lock",
							"Keep the signatures of the selected components in later fits, or no longer",
							"L", explorer::hasSelection, explorer::lock));
		group(action("Undo", "Back to the components before", "ctrl Z",
			explorer::canUndo, explorer::undo), action("Redo",
				"Forward to the components that were undone", "ctrl Y|ctrl shift Z",
				explorer::canRedo, explorer::redo));
		group(action("Rename", "Name the selected component", "F2",
			explorer::hasOneSelected, explorer::rename), action("Colour",
				"Choose the colour of the selected component", "C",
				explorer::hasOneSelected, explorer::recolor));
		group(action("Composite", "Show a figure of all components, as Make" +
			" Composite Figure... does", "P", explorer::hasComponents,
			explorer::composite), action("Export", "Show components, plots and" +
				" tables as commands do, and record the macro if the Recorder is open",
				"E", explorer::hasComponents, explorer::export), action("Macro",
					"Show the macro that gives these components", "T",
					explorer::hasComponents, explorer::showMacro), action("Help",
						"Explain this window", "F1", () -> true, explorer::help));
	}

	private ExplorerAction action(final String label, final String help,
		final String keys, final BooleanSupplier possible, final Runnable work)
	{
		return new ExplorerAction(label, help, keys, () -> (!explorer.isBusy() ||
			label.equals("Help")) && possible.getAsBoolean(), work);
	}

	private void group(final ExplorerAction... actions) {
		groups.add(Collections.unmodifiableList(Arrays.asList(actions)));
	}

	/** Returns the actions in groups. */
	List<List<ExplorerAction>> groups() {
		return groups;
	}

	/** Allows what can be done now. */
	void update() {
		groups.forEach(group -> group.forEach(ExplorerAction::update));
	}
}
