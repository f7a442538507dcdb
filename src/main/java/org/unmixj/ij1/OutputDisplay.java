
package org.unmixj.ij1;

import java.awt.Point;
import java.awt.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.unmixj.imagej.TitledTable;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Plot;
import ij.macro.Interpreter;
import ij.macro.Variable;
import ij.measure.ResultsTable;

/**
 * Shows what a command returns, by type: {@link TitledTable}s, {@link Plot}s
 * and {@link ImagePlus}es, in this order, so that an image is the active one in
 * the end. Windows that open do so beside each other. A text goes to the Log,
 * or with the attribute {@value #STATUS} to the status bar. In batch mode and
 * without a display images are added to the hidden ones.
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
		final Window log = log(module);
		show(outputs(module, TitledTable.class), outputs(module, Plot.class),
			outputs(module, ImagePlus.class), active, log);
		if (isAside(module) && OpenImages.all().contains(active)) activate(active);
		texts(module, true).forEach(IJ::showStatus);
	}

	/** Writes texts to the Log; returns its window if that has opened it. */
	private static Window log(final Module module) {
		Window opened = null;
		for (final String text : texts(module, false)) {
			final Window window = LogText.write(text);
			if (window != null) opened = window;
		}
		return opened;
	}

	/** Returns the texts for the status bar, or those for the Log. */
	private static List<String> texts(final Module module, final boolean status) {
		final List<String> texts = new ArrayList<>();
		for (final ModuleItem<?> item : module.getInfo().outputs()) {
			final Object value = module.getOutput(item.getName());
			if (!(value instanceof String) || ((String) value).isEmpty()) continue;
			if (status == (item.get(STATUS) != null)) texts.add((String) value);
		}
		return texts;
	}

	/**
	 * Shows tables, plots and images, in this order, those that have no place so
	 * far beside each other.
	 */
	static void show(final List<TitledTable> tables, final List<Plot> plots,
		final List<ImagePlus> images)
	{
		show(tables, plots, images, WindowManager.getCurrentImage(), null);
	}

	/**
	 * Shows tables, plots and images, in this order, those that have no place so
	 * far beside each other: plots first, then the Log, then tables.
	 *
	 * @param active what they go beside, if there are no images; may be null
	 * @param log its window, if it has just opened, or null
	 */
	private static void show(final List<TitledTable> tables,
		final List<Plot> plots, final List<ImagePlus> images,
		final ImagePlus active, final Window log)
	{
		final List<Window> placed = new ArrayList<>(), opened = new ArrayList<>();
		opened.add(log);
		for (final TitledTable table : tables) {
			final boolean open = WindowManager.getFrame(table.getTitle()) != null;
			show(table);
			(open ? placed : opened).add(WindowManager.getFrame(table.getTitle()));
		}
		// the first one on top
		final List<Plot> reversed = new ArrayList<>(plots);
		Collections.reverse(reversed);
		for (final Plot plot : reversed) {
			final boolean open = show(plot);
			if (open) placed.add(plot.getImagePlus().getWindow());
			else opened.add(0, plot.getImagePlus().getWindow());
		}
		for (final ImagePlus image : images) {
			show(image);
			placed.add(image.getWindow());
		}
		if (log == null) placed.add(WindowManager.getWindow(LogText.TITLE));
		placed.removeIf(Objects::isNull);
		opened.removeIf(Objects::isNull);
		place(opened, placed, images.isEmpty() ? active : images.get(images.size() -
			1));
	}

	/** Places windows that were opened beside an image and windows. */
	private static void place(final List<Window> opened,
		final List<Window> placed, final ImagePlus image)
	{
		if (image == null || image.getWindow() == null) return;
		final WindowPlaces places = WindowPlaces.beside(image.getWindow());
		placed.forEach(places::take);
		opened.forEach(places::move);
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
	 * Shows an image, unless it is open, and makes it the active one. In macros
	 * ImageJ waits for its window to be activated; else the window of a plot
	 * shown before might be activated later.
	 */
	private static void show(final ImagePlus image) {
		if (OpenImages.all().contains(image)) {
			activate(image);
			return;
		}
		image.setTitle(OpenImages.uniqueTitle(image.getTitle()));
		image.show();
		if (image.getWindow() == null) return;
		if (!IJ.isMacro()) image.waitTillActivated();
		WindowManager.setCurrentWindow(image.getWindow());
	}
}
