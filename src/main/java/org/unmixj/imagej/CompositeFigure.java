
package org.unmixj.imagej;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.LUT;

/**
 * Makes a figure of the channels of an image, such as a components image: an
 * RGB picture of all in their colours, with a scale bar and a key. Immutable;
 * each {@code withX} returns a copy. Shows nothing, and never changes the
 * image.
 * <p>
 * Colours add up, as in ImageJ's composites. A selection crops the figure to
 * its bounds. Small images are enlarged by a whole factor, without
 * interpolation. Defaults: all channels, the current plane, contrasts as
 * displayed, a bar of a round length, names of the slice labels in a key below
 * the picture, at least {@value #DEFAULT_SIZE} pixels wide.
 */
public final class CompositeFigure {

	/** The least width of a figure in pixels. */
	public static final int DEFAULT_SIZE = 1000;

	/** The percentage of pixels in full colour with {@link Contrast#AUTO}. */
	public static final double DEFAULT_SATURATED = 0.35;

	/** A larger picture has no use, and Java no array for it. */
	private static final int MAX_SIZE = 20_000;

	/** The height of letters, as a part of the picture's shorter side. */
	private static final double FONT_SIZE = 0.036;

	private static final int MIN_FONT_SIZE = 9;

	private static final String AUTO = "Auto", NONE = "None";

	private final ImagePlus image;

	private String components = "All";

	private String names = "";

	private Projection projection = Projection.NONE;

	private Contrast contrast = Contrast.DISPLAYED;

	private double saturated = DEFAULT_SATURATED;

	private String bar = AUTO;

	private KeyPlace key = KeyPlace.BELOW;

	private int size = DEFAULT_SIZE;

	private CompositeFigure(final ImagePlus image) {
		this.image = image;
	}

	private CompositeFigure copy() {
		final CompositeFigure copy = new CompositeFigure(image);
		copy.components = components;
		copy.names = names;
		copy.projection = projection;
		copy.contrast = contrast;
		copy.saturated = saturated;
		copy.bar = bar;
		copy.key = key;
		copy.size = size;
		return copy;
	}

	/**
	 * Returns the figure of an image with the defaults.
	 *
	 * @param image 8, 16 or 32 bits, with one or more channels
	 * @throws IllegalArgumentException if there is none, or it is RGB
	 */
	public static CompositeFigure of(final ImagePlus image) {
		if (image == null || image.getWidth() == 0 || image.getStackSize() == 0) {
			throw new IllegalArgumentException(Messages.NO_IMAGE);
		}
		if (image.getBitDepth() == 24) {
			throw new IllegalArgumentException(Messages.figureOfRgb(image
				.getTitle()));
		}
		return new CompositeFigure(image);
	}

	/**
	 * Returns a copy that shows some components.
	 *
	 * @param newComponents "All", or numbers such as "1,3-5"
	 */
	public CompositeFigure withComponents(final String newComponents) {
		final CompositeFigure copy = copy();
		copy.components = Objects.requireNonNull(newComponents, "components");
		return copy;
	}

	/**
	 * Returns a copy with other names in the key.
	 *
	 * @param newNames one for each component shown, with commas between; empty
	 *          takes the slice labels
	 */
	public CompositeFigure withNames(final String newNames) {
		final CompositeFigure copy = copy();
		copy.names = newNames == null ? "" : newNames;
		return copy;
	}

	/** Returns a copy that projects slices or frames. */
	public CompositeFigure withProjection(final Projection newProjection) {
		final CompositeFigure copy = copy();
		copy.projection = Objects.requireNonNull(newProjection, "projection");
		return copy;
	}

	/**
	 * Returns a copy with another contrast.
	 *
	 * @param newSaturated the percentage of pixels that {@link Contrast#AUTO}
	 *          shows in full colour, at least 0 and below 100
	 * @throws IllegalArgumentException if it is none, or not the default with
	 *           another contrast, with a message for the user
	 */
	public CompositeFigure withContrast(final Contrast newContrast,
		final double newSaturated)
	{
		if (!(newSaturated >= 0 && newSaturated < 100)) {
			throw new IllegalArgumentException(
				"saturated must be from 0 to below 100 percent, got " + NumberText.of(
					newSaturated) + ".");
		}
		if (newSaturated != DEFAULT_SATURATED && newContrast != Contrast.AUTO) {
			throw new IllegalArgumentException(InputMessages.withoutEffect(
				"saturated", NumberText.of(newSaturated), "contrast=Auto"));
		}
		final CompositeFigure copy = copy();
		copy.contrast = Objects.requireNonNull(newContrast, "contrast");
		copy.saturated = newSaturated;
		return copy;
	}

