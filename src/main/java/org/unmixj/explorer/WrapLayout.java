
package org.unmixj.explorer;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Insets;

/**
 * A {@link FlowLayout} to the left that asks for the height of all its rows, so
 * that in a narrow window nothing is out of sight.
 */
final class WrapLayout extends FlowLayout {

	WrapLayout(final int gap) {
		super(LEFT, gap, gap);
	}

	@Override
	public Dimension preferredLayoutSize(final Container target) {
		return size(target);
	}

	@Override
	public Dimension minimumLayoutSize(final Container target) {
		return new Dimension(1, size(target).height);
	}

	private Dimension size(final Container target) {
		synchronized (target.getTreeLock()) {
			final Insets insets = target.getInsets();
			final int room = target.getWidth() > 0 ? target.getWidth() - insets.left -
				insets.right - getHgap() : Integer.MAX_VALUE;
			int widest = 0, height = getVgap(), rowWidth = 0, rowHeight = 0;
			for (final Component component : target.getComponents()) {
				if (!component.isVisible()) continue;
				final Dimension size = component.getPreferredSize();
				if (rowWidth > 0 && rowWidth + getHgap() + size.width > room) {
					height += rowHeight + getVgap();
					rowWidth = 0;
					rowHeight = 0;
				}
				rowWidth += getHgap() + size.width;
				rowHeight = Math.max(rowHeight, size.height);
				widest = Math.max(widest, rowWidth);
			}
			return new Dimension(widest + getHgap() + insets.left + insets.right,
				height + rowHeight + getVgap() + insets.top + insets.bottom);
		}
	}
}
