
package org.unmixj.imagej;

import java.io.File;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

import org.unmixj.image.StackGeometry;

import ij.ImagePlus;

/** The sentences users read when their input can't be used, or to be warned. */
public final class Messages {

	/** No image was given. */
	public static final String NO_IMAGE =
		"There is no image. Open a stack and run the command again.";

	/** No spectra were given. */
	public static final String NO_SPECTRA = "There are no spectra. Give a file " +
		"of spectra, or the title of an open components image or table.";

	/** All pixels are to be unmixed with what was given, not found in some. */
	static final String EVERYWHERE_GIVEN = "everywhere unmixes all pixels with " +
		"the signatures that were found in some of them. With spectra that are " +
		"given, leave out selection, mask and threshold instead.";

	/** Spectra that plain least squares can't tell apart. */
	static final String DEPENDENT_SPECTRA = "One of the spectra is zero or a " +
		"mixture of the others at the samples of the image, so that plain least " +
		"squares has no single answer. Leave it out, or use " +
		"constraint=NonNegative.";

	/** No stacks to unmix together were given. */
	public static final String NO_STACKS = "There are no stacks to unmix " +
		"together. Open them, or give a folder of TIFF files.";

	private static final String SPECTRA_FORM =
		"Spectra are lines of numbers: the wavelength or the number of the " +
			"channel, then a column for each spectrum, with their names above.";

	/** The expected photon noise is a guess. */
	public static final String UNKNOWN_GAIN =
		"The expected photon noise is that of 1 grey value per photon, as no gain " +
			"was given. With another gain it is the square root of the gain times as much.";

	/** A macro without windows opens one. */
	public static final String NEEDS_WINDOW =
		"Explore Components... is a window, which there is no place for without a " +
			"display and in batch mode. Its steps are commands that macros can run: " +
			"HALS NMF..., Grow Components..., Merge Components..., Edit " +
			"Components...; its button Macro writes them.";

	/** Where users say how much memory ImageJ may use. */
	public static final String MEMORY_SETTING =
		"Edit > Options > Memory & Threads, or java's -Xmx";

	private static final String MORE_MEMORY = "give ImageJ more memory (" +
		MEMORY_SETTING + ").";

	private Messages() {
		// static methods only
	}

	/** An RGB image. */
	public static String rgb(final String title) {
		return "\"" + title +
			"\" is an RGB image; unmixing needs 8-, 16- or 32-bit grayscale. " +
			"If its colours are the channels, use Image > Color > Make Composite first.";
	}

	/** Names of known spectra where none are given. */
	static String fixedWithoutSpectra(final String names) {
		return "fixed must name spectra that are known, and none are given by " +
			"spectra, got \"" + names + "\". Give them, or leave fixed out.";
	}

	/** A line, point or text selection. */
	public static String noArea(final String title, final String selection) {
		return "The selection on \"" + title + "\" is a " + selection +
			"; unmixing needs an area, such as a rectangle or a freehand selection. " +
			"Draw one, or use Edit > Selection > Select None to unmix the whole image.";
	}

	/** A selection, or an image, with fewer pixels than components. */
	public static String tooFewPixels(final String title, final boolean selected,
		final long pixels, final int components)
	{
		return (selected ? "The selection on \"" + title + "\" has "
			: "Each sample of \"" + title + "\" has ") + count(pixels, "pixel") +
			"; " + components + " components need at least " + components +
			" pixels. " + (selected ? "Draw a larger selection, or"
				: "Use a larger image, or") + " ask for fewer components.";
	}

	/** A mask or a threshold that leaves fewer pixels than components. */
	public static String tooFewLeft(final String title, final long pixels,
		final int components)
	{
		return "Mask, threshold and selection leave " + count(pixels, "pixel") +
			" of \"" + title + "\" to fit; " + components +
			" components need at least " + components +
			" pixels. Use a larger mask or a lower threshold, or ask for fewer " +
			"components.";
	}

	/** A mask of another shape or type. */
	public static String mask(final String title, final int width,
		final int height, final int planes, final int bits, final int neededWidth,
		final int neededHeight)
	{
		return "The mask \"" + title + "\" is " + width + " x " + height +
			" pixels, " + count(planes, "image") + ", " + bits +
			"-bit; it must be one 8-bit image of " + neededWidth + " x " +
			neededHeight + " pixels, as the stack, and not 0 inside.";
	}

	/** Nothing but zeros inside a mask. */
	public static String allZeroInside(final String title) {
		return "All pixels of \"" + title + "\" inside the mask are 0; there is " +
			"nothing to unmix.";
	}

	/** More components than samples. */
	public static String tooManyComponents(final String title,
		final String position, final int samples, final int components)
	{
		return "components must be at most " + samples + ", as \"" + title +
			"\" has " + count(samples, position) + ", got " + components + ".";
	}