	/**
	 * Returns a copy with another scale bar.
	 *
	 * @param newBar "Auto", "None", or a length in units of the calibration
	 */
	public CompositeFigure withBar(final String newBar) {
		final CompositeFigure copy = copy();
		copy.bar = Objects.requireNonNull(newBar, "bar").trim();
		return copy;
	}

	/** Returns a copy with its key in another place. */
	public CompositeFigure withKey(final KeyPlace newKey) {
		final CompositeFigure copy = copy();
		copy.key = Objects.requireNonNull(newKey, "key");
		return copy;
	}

	/**
	 * Returns a copy of another size.
	 *
	 * @param newSize the least width in pixels
	 */
	public CompositeFigure withSize(final int newSize) {
		if (newSize < 1 || newSize > MAX_SIZE) {
			throw new IllegalArgumentException("size must be from 1 to " + MAX_SIZE +
				" pixels, got " + newSize + ".");
		}
		final CompositeFigure copy = copy();
		copy.size = newSize;
		return copy;
	}

	/**
	 * Makes the figure.
	 *
	 * @return "Composite figure of T", RGB, calibrated; its Info says what it
	 *         shows
	 * @throws IllegalArgumentException if an option does not fit the image, with
	 *           a message for the user
	 */
	public ImagePlus make() {
		final List<Integer> channels = IndexList.parse("components", components,
			image.getNChannels());
		final List<String> labels = labels(channels);
		final Rectangle area = area();
		final List<FloatProcessor> planes = new ArrayList<>();
		final List<LUT> luts = new ArrayList<>();
		for (final int channel : channels) {
			final FloatProcessor plane = projection.plane(image, channel);
			plane.setRoi(area);
			planes.add((FloatProcessor) plane.crop());
			luts.add(lut(channel, planes.get(planes.size() - 1)));
		}
		final ScaleBar scaleBar = scaleBar(area.width);
		final int zoom = (size + area.width - 1) / area.width;
		final ImagePlus figure = new ImagePlus(ResultTitles.compositeFigure(image
			.getTitle()), drawn(planes, luts, labels, scaleBar, zoom));
		figure.setCalibration(calibration(zoom));
		figure.setProperty("Info", info(channels, labels, luts, scaleBar));
		return figure;
	}

	/** Returns what to be wary of, or an empty text. */
	public String warning() {
		return bar.equalsIgnoreCase(AUTO) && !image.getCalibration().scaled()
			? Messages.noScaleBar(image.getTitle()) : "";
	}

	private Rectangle area() {
		final Rectangle all = new Rectangle(image.getWidth(), image.getHeight());
		final Roi roi = image.getRoi();
		return roi == null || !roi.isArea() ? all : all.intersection(roi
			.getBounds());
	}

	private List<String> labels(final List<Integer> channels) {
		final List<String> labels = new ArrayList<>();
		if (!names.trim().isEmpty()) {
			for (final String name : names.split(",")) {
				labels.add(name.trim());
			}
			if (labels.size() != channels.size()) {
				throw new IllegalArgumentException(Messages.names(labels.size(),
					channels.size()));
			}
			return labels;
		}
		for (final int channel : channels) {
			labels.add(ChannelNames.of(image, channel));
		}
		return labels;
	}

	private LUT lut(final int channel, final FloatProcessor plane) {
		final LUT[] all = image.getLuts();
		final LUT lut = (LUT) (all.length >= channel ? all[channel - 1] : image
			.getProcessor().getLut()).clone();
		if (contrast == Contrast.AUTO) {
			lut.min = 0;
			lut.max = percentile((float[]) plane.getPixels(), 100 - saturated);
		}
		else if (!image.isComposite()) {
			lut.min = image.getDisplayRangeMin();
			lut.max = image.getDisplayRangeMax();
		}
		return lut;
	}

	private static double percentile(final float[] pixels, final double percent) {
		final float[] sorted = pixels.clone();
		Arrays.sort(sorted);
		final double value = sorted[(int) Math.ceil(percent / 100 * (sorted.length -
			1))];
		return value > 0 ? value : Math.max(sorted[sorted.length - 1], 1);
	}

