
package org.unmixj.ij1;

import java.awt.Component;
import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.Label;
import java.awt.Panel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.scijava.module.ModuleItem;

/**
 * Fields that a dialog shows on demand, beside the everyday ones: in columns,
 * so that the dialog becomes wider rather than higher than a small screen, and
 * under the headings of their groups, each of which is in one column.
 */
final class MorePanel extends Panel {

	/** As many rows as a dialog on a small screen has room for. */
	static final int MAX_ROWS = 18;

	private static final int GAP_PX = 20;

	private static final long serialVersionUID = 1;

	private final Font headingFont;

	/** The rows of each group, with its heading. */
	private final transient Map<String, Integer> sizes = new HashMap<>();

	private String group = "";

	private int column;

	private int row;

	/**
	 * Creates a panel.
	 *
	 * @param items those that will be added, in this order; those of one group
	 *          follow each other
	 * @param font the dialog's, or null if it has none of its own
	 */
	MorePanel(final List<ModuleItem<?>> items, final Font font) {
		super(new GridBagLayout());
		headingFont = (font == null ? new Font(Font.SANS_SERIF, Font.PLAIN, 12)
			: font).deriveFont(Font.BOLD);
		for (final ModuleItem<?> item : items) {
			sizes.merge(group(item), group(item).isEmpty() ? 1 : 2, (size,
				first) -> size + 1);
		}
	}

	/** Returns the heading that a parameter is shown under; may be empty. */
	private static String group(final ModuleItem<?> item) {
		final String value = item.get(CommandInputs.MORE);
		return value == null ? "" : value;
	}

	/**
	 * Adds a field.
	 *
	 * @param label its label, or null if the field has its own
	 */
	void add(final ModuleItem<?> item, final Label label, final Component field) {
		final boolean starts = !group(item).equals(group);
		// a group stays together
		if (row > 0 && row + (starts ? sizes.get(group(item)) : 1) > MAX_ROWS) {
			column++;
			row = 0;
		}
		if (starts) {
			group = group(item);
			final Label heading = new Label(group);
			heading.setFont(headingFont);
			put(heading, 0, 2);
			row++;
		}
		if (label != null) put(label, 0, 1);
		put(field, 1, 1);
		row++;
	}

	private void put(final Component component, final int side, final int width) {
		final GridBagConstraints place = new GridBagConstraints();
		place.gridx = 2 * column + side;
		place.gridy = row;
		place.gridwidth = width;
		place.anchor = side == 0 && width == 1 ? GridBagConstraints.EAST
			: GridBagConstraints.WEST;
		place.insets = new Insets(0, side == 0 ? GAP_PX : 0, 5, 0);
		add(component, place);
	}
}