	/** Directions that the paper's way can't give. */
	public static String paperDirections(final int components, final int added) {
		return "directions=Paper starts with components - added components, which " +
			"must be at least 2 and at least added; got components=" + components +
			" and added=" + added + ". Add fewer, or use directions=Extended.";
	}

	/** NaN or infinite pixels. */
	public static String notFinite(final String title, final long count,
		final String where)
	{
		return "\"" + title + "\" has " + count(count, "pixel value") + " that " +
			(count == 1 ? "is" : "are") + " not a number or infinite, the first at " +
			where +
			"; unmixing needs numbers. missing=NaN takes those that are not a number " +
			"as missing; a selection can leave bad pixels out.";
	}

	/** Negative pixels. */
	public static String negative(final String title, final long count,
		final double minimum)
	{
		return "\"" + title + "\" has " + count(count, "negative pixel value") +
			", the lowest is " + NumberText.of(minimum) +
			"; unmixing needs values of 0 or more. If 0 is not the dark level, use " +
			"negatives=Offset, which adds " + NumberText.of(-minimum) +
			" to all, or " +
			"subtract a background; if they are noise around 0, negatives=Zero sets " +
			"them to 0.";
	}

	/** Nothing but zeros. */
	public static String allZero(final String title, final boolean selected) {
		return "All pixels of " + (selected ? "the selection on " : "") + "\"" +
			title + "\" are 0; there is nothing to unmix.";
	}

	/** A gain of the detector that can't be one. */
	public static String gain(final double gain) {
		return "gain, the grey values per photon, must be above 0, got " +
			NumberText.of(gain) + ".";
	}

	/** An offset of the detector that can't be one. */
	public static String offset(final double offset) {
		return "offset, the grey value without light, must be a finite number, got " +
			NumberText.of(offset) + ".";
	}

	/** Nothing but values up to the offset. */
	public static String allBelowOffset(final String title, final double offset) {
		return "No pixel of \"" + title + "\" is above the offset " + NumberText.of(
			offset) + "; there is nothing to unmix. Lower offset to the grey value " +
			"without light.";
	}

	/** A warning: an offset that is above most of the image. */
	public static String belowOffset(final double offset, final double percent) {
		return String.format(Locale.US,
			"%.1f %% of all values are below the offset " +
				"%s and were set to 0: it should be the grey value without light.",
			percent, NumberText.of(offset));
	}

	/** A key saturation that is no level. */
	public static String saturation(final String text) {
		return "saturation must be None, Auto or a number above 0, got \"" + text +
			"\".";
	}

	/** A sample all of whose values are missing. */
	public static String nothingThere(final String title, final String sample) {
		return "All pixel values of " + sample + " of \"" + title +
			"\" are missing; unmixing needs some. Raise saturation if they are " +
			"not saturated, or remove " + sample + ".";
	}

	/** No region for a background. */
	public static String noRegion(final String title) {
		return "background=Selection needs a region without signal: draw a " +
			"selection on \"" + title +
			"\", or give the name of one in its overlay " +
			"or in the ROI Manager as region.";
	}

	/** A name that no selection has. */
	public static String noSuchRegion(final String name,
		final List<String> names)
	{
		return "There is no region \"" + name +
			"\": no selection in the overlay of " +
			"the image or in the ROI Manager has that name" + (names.isEmpty()
				? "; they have none with a name." : "; there are " + String.join(", ",
					names) + ".");
	}

	/** A region that is a line or a point. */
	public static String backgroundNoArea(final String name,
		final String selection)
	{
		return "The selection " + (name.isEmpty() ? "" : "\"" + name + "\" ") +
			"for the background is a " + selection +
			"; it must be an area, such as a rectangle.";
	}

	/** A region that lies outside of the image. */
	public static String emptyRegion(final String title) {
		return "The selection for the background has no pixel inside \"" + title +
			"\".";
	}

	/** A warning: values were taken as missing as they are saturated. */
	public static String saturated(final long count, final long all,
		final double level)
	{
		return count(count, "pixel value") + share(count, all) + "at or above " +
			NumberText.of(level) + " taken as missing; the error is over the others.";
	}

	/** A warning: values were taken as missing as they are NaN. */
	public static String missing(final long count, final long all) {
		return count(count, "pixel value") + share(count, all) +
			"not a number and taken as missing; the error is over the others.";
	}

	/** A warning: negative values were set to 0. */
	public static String zeroed(final long count, final long all) {
		return count(count, "negative pixel value") + share(count, all) +
			"set to 0.";
	}

	/** A warning: a number was added to all values. */
	public static String added(final double offset) {
		return NumberText.of(offset) + " was added to all pixel values, so that " +
			"the lowest is 0.";
	}

