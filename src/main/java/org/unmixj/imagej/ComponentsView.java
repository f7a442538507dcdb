
package org.unmixj.imagej;

import java.awt.Color;
import java.util.List;
import java.util.Optional;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.LUT;

/**
 * What a components image knows about its components, as numbers and texts for
 * those who want to draw them: signatures, names, colours, shares, generalized
 * singular values. Read once; later changes of the image are not seen.
 */
public final class ComponentsView {

	private final ImagePlus image;

	private final ComponentsInfo info;

	private ComponentsView(final ImagePlus image) {
		this.image = image;
		info = ComponentsInfo.of(image);
	}

	/**
	 * Reads what comes with an image.
	 *
	 * @param image an image that UnmixJ has made, opened again from its TIFF file
	 *          or not; it is not changed
	 * @throws IllegalArgumentException if it has no signatures, or they can't be
	 *           read, with a message for the user
	 */
	public static ComponentsView of(final ImagePlus image) {
		return new ComponentsView(image);
	}

	/** Tells whether an image has signatures with it. */
	public static boolean isComponents(final ImagePlus image) {
		return ComponentsInfo.isIn(image);
	}

	/** Returns the image. */
	public ImagePlus image() {
		return image;
	}

	/** Returns r, the number of components. */
	public int size() {
		return info.signatures().names().size();
	}

	/** Returns the name of each component ("Component 2, peak 525 nm"). */
	public List<String> names() {
		return info.signatures().names();
	}

	/**
	 * Returns the short name of a component, as headings of tables have it: "C2",
	 * or the name that somebody gave it.
	 */
	public String shortName(final int component) {
		return info.signatures().heading(component);
	}

	/**
	 * Returns the text of a component in a legend ("C2, peak 525 nm"): its name,
	 * or a short form of it.
	 */
	public String legend(final int component) {
		return info.signatures().legend(component);
	}

	/** Returns the colour of a component. */
	public Color color(final int component) {
		return info.signatures().colors().get(component);
	}

	/** Returns the colour of a component on white ground: darker, if need be. */
	public Color colorOnWhite(final int component) {
		return WavelengthColor.onWhite(color(component));
	}

	/** Returns the signature of a component, n values; a copy. */
	public double[] signature(final int component) {
		return info.signatures().H().viewRow(component).toArray();
	}

	/** Returns the position of each of the n samples; a copy. */
	public double[] positions() {
		return info.signatures().samples().values();
	}

	/** Returns what the positions are ("Wavelength (nm)"). */
	public String positionLabel() {
		return info.signatures().samples().label();
	}

	/** Returns the word for a signature ("spectrum", "time course"). */
	public String signatureWord() {
		return info.signatures().axis().signature();
	}

	/** Returns the share of a component in the fitted intensities, in percent. */
	public double share(final int component) {
		return info.quality().getValue("share_percent", component);
	}

	/** Returns "ok", or what to be wary of ("similar to C2"). */
	public String flag(final int component) {
		return info.quality().getStringValue("flag", component);
	}

	/** Tells whether the signature of a component is locked. */
	public boolean isFixed(final int component) {
		return info.record().map(record -> record.fixed()[component]).orElse(false);
	}

	/** Returns the relative error in percent, NaN if it is not known. */
	public double relativeError() {
		final Object error = info.summary().get("error_percent");
		return error instanceof Number ? ((Number) error).doubleValue()
			: Double.NaN;
	}

	/** Returns "HALS NMF", or what else the components were found by. */
	public String method() {
		return info.method();
	}

	/** Returns the line of a macro that repeats the last step. */
	public String macro() {
		return info.macro();
	}

	/** Returns the title of the image that was unmixed. */
	public String stackTitle() {
		return info.image();
	}

	/** Returns sentences about what to be wary of; usually none. */
	public List<String> warnings() {
		return info.warnings();
	}

	/** Returns all &lambda;, largest first; none without GSVD. */
	public double[] lambdas() {
		return info.lambdas();
	}

	/** Returns k, how many of the largest &lambda; were taken. */
	public int taken() {
		return info.taken();
	}

	/** Returns the stack that was unmixed, if it is known and open. */
	public Optional<ImagePlus> stack() {
		try {
			return Optional.of(UnmixedStack.of(image));
		}
		catch (final IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private static ImageStack inMemory(final ImageStack planes) {
		final ImageStack copied = new ImageStack(planes.getWidth(), planes
			.getHeight());
		for (int i = 1; i <= planes.getSize(); i++) {
			copied.addSlice(planes.getSliceLabel(i), planes.getProcessor(i)
				.duplicate());
		}
		return copied;
	}

	/** Returns a copy in another file, as memory was too small for them. */
	private static ImageStack onDisk(final String title,
		final ImageStack planes)
	{
		final ComponentFile file = ComponentFile.temporary(title, planes.getWidth(),
			planes.getHeight(), planes.getSize());
		final String[] labels = new String[planes.getSize()];
		try {
			for (int i = 0; i < labels.length; i++) {
				labels[i] = planes.getSliceLabel(i + 1);
				file.put(i, (float[]) planes.getProcessor(i + 1).getPixels());
			}
			return file.stack(labels);
		}
		catch (RuntimeException | Error e) {
			file.delete();
			throw e;
		}
	}

	/**
	 * Deletes the temporary file that the images are in, if they are; they are of
	 * no use any more then. Copies have files of their own.
	 */
	public void release() {
		ComponentFile.deleteOf(image);
	}

	/**
	 * Returns a copy of the image with all that it knows.
	 *
	 * @param stack what the copy knows as the stack that was unmixed
	 */
	public ImagePlus copy(final ImagePlus stack) {
		final ImageStack planes = image.getImageStack();
		final ImageStack copied = ComponentFile.isIn(planes) ? onDisk(image
			.getTitle(), planes) : inMemory(planes);
		ImagePlus copy = new ImagePlus(image.getTitle(), copied);
		copy.setDimensions(image.getNChannels(), image.getNSlices(), image
			.getNFrames());
		copy.setCalibration(image.getCalibration().copy());
		copy.setProperty("Info", image.getProperty("Info"));
		copy.setProperties(image.getPropertiesAsArray());
		final LUT[] luts = image.getLuts();
		if (image.isComposite()) {
			final CompositeImage composite = new CompositeImage(copy, image
				.getDisplayMode() == ij.IJ.COMPOSITE ? CompositeImage.COMPOSITE
					: CompositeImage.COLOR);
			composite.setLuts(luts);
			copy = composite;
		}
		else if (luts.length == 1) copy.setLut(luts[0]);
		copy.setOpenAsHyperStack(image.getOpenAsHyperStack());
		UnmixedStack.note(copy, stack);
		return copy;
	}
}
