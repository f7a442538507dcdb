
package org.unmixj.imagej;

import java.awt.Rectangle;
import java.io.File;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

import org.unmixj.image.Axis;
import org.unmixj.image.PixelRows;
import org.unmixj.image.StackGeometry;
import org.unmixj.linalg.ProgressMonitor;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.process.ImageProcessor;

/**
 * An ImagePlus as the input of a fit: its geometry, and which of its pixels are
 * rows. The image is only read; its display, position and selection stay.
 */
final class StackInput {

	private final ImagePlus image;

	private final StackGeometry geometry;

	private final PixelRows pixels;

	/** A copy of the selection, or null. */
	private final Roi roi;

	private final SampleAxis samples;

	/** Whether pixels are left out by something else than the selection. */
	private final boolean masked;

	private StackInput(final ImagePlus image, final StackGeometry geometry,
		final PixelRows pixels, final Roi roi, final SampleAxis samples,
		final boolean masked)
	{
		this.image = image;
		this.geometry = geometry;
		this.pixels = pixels;
		this.roi = roi;
		this.masked = masked;
		this.samples = samples;
	}

	/** Returns the same input with its samples where a user has said. */
	StackInput withPositions(final SamplePositions positions) {
		return new StackInput(image, geometry, pixels, roi, positions.axis(image,
			geometry), masked);
	}

	/** Returns the same input with its samples where they were in a fit. */
	StackInput withSamples(final SampleAxis newSamples) {
		return new StackInput(image, geometry, pixels, roi, newSamples, masked);
	}

	/**
	 * Looks at an image.
	 *
	 * @param image 8, 16 or 32 bits; may be null
	 * @param axis the axis to unmix
	 * @throws IllegalArgumentException if it cannot be unmixed along this axis
	 */
	static StackInput of(final ImagePlus image, final Axis axis) {
		return of(image, axis, PixelOptions.DEFAULT);
	}

	/**
	 * Looks at an image.
	 *
	 * @param image 8, 16 or 32 bits; may be null
	 * @param axis the axis to unmix
	 * @param options tell whether the selection restricts the fit
	 * @throws IllegalArgumentException if it cannot be unmixed along this axis
	 */
	static StackInput of(final ImagePlus image, final Axis axis,
		final PixelOptions options)
	{
		if (image == null || image.getWidth() == 0 || image.getStackSize() == 0) {
			throw new IllegalArgumentException(Messages.NO_IMAGE);
		}
		final String title = image.getTitle();
		if (image.getBitDepth() == 24) {
			throw new IllegalArgumentException(Messages.rgb(title));
		}
		final StackGeometry geometry = StackGeometry.of(image.getWidth(), image
			.getHeight(), image.getNChannels(), image.getNSlices(), image
				.getNFrames(), axis);
		final Roi roi = options.takeSelectionAsBackground() ? null : image.getRoi();
		if (roi != null && !roi.isArea()) {
			throw new IllegalArgumentException(Messages.noArea(title, roi
				.getTypeAsString().toLowerCase()));
		}
		final Roi copy = roi == null ? null : (Roi) roi.clone();
		return new StackInput(image, geometry, pixels(geometry, copy, options
			.mask()), copy, SampleAxis.of(image, geometry), options.mask() != null);
	}

	/** Returns the pixels inside the selection and the mask, if there are. */
	private static PixelRows pixels(final StackGeometry geometry, final Roi roi,
		final ImagePlus mask)
	{
		final int width = geometry.width();
		final int height = geometry.height();
		if (roi == null && mask == null) {
			return PixelRows.all(width * height, geometry.planes());
		}
		final boolean[] inside = new boolean[width * height];
		if (roi == null) Arrays.fill(inside, true);
		else System.arraycopy(mask(roi, width, height), 0, inside, 0,
			inside.length);
		if (mask != null) {
			final byte[] values = maskPixels(mask, width, height);
			for (int i = 0; i < inside.length; i++) {
				inside[i] &= values[i] != 0;
			}
		}
		return PixelRows.inside(inside, geometry.planes());
	}

	private static byte[] maskPixels(final ImagePlus mask, final int width,
		final int height)
	{
		if (mask.getBitDepth() != 8 || mask.getStackSize() != 1 || mask
			.getWidth() != width || mask.getHeight() != height)
		{
			throw new IllegalArgumentException(Messages.mask(mask.getTitle(), mask
				.getWidth(), mask.getHeight(), mask.getStackSize(), mask.getBitDepth(),
				width, height));
		}
		return (byte[]) mask.getProcessor().getPixels();
	}

	private static boolean[] mask(final Roi roi, final int width,
		final int height)
	{
		final Rectangle bounds = roi.getBounds();
		final ImageProcessor inBounds = roi.getMask();
		final Rectangle visible = bounds.intersection(new Rectangle(width, height));
		final boolean[] mask = new boolean[width * height];
		for (int y = visible.y; y < visible.y + visible.height; y++) {
			for (int x = visible.x; x < visible.x + visible.width; x++) {
				mask[y * width + x] = inBounds == null || inBounds.get(x - bounds.x, y -
					bounds.y) != 0;
			}
		}
		return mask;
	}

	/** Returns the image. */
	ImagePlus image() {
		return image;
	}

	/** Returns the title of the image. */
	String title() {
		return image.getTitle();
	}

	/** Returns the shape of the image and its unmixed axis. */
	StackGeometry geometry() {
		return geometry;
	}

	/** Returns where the samples are. */
	SampleAxis samples() {
		return samples;
	}

	/** Returns which pixels are rows. */
	PixelRows pixels() {
		return pixels;
	}