	/** Returns " (2.00 %) were ". */
	private static String share(final long count, final long all) {
		return String.format(Locale.US, " (%.3g %%) %s ", 100.0 * count / all,
			count == 1 ? "was" : "were");
	}

	/** Pixels in memory that changed during a run. */
	public static String changed(final String title) {
		return "The pixels of \"" + title +
			"\" changed while it was being unmixed. Run the command again and leave the image alone until it is done.";
	}

	/** A plane of a virtual stack that can't be had. */
	public static String unreadable(final String title, final int slice,
		final String reason)
	{
		return "Image " + slice + " of the virtual stack \"" + title +
			"\" cannot be read: " + reason + ".";
	}

	/** A file that ends before the planes of a virtual stack do. */
	public static String tooShort(final String title, final File file,
		final int slice, final long needed, final long found)
	{
		return String.format(Locale.US, "Image %d of the virtual stack \"%s\" " +
			"ends at byte %,d of %s, and the file has %,d bytes. It was cut short, " +
			"perhaps while it was copied: get a complete one and open it again.",
			slice, title, needed, file, found);
	}

	/** The file of a virtual stack that changed during a run. */
	public static String fileChanged(final String title, final File file) {
		return "The file of the virtual stack \"" + title + "\" changed while it " +
			"was being unmixed: " + file +
			". Open it again, and leave it alone until unmixing is done.";
	}

	/** The file of a virtual stack that vanished during a run. */
	public static String fileGone(final String title, final File file) {
		return "The file of the virtual stack \"" + title + "\" is no longer " +
			"there: " + file + ". It must stay until unmixing is done.";
	}

	/** Too little memory. */
	public static String memory(final String title, final int components,
		final long needed, final long available)
	{
		return "Unmixing \"" + title + "\" into " + count(components, "component") +
			" needs about " + Estimate.megabytes(needed) +
			" of memory, and ImageJ has " + Estimate.megabytes(available) +
			" left. Select a part of the image, ask for fewer components, close " +
			"other images, or " + MORE_MEMORY;
	}

	/** What is added where the other method would do. */
	static String plainFits(final long needed) {
		return " With method=Plain it needs about " + Estimate.megabytes(needed) +
			", which is there.";
	}

	/** What is added where the memory of the stack itself would do. */
	static String virtualFits(final long freed) {
		return " Opened as a virtual stack (File > Import > TIFF Virtual " +
			"Stack...), the image would leave its own " + Estimate.megabytes(freed) +
			", which is enough.";
	}

	/** Too little space for component images that don't fit in memory. */
	public static String componentSpace(final String title, final File folder,
		final long needed, final long available)
	{
		return "The component images of \"" + title + "\" do not fit in memory, " +
			"and with them unmixing needs " + Estimate.megabytes(needed) +
			" of temporary disk space; " + folder + " has " + Estimate.megabytes(
				available) + " left. Free some space, ask for fewer components, or " +
			MORE_MEMORY;
	}

	/** The file of component images can't be written. */
	public static String componentFile(final File folder, final String reason) {
		return "The component images do not fit in memory, and cannot be written " +
			"to a temporary file in " + folder + ": " + reason + ".";
	}

	/** A warning: component images that are in a temporary file. */
	public static String componentsOnDisk(final File file) {
		return "The component images did not fit in memory. They are a virtual " +
			"stack in the temporary file " + file +
			", which is deleted when ImageJ " +
			"is closed: save them (File > Save As > Tiff...) to keep them.";
	}

	/** Too little space for the copy of a virtual stack. */
	public static String disk(final String title, final File folder,
		final long needed, final long available)
	{
		return "Unmixing the virtual stack \"" + title + "\" needs " + Estimate
			.megabytes(needed) + " of temporary disk space, and " + folder + " has " +
			Estimate.megabytes(available) +
			" left. Free some space, or select a part of the image.";
	}

	/** A fit that ran out of memory although there seemed to be enough. */
	public static String outOfMemory(final String title, final int components,
		final long needed, final long available)
	{
		return "Unmixing \"" + title + "\" into " + count(components, "component") +
			" ran out of memory: it needs about " + Estimate.megabytes(needed) +
			" and a reserve, and ImageJ had " + Estimate.megabytes(available) +
			" left. Select a part of the image, ask for fewer components, close " +
			"other images, or " + MORE_MEMORY;
	}

	/** More added components than the data have directions. */
	public static String rank(final String title, final int rank,
		final int added)
	{
		return "\"" + title + "\" holds no more than " + count(rank,
			"independent signature") + ", so that added can be at most " + rank +
			", got " + added + ". Add fewer, or ask for fewer components.";
	}

	/** A number of added components that GSVD-NMF can't start from. */
	public static String added(final int components, final int added) {
		return components < 2
			? "GSVD-NMF starts with fewer components than asked for and adds the " +
				"missing ones, so that components must be at least 2, got " +
				components + ". Ask for more, or use HALS NMF."
			: "GSVD-NMF finds some of the components first and adds the others, so " +
				"that added must be from 1 to " + (components - 1) +
				" with components=" + components + ", got " + added + ".";
	}

