
package org.unmixj.imagej;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The wavelengths of channels in the Info of an image, as Bio-Formats and
 * ImageJ write it. In this order:
 * <ol>
 * <li>{@code ...EmissionWavelength #1 = 545}, one for each channel, counted as
 * 1 or 01: Zeiss ({@code Information|Image|Channel|EmissionWavelength}),
 * Olympus ({@code dyeData emissionWavelength});</li>
 * <li>{@code ...DetectionWavelength|Ranges #1 = 540-550}: Zeiss; the middle of
 * the range;</li>
 * <li>{@code ...LambdaDetectionBegin}, {@code StepSize} and {@code BandWidth}
 * of a Leica lambda scan: the middle of each band;</li>
 * <li>OME-XML: {@code <ModuloAlongC Type="lambda" Start= Step= Unit=>}, or
 * {@code <Channel EmissionWavelength=>} of the first image.</li>
 * </ol>
 */
final class InfoWavelengths {

	private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";

	private static final Pattern EMISSION = Pattern.compile(
		"(?im)^(.*\\bemission ?wavelength) #(\\d+) = " + NUMBER +
			"(?: ?nm)?[ \\t]*\\r?$");

	private static final Pattern RANGE = Pattern.compile(
		"(?im)^(.*\\bDetectionWavelength\\|Ranges) #(\\d+) = " + NUMBER + " ?- ?" +
			NUMBER + "(?: ?nm)?[ \\t]*\\r?$");

	/** The one of several keys that is about the image, in Zeiss' files. */
	private static final String IMAGE_CHANNEL = "Information|Image|Channel|";

	private static final Pattern MODULO = Pattern.compile(
		"<ModuloAlongC\\b[^>]*\\bType=\"lambda\"[^>]*>");

	private static final Pattern CHANNEL = Pattern.compile("<Channel\\b[^>]*>");

	/** nm in a unit of OME. */
	private enum Unit {

			NM("nm", 1), MICROMETRE("\u00b5m", 1000), ANGSTROM("\u00c5", 0.1);

		private final String symbol;

		private final double nanometres;

		Unit(final String symbol, final double nanometres) {
			this.symbol = symbol;
			this.nanometres = nanometres;
		}

		/** Returns NaN for other units. */
		static double nanometres(final String symbol) {
			return symbol == null ? 1 : Arrays.stream(values()).filter(
				unit -> unit.symbol.equals(symbol)).mapToDouble(unit -> unit.nanometres)
				.findFirst().orElse(Double.NaN);
		}
	}

	private InfoWavelengths() {
		// static methods only
	}

	/**
	 * Returns the wavelengths of n channels in nm, or null unless there is one
	 * for each and they differ.
	 */
	static double[] of(final String info, final int n) {
		if (info == null) return null;
		final List<double[]> found = new ArrayList<>();
		found.addAll(numbered(info, EMISSION, match -> number(match.group(3))));
		found.addAll(numbered(info, RANGE, match -> (number(match.group(3)) +
			number(match.group(4))) / 2));
		found.add(leica(info));
		found.add(modulo(info, n));
		found.add(channels(info));
		return found.stream().filter(values -> isUsable(values, n)).findFirst()
			.orElse(null);
	}

	private static boolean isUsable(final double[] values, final int n) {
		return values != null && values.length == n && Arrays.stream(values)
			.allMatch(value -> value > 0 && value <= Double.MAX_VALUE) && Arrays
				.stream(values).distinct().count() == n;
	}

	/** Returns the values of each key that has them from #1 on, without gaps. */
	private static Collection<double[]> numbered(final String info,
		final Pattern pattern, final ToDoubleFunction<MatchResult> value)
	{
		final Map<String, Map<Integer, Double>> keys = new TreeMap<>();
		for (final Matcher matcher = pattern.matcher(info); matcher.find();) {
			final String key = matcher.group(1);
			keys.computeIfAbsent((key.contains(IMAGE_CHANNEL) ? "0" : "1") + key,
				k -> new TreeMap<>()).put((int) number(matcher.group(2)), value
					.applyAsDouble(matcher.toMatchResult()));
		}
		final List<double[]> found = new ArrayList<>();
		for (final Map<Integer, Double> values : keys.values()) {
			if (IntStream.rangeClosed(1, values.size()).allMatch(values::containsKey))
				found.add(values.values().stream().mapToDouble(Double::doubleValue)
					.toArray());
		}
		return found;
	}

	private static double[] leica(final String info) {
		final double begin = last(info, "LambdaDetectionBegin");
		final double step = last(info, "LambdaDetectionStepSize");
		final double width = last(info, "LambdaDetectionBandWidth");
		final double count = last(info, "LambdaDetectionStepCount");
		return count >= 1 ? steps((int) count, begin + width / 2, step) : null;
	}

	/** Returns the value of the last key of this ending, or NaN. */
	private static double last(final String info, final String key) {
		final Matcher matcher = Pattern.compile("(?m)\\b" + key + " = " + NUMBER +
			"[ \\t]*\\r?$").matcher(info);
		double value = Double.NaN;
		while (matcher.find()) {
			value = number(matcher.group(1));
		}
		return value;
	}

	private static double[] modulo(final String info, final int n) {
		final Matcher matcher = MODULO.matcher(info);
		if (!matcher.find()) return null;
		final String tag = matcher.group();
		final double unit = Unit.nanometres(attribute(tag, "Unit"));
		final double start = number(attribute(tag, "Start"));
		final double step = number(attribute(tag, "Step"));
		final double end = number(attribute(tag, "End"));
		final boolean fits = Math.abs(start + (n - 1) * step - end) < step / 2;
		return fits ? steps(n, unit * start, unit * step) : null;
	}

	private static double[] channels(final String info) {
		final int start = info.indexOf("<Pixels");
		if (start < 0) return null;
		final int end = info.indexOf("</Pixels>", start);
		final Matcher matcher = CHANNEL.matcher(end < 0 ? info.substring(start)
			: info.substring(start, end));
		final List<Double> values = new ArrayList<>();
		while (matcher.find()) {
			final String tag = matcher.group();
			values.add(number(attribute(tag, "EmissionWavelength")) * Unit.nanometres(
				attribute(tag, "EmissionWavelengthUnit")));
		}
		return values.stream().mapToDouble(Double::doubleValue).toArray();
	}

	private static String attribute(final String tag, final String name) {
		final Matcher matcher = Pattern.compile("\\s" + name + "=\"([^\"]*)\"")
			.matcher(tag);
		return matcher.find() ? matcher.group(1) : null;
	}

	private static double number(final String text) {
		return text != null && text.trim().matches(NUMBER) ? Double.parseDouble(text
			.trim()) : Double.NaN;
	}

	private static double[] steps(final int n, final double first,
		final double step)
	{
		return IntStream.range(0, n).mapToDouble(i -> first + i * step).toArray();
	}
}
