
package org.unmixj.ij1;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.unmixj.imagej.TitledTable;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GUI;
import ij.gui.Plot;
import ij.macro.Interpreter;
import ij.macro.Variable;
import ij.measure.ResultsTable;

/**
 * Shows what a command returns, by type: {@link TitledTable}s, {@link Plot}s
 * and {@link ImagePlus}es, in this order, so that an image is the active one in
 * the end. A text goes to the Log, or with the attribute {@value #STATUS} to
 * the status bar. In batch mode and without a display images are added to the
 * hidden ones.
 */
final class OutputDisplay {

	/** The attribute of texts that say in few words what came out. */
	private static final String STATUS = "status";

	/** The attribute of plots that leave the active image active. */
	private static final String ASIDE = "aside";

	private OutputDisplay() {
		// only static methods
	}

	/** Tells whether outputs of a type are shown. */
	static boolean supports(final Class<?> type) {
		return type == TitledTable.class || type == Plot.class ||
			type == ImagePlus.class || type == ImagePlus[].class ||
			type == String.class;
	}

	/** Shows all outputs of a command that has been run. */
	static void show(final Module module) {
		final ImagePlus active = WindowManager.getCurrentImage();
		final List<Window> newPlots = show(outputs(module, TitledTable.class),
			outputs(module, Plot.class), outputs(module, ImagePlus.class));
		if (isAside(module) && OpenImages.all().contains(active)) {
			newPlots.forEach(plot -> placeBeside(plot, active.getWindow()));
			activate(active);
		}
		for (final ModuleItem<?> item : module.getInfo().outputs()) {
			final Object value = module.getOutput(item.getName());
			if (!(value instanceof String) || ((String) value).isEmpty()) continue;
			if (item.get(STATUS) != null) IJ.showStatus((String) value);
			else LogText.write((String) value);
		}
	}

	/**
	 * Shows tables, plots and images, in this order.
	 *
	 * @return the windows of plots that have no place of their own so far
	 */
	static List<Window> show(final List<TitledTable> tables,
		final List<Plot> plots, final List<ImagePlus> images)
	{
		tables.forEach(OutputDisplay::show);
		// the first one on top
		final List<Plot> reversed = new ArrayList<>(plots);
		Collections.reverse(reversed);
		final List<Window> newPlots = new ArrayList<>();
		for (final Plot plot : reversed) {
			if (!show(plot) && plot.getImagePlus().getWindow() != null) {
				newPlots.add(plot.getImagePlus().getWindow());
			}
		}
		for (final ImagePlus image : images) {
			show(image);
			if (image.getWindow() == null) continue;
			newPlots.forEach(plot -> placeBeside(plot, image.getWindow()));
		}
		return newPlots;
	}

	private static boolean isAside(final Module module) {
		for (final ModuleItem<?> item : module.getInfo().outputs()) {
			if (item.get(ASIDE) != null && module.getOutput(item.getName()) != null)
				return true;
		}
		return false;
	}

	private static void activate(final ImagePlus image) {
		if (image.getWindow() != null) IJ.selectWindow(image.getID());
		else {
			if (Interpreter.isBatchMode()) Interpreter.activateImage(image);
			WindowManager.setTempCurrentImage(image);
		}
	}

	/** Returns the outputs of a type that there are, in the command's order. */
	static <T> List<T> outputs(final Module module, final Class<T> type) {
		final List<T> outputs = new ArrayList<>();
		for (final ModuleItem<?> item : module.getInfo().outputs()) {
			final Object value = module.getOutput(item.getName());
			for (final Object one : value instanceof Object[] ? (Object[]) value
				: new Object[] { value })
			{
				if (type.isInstance(one)) outputs.add(type.cast(one));
			}
		}
		return outputs;
	}

	/** Returns what the command says of its run, first in few words. */
	static String text(final Module module) {
		final List<String> texts = new ArrayList<>();
		for (final ModuleItem<?> item : module.getInfo().outputs()) {
			final Object value = module.getOutput(item.getName());
			if (!(value instanceof String) || ((String) value).isEmpty()) continue;
			texts.add(item.get(STATUS) == null ? texts.size() : 0, (String) value);
		}
		return String.join("\n", texts);
	}

	/** ImageJ has no tables without a display; this does nothing then. */
	private static void show(final TitledTable table) {
		final String title = table.getTitle();
		final ResultsTable open = ResultsTable.getResultsTable(title);
		if (table.isAppended() && open != null) {
			append(table, open);
			open.show(title);
		}
		else table.show(title);
	}

	private static void append(final ResultsTable source,
		final ResultsTable target)
	{
		for (int row = 0; row < source.size(); row++) {
			target.addRow();
			for (final String column : source.getHeadings()) {
				final Variable cell = source.getColumnAsVariables(column)[row];
				if (cell.getString() == null) target.addValue(column, cell.getValue());
				else target.addValue(column, cell.getString());
			}
		}
	}

	/**
	 * Shows a plot in the place of an open plot of its title.
	 *
	 * @return whether there was one
	 */
	private static boolean show(final Plot plot) {
		Point place = null;
		for (final ImagePlus open : OpenImages.all()) {
			if (open.getProperty(Plot.PROPERTY_KEY) == null || !open.getTitle()
				.equals(plot.getTitle())) continue;
			if (open.getWindow() != null) place = open.getWindow().getLocation();
			open.changes = false;
			open.close();
		}
		plot.show();
		final ImagePlus shown = plot.getImagePlus();
		if (place != null && shown.getWindow() != null) shown.getWindow()
			.setLocation(place);
		return place != null;
	}

	/**
	 * Moves a plot to the right of the image it belongs to, or below it, so that
	 * both can be seen; where the screen has no room for that, it stays.
	 */
	private static void placeBeside(final Window plot, final Window image) {
		if (image == null) return;
		final Rectangle screen = GUI.getMaxWindowBounds(image);
		final Rectangle beside = plot.getBounds();
		beside.setLocation(image.getX() + image.getWidth(), image.getY());
		final Rectangle below = plot.getBounds();
		below.setLocation(image.getX(), image.getY() + image.getHeight());
		if (screen.contains(beside)) plot.setLocation(beside.getLocation());
		else if (screen.contains(below)) plot.setLocation(below.getLocation());
	}

	/**
	 * Shows an image and makes it the active one. In macros ImageJ waits for its
	 * window to be activated; else the window of a plot shown before might be
	 * activated later.
	 */
	private static void show(final ImagePlus image) {
		image.setTitle(OpenImages.uniqueTitle(image.getTitle()));
		image.show();
		if (image.getWindow() == null) return;
		if (!IJ.isMacro()) image.waitTillActivated();
		WindowManager.setCurrentWindow(image.getWindow());
	}
}