	/** A tolerance of the first unmixing that can't be one. */
	public static String epsilon0(final double epsilon0) {
		return "epsilon0 must be 0, which takes tolerance, or above 0 and below 1, " +
			"got " + NumberText.of(epsilon0) + ".";
	}

	/** The temporary copy, or the file, of a virtual stack can't be read. */
	public static String lostData(final String title, final String reason) {
		return "The data of \"" + title +
			"\" could no longer be read while it was being unmixed: " + reason + ".";
	}

	/** The copy of a virtual stack can't be written. */
	public static String scratch(final File folder, final String reason) {
		return "The temporary copy of the virtual stack in " + folder +
			" cannot be written: " + reason + ".";
	}

	/** The results can't be saved. */
	public static String save(final File folder, final String reason) {
		return "The results cannot be saved in " + folder + ": " + reason + ".";
	}

	/** Too little space for the results. */
	public static String saveSpace(final long needed, final long available) {
		return Estimate.megabytes(needed) + " are needed and " + Estimate.megabytes(
			available) + " are left";
	}

	/** A file name that no file system takes. */
	static String longName(final String name, final int length,
		final int longest)
	{
		return "the name of the file \"" + name + "\" has " + length +
			" bytes, and at most " + longest + " are allowed. Give the image a " +
			"shorter title (Image > Rename...)";
	}

	/** A text without spectra. */
	static String noSpectra(final String source) {
		return "\"" + source + "\" holds no spectra. " + SPECTRA_FORM;
	}

	/** A file of spectra that can't be read. */
	static String spectraFile(final File file, final Exception e) {
		return "The spectra cannot be read from " + file + ": " +
			(e instanceof NoSuchFileException ? "there is no such file" : e
				.getMessage()) + ".";
	}

	/** A text that is not separated values. */
	static String spectraText(final String source, final String reason) {
		return "The spectra cannot be read from \"" + source + "\": " + reason +
			". " + SPECTRA_FORM;
	}

	/** A line with another number of cells than there are headings. */
	static String spectraLine(final String source, final long line,
		final int cells, final int headings)
	{
		return "Line " + line + " of \"" + source + "\" has " + count(cells,
			"cell") + "; there are " + count(headings, "column") + ". " +
			SPECTRA_FORM;
	}

	/** A cell that isn't what it should be. */
	static String spectraCell(final String source, final long line,
		final int column, final String heading, final String cell,
		final String problem)
	{
		return "Line " + line + ", column " + column + (heading.isEmpty() ? ""
			: " (" + heading + ")") + " of \"" + source + "\" is \"" + cell + "\", " +
			problem + ". " + SPECTRA_FORM;
	}

	/** A spectrum without a name, or with that of another one. */
	static String spectrumName(final String source, final String name) {
		return "Each spectrum in \"" + source + "\" needs a name of its own, got " +
			(name.trim().isEmpty() ? "one without a name" : "\"" + name +
				"\" more than once") + ".";
	}

	/** A position that is not a number, or that of another sample. */
	static String samplePosition(final String source, final String heading,
		final double position)
	{
		return "Each sample of the spectra in \"" + source +
			"\" needs a position of its own, got " + heading + " " + NumberText.of(
				position) + (Double.isNaN(position) || Double.isInfinite(position) ? ""
					: " more than once") + ".";
	}

	/** Spectra whose samples don't go with those of the image. */
	static String spectraSamples(final Spectra spectra, final String title,
		final SampleAxis samples)
	{
		final double[] at = samples.values();
		return "The spectra in \"" + spectra.source() + "\" have " + samples(spectra
			.heading(), spectra.positions()) + ", and \"" + title + "\" has " +
			samples(samples.heading(), at) +
			". They must overlap in wavelength, or " +
			"be as many where the wavelengths of one of them are not known.";
	}

	/** More spectra than samples. */
	static String tooManySpectra(final Spectra spectra, final String title,
		final String position, final int samples)
	{
		return "There are " + spectra.size() + " spectra in \"" + spectra.source() +
			"\", and \"" + title + "\" has " + count(samples, position) +
			"; there must be at least as many " + position + "s as spectra.";
	}

	/** A name that none of the spectra has. */
	static String noSuchSpectrum(final Spectra spectra, final String name) {
		return "fixed must name spectra that are known, separated by commas, got \"" +
			name + "\". Known are " + String.join(", ", spectra.names()) + ".";
	}