	/** Tells whether pixels of the image are left out. */
	boolean isSelected() {
		return pixels.rowsPerPlane() < pixels.planeSize();
	}

	/** Tells whether a mask or a threshold restricts the fit. */
	boolean isMasked() {
		return masked;
	}

	/** Tells whether there is a selection that restricts the fit. */
	boolean hasSelection() {
		return roi != null;
	}

	/** Returns the same image with all its pixels. */
	StackInput whole() {
		return new StackInput(image, geometry, PixelRows.all(pixels.planeSize(),
			pixels.planes()), null, samples, false);
	}

	/** Returns the same image with those of its pixels that a mask has. */
	StackInput inside(final boolean[] mask) {
		final boolean[] inside = pixels.mask();
		for (int i = 0; i < inside.length; i++) {
			inside[i] &= mask[i];
		}
		return new StackInput(image, geometry, PixelRows.inside(inside, pixels
			.planes()), roi, samples, true);
	}

	/** Returns the type and the bounds of the selection. */
	String selection() {
		final Rectangle bounds = roi.getBounds();
		return roi.getTypeAsString() + " at x=" + bounds.x + ", y=" + bounds.y +
			" of " + bounds.width + " x " + bounds.height;
	}

	/** Tells whether the pixels are in memory. */
	boolean isInMemory() {
		return image.getImageStack().getClass() == ImageStack.class;
	}

	/** Returns the file that the pixels are read from where they are, if any. */
	Optional<PlaneFile> file() {
		return FileStack.isGoodFor(pixels) ? PlaneFile.of(image.getImageStack(),
			image.getBitDepth()) : Optional.empty();
	}

	/** Tells whether the pixels must be copied to a temporary file. */
	boolean isCopied() {
		return !isInMemory() && !file().isPresent();
	}

	/**
	 * Returns the bytes of memory that the image takes; 0 for a virtual stack.
	 */
	long bytesInMemory() {
		return isInMemory() ? image.getBitDepth() / 8L * image.getWidth() * image
			.getHeight() * image.getStackSize() : 0;
	}

	/** Returns the bytes that a pass over the pixels reads from disk. */
	long bytesPerPass() {
		if (isInMemory()) return 0;
		return image.getBitDepth() / 8L * geometry.samples() * pixels.planes() *
			(isCopied() ? pixels.rowsPerPlane() : FileStack.span(pixels));
	}

	/**
	 * Throws an {@link IllegalArgumentException} unless 1 &le; r &le; min(m, n).
	 */
	void requireComponents(final int r) {
		if (r > pixels.rows() && masked) {
			throw new IllegalArgumentException(Messages.tooFewLeft(title(), pixels
				.rows(), r));
		}
		if (r > pixels.rows()) {
			throw new IllegalArgumentException(Messages.tooFewPixels(title(),
				isSelected(), pixels.rows(), r));
		}
		if (r > geometry.samples()) {
			throw new IllegalArgumentException(Messages.tooManyComponents(title(),
				geometry.axis().position(), geometry.samples(), r));
		}
	}

	/**
	 * Opens X. A virtual stack is read from its file if that can be done, or
	 * copied to a temporary one.
	 *
	 * @param memory the bytes that reading ahead may take
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if the stack cannot be read, or there is
	 *           too little space for a copy
	 */
	OpenStack open(final long memory, final ProgressMonitor monitor) {
		Objects.requireNonNull(monitor, "monitor");
		final ImageStack stack = image.getImageStack();
		final RawPixels raw = new RawPixels(image.getBitDepth(), image
			.getCalibration());
		if (isInMemory()) {
			return new MemoryStack(title(), stack, geometry, pixels, raw, monitor);
		}
		final Optional<PlaneFile> file = file();
		if (file.isPresent()) {
			return new FileStack(title(), file.get(), geometry, pixels, raw, memory,
				Runtime.getRuntime().availableProcessors(), monitor);
		}
		return ScratchFile.copy(title(), new VirtualPlanes(title(), stack, pixels
			.planeSize(), raw), geometry, pixels, raw, temporaryFolder(), monitor);
	}

	/** Returns the folder for temporary files. */
	static File temporaryFolder() {
		return new File(System.getProperty("java.io.tmpdir"));
	}

	/**
	 * Returns the same image restricted to a region.
	 *
	 * @param name that of a selection in the image's overlay or in the ROI
	 *          Manager, or none for the selection on the image
	 * @throws IllegalArgumentException if there is none, it is no area, or it has
	 *           no pixel in the image
	 */
	StackInput region(final String name) {
		final Roi region = RegionFinder.find(image, name);
		final PixelRows inside = PixelRows.inside(mask(region, geometry.width(),
			geometry.height()), geometry.planes());
		if (inside.rows() == 0) {
			throw new IllegalArgumentException(Messages.emptyRegion(title()));
		}
		return new StackInput(image, geometry, inside, region, samples, false);
	}

	/** Returns where an entry of X is, in words and as ImageJ counts. */
	String where(final long row, final int column) {
		final int pixel = pixels.pixel(row);
		final StringBuilder text = new StringBuilder("x=" + pixel % geometry
			.width() + ", y=" + pixel / geometry.width());
		for (final Axis axis : new Axis[] { Axis.CHANNELS, Axis.SLICES,
			Axis.FRAMES })
		{
			if (geometry.length(axis) > 1) {
				text.append(", ").append(axis.position()).append(' ').append(geometry
					.position(column, pixels.plane(row), axis) + 1);
			}
		}
		return text.toString();
	}
}
