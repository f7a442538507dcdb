
package org.unmixj.ij1;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.command.Previewable;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.ImagePlus;

/**
 * Has everyday parameters, and 22 more in groups; tells beforehand what it will
 * make; reports some of them.
 */
@Plugin(type = Command.class, label = "Many Keys...", headless = true,
	description = "Has parameters that few need, for tests of the bridge.")
public class ManyKeysCommand extends ContextCommand implements Previewable {

	private static final String MORE = "more";

	private static final String PIXELS = "Pixels";

	private static final String SPECTRA = "Known spectra";

	private static final String NOISE = "Noise and penalties";

	private static final String LABELS = "Labels and colors";

	/** A number of components with which a run would fail is above this. */
	private static final int MOST = 10;

	/** A number of components that preview fails at unexpectedly. */
	private static final int BUG = 7;

	/** A choice. */
	public enum Choice {
			NONE, AUTO, COMPONENT
	}

	@Parameter(description = "The image.")
	private ImagePlus image;

	@Parameter(label = "Axis", description = "One of three.")
	private Choice axis = Choice.AUTO;

	@Parameter(label = "Components", description = "A whole number.")
	private int components = 4;

	@Parameter(label = "Initialization", description = "One of three.")
	private Choice initialization = Choice.AUTO;

	@Parameter(label = "Tolerance", description = "A number.")
	private double tolerance = 1e-4;

	@Parameter(label = "Iterations", description = "A whole number.")
	private int iterations = 10000;

	@Parameter(label = "Seed", description = "A whole number.")
	private long seed = 1;

	@Parameter(label = "Method", description = "One of three.")
	private Choice method = Choice.NONE;

	@Parameter(label = "Scale", description = "One of three.")
	private Choice scale = Choice.NONE;

	@Parameter(label = "Save", style = "directory", required = false,
		description = "A folder, or nothing.")
	private File save;

	@Parameter(label = "Saturation", description = "None, Auto or a value.",
		attrs = @Attr(name = MORE, value = PIXELS))
	private String saturation = "None";

	@Parameter(label = "Missing", description = "One of three.", attrs = @Attr(
		name = MORE, value = PIXELS))
	private Choice missing = Choice.NONE;

	@Parameter(label = "Background", description = "One of three.", attrs = @Attr(
		name = MORE, value = PIXELS))
	private Choice background = Choice.NONE;

	@Parameter(label = "Level", min = "0", description = "A number.",
		attrs = @Attr(name = MORE, value = PIXELS))
	private double level;

	@Parameter(label = "Negatives", description = "One of three.", attrs = @Attr(
		name = MORE, value = PIXELS))
	private Choice negatives = Choice.NONE;

	@Parameter(label = "Mask", description = "A title.", attrs = @Attr(
		name = MORE, value = PIXELS))
	private String mask = "";

	@Parameter(label = "Threshold", description = "A number.", attrs = @Attr(
		name = MORE, value = PIXELS))
	private double threshold;

	@Parameter(label = "Everywhere", description = "True or false.",
		attrs = @Attr(name = MORE, value = PIXELS))
	private boolean everywhere;

	@Parameter(label = "Spectra", required = false, description = "A file.",
		attrs = @Attr(name = MORE, value = SPECTRA))
	private File spectra;

	@Parameter(label = "Known", description = "One of three.", attrs = @Attr(
		name = MORE, value = SPECTRA))
	private Choice known = Choice.NONE;

	@Parameter(label = "Loss", description = "One of three.", attrs = @Attr(
		name = MORE, value = NOISE))
	private Choice loss = Choice.NONE;

	@Parameter(label = "Gain", description = "A number.", attrs = @Attr(
		name = MORE, value = NOISE))
	private double gain = 1;

	@Parameter(label = "Offset", description = "A number.", attrs = @Attr(
		name = MORE, value = NOISE))
	private double offset;

	@Parameter(label = "L1W (images)", description = "A number.", attrs = @Attr(
		name = MORE, value = NOISE))
	private double l1w;

	@Parameter(label = "L2W (images)", description = "A number.", attrs = @Attr(
		name = MORE, value = NOISE))
	private double l2w;

	@Parameter(label = "L1H (spectra)", description = "A number.", attrs = @Attr(
		name = MORE, value = NOISE))
	private double l1h;

	@Parameter(label = "L2H (spectra)", description = "A number.", attrs = @Attr(
		name = MORE, value = NOISE))
	private double l2h;

	@Parameter(label = "Smooth", description = "A number.", attrs = @Attr(
		name = MORE, value = NOISE))
	private double smooth;

	@Parameter(label = "Wavelengths", required = false, description = "A file.",
		attrs = @Attr(name = MORE, value = LABELS))
	private File wavelengths;

	@Parameter(label = "First", description = "A number.", attrs = @Attr(
		name = MORE, value = LABELS))
	private double first;

	@Parameter(label = "Step", description = "A number.", attrs = @Attr(
		name = MORE, value = LABELS))
	private double step;

	@Parameter(label = "Colors", description = "One of three.", attrs = @Attr(
		name = MORE, value = LABELS))
	private Choice colors = Choice.NONE;

	@Parameter(required = false, visibility = ItemVisibility.MESSAGE)
	@SuppressWarnings("unused") // read through the module
	private String message;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus copy;

	@Override
	public void preview() {
		if (components > MOST) throw new IllegalArgumentException("components" +
			" must be at most " + MOST + ", got " + components + ".");
		if (components == BUG) throw new IllegalStateException("a bug");
		message = "Makes " + components + " components of " + image.getTitle() +
			".";
	}

	@Override
	public void cancel() {
		message = null;
	}

	@Override
	public void run() {
		copy = IJ.createImage("Copy of " + image.getTitle(), "8-bit", 8, 8, 1);
		final List<Object> given = new ArrayList<>(List.of(axis, components,
			initialization, tolerance, iterations, seed, method, scale, save == null
				? "" : save));
		given.addAll(List.of(saturation, missing, background, level, negatives,
			mask, threshold, everywhere, spectra == null ? "" : spectra, known, loss,
			gain, offset, l1w, l2w, l1h, l2h, smooth, wavelengths == null ? ""
				: wavelengths, first, step, colors));
		copy.setProp("given", given.toString());
	}
}