	/**
	 * More known spectra than components.
	 *
	 * @param flat 1 with a background among the components, else 0
	 */
	static String fewerThanKnown(final Spectra spectra, final int components,
		final int added, final int flat)
	{
		final int least = spectra.size() + flat;
		if (added > 0) {
			return "GSVD-NMF finds the " + spectra.size() + " known spectra in \"" +
				spectra.source() + "\"" + (flat > 0 ? " and the background" : "") +
				" first and adds others, so that components must be at least " +
				(least + added) + " with added=" + added + ", got " + (components +
					added) + ".";
		}
		return "components must be at least " + least +
			", the number of spectra in" + " \"" + spectra.source() + "\"" + (flat > 0
				? " and the background" : "") + ", got " + components +
			". Those beyond are found blindly.";
	}

	/** A selection that has none of the pixels that were fitted. */
	public static String nothingFitted(final String title) {
		return "None of the pixels in the selection of \"" + title +
			"\" were fitted. Move or remove the selection.";
	}

	/** A background that is fitted along is no matter of given spectra alone. */
	public static String backgroundGiven(final int spectra) {
		return "background=Component finds the spectrum of the background, which " +
			"Apply Spectra can't. Use HALS NMF with the same spectra and components=" +
			(spectra + 1) + ", or subtract the background: Constant, Selection, " +
			"Minimum.";
	}

	/** A known spectrum with negative values. */
	static String negativeSpectrum(final Spectra spectra, final int j,
		final double least)
	{
		return "The spectrum " + spectra.names().get(j) + " in \"" + spectra
			.source() + "\" is negative in places, down to " + NumberText.of(least) +
			"; the components of an unmixing are 0 or more. Set those values to 0.";
	}

	/** A known spectrum that is zero where the image has samples. */
	static String zeroSpectrum(final Spectra spectra, final int j) {
		return "The spectrum " + spectra.names().get(j) + " in \"" + spectra
			.source() + "\" is 0 at all samples of the image. Leave it out.";
	}

	/** A warning: the spectra end before the samples do. */
	static String spectraRange(final Spectra spectra, final double lowest,
		final double highest, final String title, final int outside,
		final SampleAxis samples)
	{
		return "The spectra in \"" + spectra.source() + "\" go from " + NumberText
			.of(lowest) + " to " + NumberText.of(highest) +
			"; they were taken as 0 at " + count(outside, "sample") + " of \"" +
			title + "\" outside (" + samples.heading() + ").";
	}

	/** Returns "28 samples from 423 to 693 (wavelength_nm)". */
	private static String samples(final String heading, final double[] at) {
		return count(at.length, "sample") + " from " + NumberText.of(Arrays.stream(
			at).min().getAsDouble()) + " to " + NumberText.of(Arrays.stream(at).max()
				.getAsDouble()) + (heading.isEmpty() ? "" : " (" + heading + ")");
	}

	/** An RGB image where channels are needed. */
	public static String figureOfRgb(final String title) {
		return "\"" + title + "\" is an RGB image; the figure is made of the " +
			"channels of an 8-, 16- or 32-bit image, such as a components image.";
	}

	/** A list of components that can't be read. */
	public static String indexList(final String key, final String text,
		final int count)
	{
		return key + " must be All, or different numbers from 1 to " + count +
			" such as " + (count < 3 ? "1" : "1,2-" + count) + ", got \"" + text +
			"\".";
	}

	/** Names that are not as many as components. */
	public static String names(final int names, final int components) {
		return "names must have a name for each of the " + count(components,
			"component") + " shown, with commas between; got " + names + ".";
	}

	/** A length of the scale bar that can't be read. */
	public static String bar(final String text) {
		return "bar must be Auto, None or a length, got \"" + text + "\".";
	}

	/** A scale bar that is too long or not positive. */
	public static String barLength(final double length, final String unit,
		final double width)
	{
		return "The scale bar must be longer than 0 and shorter than the picture, " +
			"which is " + NumberText.of(width) + " " + unit + " wide; got bar=" +
			NumberText.of(length) + ".";
	}

	/** A warning: a figure without a scale bar. */
	public static String noScaleBar(final String title) {
		return "The figure has no scale bar, as \"" + title +
			"\" has no unit of length. Set it with Image > Properties....";
	}

	/** Colours of wavelengths that are not known. */
	public static String noWavelengths(final String title, final String heading) {
		return "colors=Wavelength needs the wavelengths of the samples of \"" +
			title + "\", which are only known by their " + heading +
			". Give first and step, or a file of wavelengths, or name them in the " +
			"slice labels (525 nm); or take colors=Distinct.";
	}

	/** A warning: components of nearly the same colour. */
	public static String similarColors(final String pairs) {
		return "The colours of " + pairs +
			" are hard to tell apart, as the peaks " +
			"of these spectra are near each other. colors=Distinct gives each " +
			"component its own.";
	}