	private ScaleBar scaleBar(final int width) {
		final Calibration calibration = image.getCalibration();
		if (bar.equalsIgnoreCase(NONE)) return null;
		if (bar.equalsIgnoreCase(AUTO)) {
			return calibration.scaled() ? ScaleBar.round(calibration, width) : null;
		}
		final double length;
		try {
			length = Double.parseDouble(bar);
		}
		catch (final NumberFormatException e) {
			throw new IllegalArgumentException(Messages.bar(bar), e);
		}
		return ScaleBar.of(length, calibration, width);
	}

	private ColorProcessor drawn(final List<FloatProcessor> planes,
		final List<LUT> luts, final List<String> labels, final ScaleBar scaleBar,
		final int zoom)
	{
		final BufferedImage merged = merged(planes, luts);
		final int width = zoom * merged.getWidth();
		final int height = zoom * merged.getHeight();
		final List<Color> colors = new ArrayList<>();
		for (final LUT lut : luts) {
			colors.add(new Color(lut.getRGB(255)));
		}
		final ColorKey colorKey = new ColorKey(labels, colors);
		final Font font = new Font(Font.SANS_SERIF, Font.PLAIN, (int) Math.max(
			MIN_FONT_SIZE, Math.round(FONT_SIZE * Math.min(width, height))));
		final Graphics2D measuring = merged.createGraphics();
		final FontMetrics metrics = measuring.getFontMetrics(font);
		measuring.dispose();
		final BufferedImage figure = new BufferedImage(width, height +
			(key == KeyPlace.BELOW ? colorKey.height(metrics, width) : 0),
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = figure.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
			RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, width, figure.getHeight());
		graphics.drawImage(merged, 0, 0, width, height, null);
		graphics.setFont(font);
		if (scaleBar != null) scaleBar.draw(graphics, width, height, zoom);
		if (key == KeyPlace.BELOW) colorKey.drawBelow(graphics, width, height);
		if (key == KeyPlace.INSIDE) colorKey.drawInside(graphics);
		graphics.dispose();
		return new ColorProcessor(figure);
	}

	/** Returns the sum of the planes in their colours, at most 255. */
	private static BufferedImage merged(final List<FloatProcessor> planes,
		final List<LUT> luts)
	{
		final int width = planes.get(0).getWidth();
		final int height = planes.get(0).getHeight();
		final int[] rgb = new int[width * height];
		for (int i = 0; i < planes.size(); i++) {
			final float[] pixels = (float[]) planes.get(i).getPixels();
			final LUT lut = luts.get(i);
			final double scale = 256 / (lut.max - lut.min);
			for (int p = 0; p < rgb.length; p++) {
				final int index = (int) Math.max(0, Math.min(255, (pixels[p] -
					lut.min) * scale));
				rgb[p] = sum(rgb[p], lut.getRGB(index));
			}
		}
		final BufferedImage merged = new BufferedImage(width, height,
			BufferedImage.TYPE_INT_RGB);
		merged.setRGB(0, 0, width, height, rgb, 0, width);
		return merged;
	}

	private static int sum(final int a, final int b) {
		int sum = 0;
		for (int shift = 0; shift <= 16; shift += 8) {
			sum |= Math.min(255, (a >> shift & 0xff) + (b >> shift & 0xff)) << shift;
		}
		return sum;
	}

	private Calibration calibration(final int zoom) {
		final Calibration calibration = image.getCalibration().copy();
		calibration.disableDensityCalibration();
		calibration.pixelWidth /= zoom;
		calibration.pixelHeight /= zoom;
		calibration.xOrigin = 0;
		calibration.yOrigin = 0;
		calibration.info = null; // signatures, which a picture has not
		return calibration;
	}

	private String info(final List<Integer> channels, final List<String> labels,
		final List<LUT> luts, final ScaleBar scaleBar)
	{
		final StringBuilder info = new StringBuilder("Figure of: ").append(image
			.getTitle()).append("\nProjection: ").append(projection).append('\n');
		for (int i = 0; i < labels.size(); i++) {
			final LUT lut = luts.get(i);
			info.append(String.format(Locale.US,
				"Channel %d: %s, colour #%06x, display range %s to %s%n", channels.get(
					i), labels.get(i), lut.getRGB(255) & 0xffffff, NumberText.of(lut.min),
				NumberText.of(lut.max)));
		}
		return info.append("Scale bar: ").append(scaleBar == null ? "none"
			: scaleBar.text()).append('\n').toString();
	}
}