	/** One of first and step without the other, or out of range. */
	public static String typedWavelengths(final double first, final double step) {
		return "first and step give the wavelengths of the samples together: " +
			"first must be above 0 and step not 0, both in nm (or both 0 if the " +
			"wavelengths are not typed), got first=" + NumberText.of(first) +
			" step=" + NumberText.of(step) + ".";
	}

	/** Typed wavelengths that fall below 0. */
	public static String typedTooFar(final double first, final double step,
		final int samples)
	{
		return "With first=" + NumberText.of(first) + " and step=" + NumberText.of(
			step) + ", the last of " + count(samples, "sample") + " would be at " +
			NumberText.of(first + (samples - 1) * step) +
			" nm. Wavelengths must be above 0.";
	}

	/** A file of wavelengths that can't be read. */
	static String wavelengthFile(final File file, final Exception e) {
		return "The wavelengths cannot be read from " + file + ": " +
			(e instanceof NoSuchFileException ? "there is no such file" : e
				.getMessage()) + ".";
	}

	/** A file of wavelengths for another number of samples. */
	public static String wavelengthCount(final File file, final int found,
		final String title, final String position, final int samples)
	{
		return file + " has " + count(found, "wavelength") + ", and \"" + title +
			"\" has " + count(samples, position) +
			". It must have a line for each, in their order.";
	}

	/** A line that is no wavelength. */
	public static String wavelengthLine(final File file, final String line) {
		return "The line \"" + line + "\" of " + file +
			" is not a number. The file must have a wavelength in each line, after " +
			"a heading if it has one.";
	}

	/** A table that holds no wavelengths, as it can't be read as spectra. */
	static String wavelengthTable(final String reason) {
		return "wavelengths must be a table with a wavelength in the first column " +
			"of each line. " + reason;
	}

	/** A file with a wavelength more than once. */
	public static String wavelengthTwice(final File file) {
		return file + " has a wavelength more than once; they must all differ.";
	}

	/** An image without signatures. */
	public static String notComponents(final String title) {
		return "\"" + title +
			"\" has no signatures with it. Select an image that " +
			"UnmixJ has made (\"Components of ...\"), or a copy of one: the TIFF " +
			"file, a duplicate or a crop. ImageJ's Z Project and Split Channels make " +
			"images without them.";
	}

	/** Signatures that cannot be read. */
	public static String brokenComponents(final String title,
		final String reason)
	{
		return "The signatures in the Info of \"" + title + "\" cannot be read: " +
			reason + ". If the Info was edited or cut off, " +
			"open the saved components again, or unmix again.";
	}

	/** Channels that can't be assigned to components. */
	public static String unknownChannels(final String title, final int channels,
		final int components)
	{
		return "\"" + title + "\" has " + count(channels, "channel") +
			" without the labels that say which component each one is, and " + count(
				components, "signature") +
			". Make it from the components image in another way, such as Image > " +
			"Duplicate..., which keeps the labels.";
	}

	/** An RGB image where components are measured. */
	public static String notChannels(final String title) {
		return "\"" + title +
			"\" is an RGB image, a picture; measure the channels " +
			"of a components image.";
	}

	/** A file of regions that can't be read. */
	public static String roiFile(final File file, final String reason) {
		return "The regions cannot be read from " + file + ": " + reason +
			". A .roi or .zip file is needed, as the ROI Manager saves it.";
	}

	/** No regions where they were looked for. */
	public static String noRegions(final String title,
		final RegionSource source)
	{
		switch (source) {
			case MANAGER:
				return "There are no regions in the ROI Manager. Add some " +
					"(Edit > Selection > Add to Manager), or choose other regions.";
			case OVERLAY:
				return "\"" + title + "\" has no overlay. Add one " +
					"(Image > Overlay), or choose other regions.";
			default:
				return "\"" + title +
					"\" has no selection. Draw one, or choose other regions.";
		}
	}

	/** A region that is a line, a point or a text. */
	public static String regionNoArea(final String region, final String type) {
		return "The region \"" + region + "\" is a " + type +
			"; only areas can be measured.";
	}

	/** A region beside the image. */
	public static String regionOutside(final String region, final String title) {
		return "The region \"" + region + "\" is outside of \"" + title + "\".";
	}

	/** No region to measure a spectrum in. */
	public static String noSpectrumRegion(final String title) {
		return "\"" + title + "\" has no selection. Draw one where the dye is " +
			"alone, or name a region of the ROI Manager or the overlay; Edit > " +
			"Selection > Select All selects the whole image.";
	}

	/** A region that is not in a file, or none named where there are several. */
	public static String noRegionOfFile(final String key, final String name,
		final List<String> names)
	{
		return key + " must be the name of a region of the file, got \"" + name +
			"\". There are " + String.join(", ", names) + ".";
	}

	/** A region without a pixel that is a number. */
	public static String regionNotFinite(final String region,
		final String title)
	{
		return "The region \"" + region + "\" has no pixel in \"" + title +
			"\" that is a number; its mean cannot be measured.";
	}

	/**
	 * A spectrum without a value above 0.
	 *
	 * @param than "0" or "the background"
	 */
	public static String noSpectrumMeasured(final String region,
		final String than)
	{
		return "The mean of " + (region == null ? "the selection"
			: "the region \"" + region + "\"") + " is nowhere above " + than +
			"; there is no spectrum to measure.";
	}

	/** A warning: a spectrum that is below the background in places. */
	public static String belowBackground(final String name, final int below,
		final int samples)
	{
		return "The spectrum " + name + " is below the background in " + below +
			" of " + count(samples, "sample") +
			", and was set to 0 there: is something else in the background?";
	}

	/** A table of spectra at other samples than a new one. */
	static String otherTableSamples(final Spectra table, final Spectra spectrum) {
		return "The spectra in \"" + table.source() + "\" have " + samples(table
			.heading(), table.positions()) + ", and that of \"" + spectrum.source() +
			"\" has " + samples(spectrum.heading(), spectrum.positions()) +
			". Spectra of one table need the same; give another title, such as " +
			"table=[Spectra of " + spectrum.source() + "].";
	}

	/** An image to export that has other than 32 bits. */
	public static String not32Bit(final String title, final int bits) {
		return "\"" + title + "\" has " + bits + " bits" + (bits == 24 ? " (RGB)"
			: "") + "; a 32-bit image is needed, such as a components image.";
	}

	/** An image to export with values that no integer stands for. */
	public static String exportNotFinite(final String title, final long count) {
		return "\"" + title + "\" has " + count(count, "pixel value") + " that " +
			(count == 1 ? "is" : "are") +
			" not a number or infinite, which 16 bits cannot hold.";
	}

	/** A warning: values that are larger than what 16 bits hold. */
	public static String exportSaturated(final long count, final double highest) {
		return count(count, "pixel value") + (count == 1 ? " is" : " are") +
			" larger than 65535 steps of this factor and saturated; the largest is " +
			NumberText.of(highest) + ". factor=0 holds all values.";
	}

	/** A warning: the limit of the iterations was reached. */
	public static String notConverged(final String stage, final int iterations,
		final String key, final double tolerance)
	{
		return stage + " stopped after " + count(iterations, "iteration") +
			", before it reached its tolerance " + NumberText.of(tolerance) +
			". Raise iterations or " + key + ".";
	}

	/** What became of several starts, for the Info. */
	static String starts(final DoubleSummaryStatistics errors,
		final int solutions, final int found)
	{
		return errors.getCount() + ", errors " + NumberText.of(errors.getMin()) +
			" to " + NumberText.of(errors.getMax()) + " percent, " + count(solutions,
				"solution") + ", the best one found " + count(found, "time");
	}

	/** A warning: other starts did not lead to the same solution. */
	static String foundOnce(final int starts) {
		return "Only one of " + starts +
			" starts led to this solution; more starts may find a better one.";
	}

	/** A warning: a component that is zero everywhere, or nearly so. */
	public static String emptyComponent(final int component) {
		return "Component " + component +
			" is empty (0, or next to 0, everywhere): the data hold fewer components.";
	}

	/**
	 * A warning: components whose signatures can hardly be told apart.
	 *
	 * @param signatures "spectra"
	 * @param pairs "C1 and C2 (cosine 0.971)"
	 */
	public static String similar(final String signatures, final String pairs) {
		return "Similar " + signatures + ": " + pairs +
			". What belongs to which of them is uncertain; check their images, or " +
			"ask for fewer components.";
	}

	/**
	 * A warning: components with the same signature.
	 *
	 * @param signature "spectrum"
	 * @param pairs as for {@link #similar}
	 */
	public static String duplicate(final String signature, final String pairs) {
		return "The same " + signature + ": " + pairs +
			". Only the sum of their images means anything; ask for fewer components.";
	}

	/** The end of a run, in few words. */
	public static String finished(final String method, final int components,
		final double errorPercent, final double seconds)
	{
		return method + ": " + count(components, "component") + ", error " +
			NumberText.rounded(errorPercent, 3) + " %, " + NumberText.rounded(seconds,
				2) + " s";
	}

	/** The beginning of the headline of a preview of the current plane. */
	static String previewOfSlice() {
		return "Preview of the current plane: ";
	}

	/** The beginning of the headline of a preview on some pixels. */
	static String previewOfSubset(final long fitted, final long all) {
		return String.format(Locale.US, "Preview from %,d of %,d pixels: ", fitted,
			all);
	}

	/** A components image whose axes are not those of the stack. */
	static String componentsDoNotFit(final ImagePlus components,
		final String stack, final StackGeometry geometry)
	{
		return "\"" + components.getTitle() + "\" is " + components.getWidth() +
			" x " + components.getHeight() + " pixels with " + count(components
				.getNSlices(), "slice") + " and " + count(components.getNFrames(),
					"frame") + "; components of \"" + stack + "\" are " + geometry
						.width() + " x " + geometry.height() + " with " + count(geometry
							.componentSlices(), "slice") + " and " + count(geometry
								.componentFrames(), "frame") +
			". Take the stack and the components of one unmixing, neither cropped nor projected.";
	}

	/** A stack with another number of samples than the signatures. */
	static String otherSamples(final String stack, final String position,
		final int samples, final String components, final int expected)
	{
		return "\"" + stack + "\" has " + count(samples, position) +
			", and the signatures of \"" + components + "\" have " + count(expected,
				"sample") + ". Take the stack that was unmixed.";
	}

	/** A components image whose stack is not known. */
	static String unknownStack(final String components) {
		return "The stack that \"" + components +
			"\" was made of is not open, or the image was opened from a file. Open " +
			"the stack and choose it, in a macro by stack=TITLE.";
	}

	/** No stack is open that components could be of. */
	public static String closedStack(final String components,
		final String stack)
	{
		return "The stack that \"" + components + "\" was made of is not open. " +
			"Open \"" + stack + "\" and run the command on the components again.";
	}

	/**
	 * A warning: a time-lapse that gets darker or brighter.
	 *
	 * @param change -0.2 for a loss of 20 %
	 */
	public static String trend(final double change) {
		return String.format(Locale.US,
			"The intensity %s by %.0f %% from the first to the last frame (%s), " +
				"which every time course follows. %s", change < 0 ? "falls" : "rises",
			100 * Math.abs(change), change < 0 ? "bleaching?" : "drift?", change < 0
				? "In Fiji, Image > Adjust > Bleach Correction evens it out before unmixing."
				: "Check the focus and the lamp.");
	}

	/** A stack that is named twice. */
	static String stackTwice(final String title) {
		return "stacks must name each stack once, got \"" + title + "\" twice.";
	}

	/** Two stacks of the same title, whose files would be the same. */
	static String sameTitle(final String title) {
		return "Several of the stacks have the title \"" + title +
			"\", and their component images would be saved to the same file. Give " +
			"them different titles (Image > Rename...).";
	}

	/** Stacks in two places. */
	static String stacksAndFolder(final String stacks, final File folder) {
		return "Give either stacks or a folder, got stacks=[" + stacks +
			"] and folder=[" + folder + "].";
	}

	/** A selection where none can be used. */
	public static String selectionTogether(final String title) {
		return "There is a selection on \"" + title + "\"; stacks are unmixed " +
			"together as a whole. Remove it (Edit > Selection > Select None), or crop " +
			"the stack.";
	}

	/** Stacks that differ in their samples. */
	public static String differentSamples(final String first,
		final String samples, final String other, final String otherSamples)
	{
		return "Stacks that are unmixed together must have the same number of " +
			"channels, frames or slices along the axis, but \"" + first + "\" has " +
			samples + " and \"" + other + "\" has " + otherSamples + ".";
	}

	/** Stacks that differ in their wavelengths. */
	public static String differentWavelengths(final String first,
		final String wavelengths, final String other, final String otherWavelengths)
	{
		return "Stacks that are unmixed together must have the same wavelengths; " +
			"those of \"" + first + "\" are " + wavelengths + ", those of \"" +
			other + "\" are " + otherWavelengths + ".";
	}

	/** Too little memory for several stacks. */
	static String memoryTogether(final int stacks, final int components,
		final long needed, final long available)
	{
		return "Unmixing " + count(stacks, "stack") + " together into " + count(
			components, "component") + " needs about " + Estimate.megabytes(needed) +
			" of memory, and ImageJ has " + Estimate.megabytes(available) +
			" left. Take fewer stacks or components, close other images, or " +
			MORE_MEMORY;
	}

	/** A folder that is none. */
	public static String notAFolder(final File folder) {
		return "folder must be a folder of TIFF files that can be read, got " +
			folder + ".";
	}

	/** A folder without stacks. */
	public static String noTiff(final File folder) {
		return "There is no stack in the folder " + folder +
			"; its TIFF files (.tif, .tiff) are taken, but component images.";
	}

	/** A TIFF file that can't be read. */
	static String tiff(final File file, final Exception e) {
		return "The stack " + file + " cannot be read: " + e.getMessage() + ".";
	}

	/** Something else was typed where things are counted. */
	public static String notCounted(final String what, final int most,
		final String typed)
	{
		return "The number of " + what + " must be a whole number from 1 to " +
			most + "; got \"" + typed + "\".";
	}

	/** Returns "1 channel" or "4 channels". */
	public static String count(final long number, final String noun) {
		return String.format(Locale.US, "%,d %s%s", number, noun, number == 1 ? ""
			: "s");
	}
}
