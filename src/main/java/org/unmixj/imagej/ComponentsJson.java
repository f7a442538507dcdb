
package org.unmixj.imagej;

import java.awt.Color;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;

import org.unmixj.image.Axis;
import org.unmixj.nmf.Loss;
import org.unmixj.nmf.PenaltyOptions;
import org.unmixj.nmf.Scale;

import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * A {@link ComponentsInfo} as JSON: an object whose members are the fields of
 * {@link Members}, one a line, each signature and each row of a table in a line
 * of its own. Numbers read back as the same doubles; those that JSON has not
 * are texts.
 */
final class ComponentsJson {

	/** The form that is written, and the newest that can be read. */
	private static final int FORMAT = 1;

	/** The scale of signatures that are as they were given. */
	private static final String GIVEN = "Given";

	private static final Gson GSON = new GsonBuilder().setStrictness(
		Strictness.STRICT).disableHtmlEscaping().registerTypeAdapter(double.class,
			new AnyDouble()).registerTypeAdapter(Double.class, new AnyDouble())
		.create();

	/** The members of the object, in the order in which they are written. */
	private static final class Members {

		/** {@link #FORMAT}. */
		int unmixj;

		String version;

		String image;

		String method;

		String macro;

		Map<String, Object> summary;

		List<String> warnings;

		String axis;

		String scale;

		/** The heading of the samples in tables, and their label in plots. */
		String heading, label;

		double[] positions;

		List<String> names;

		/** As {@code #rrggbb}. */
		List<String> colors;

		double[] lambdas;

		int taken;

		/** The columns of the QC table. */
		List<String> checks;

		/** The rows of the QC table: numbers and texts. */
		List<List<Object>> quality;

		double[][] signatures;

		/** The macro lines of the steps before; null where there are none. */
		List<String> earlier;

		/** Null in what was written before there was one. */
		Record fit;
	}

	/** The members of a {@link FitRecord}; numbers that are null are none. */
	private static final class Record {

		/** The size of the mask, and its bits; null for all pixels. */
		Integer width, height;

		String pixels;

		Double saturation;

		boolean missing;

		double[] background;

		boolean negative;

		double gain, offset;

		boolean everywhere;

		String loss;

		double l1w, l1h, l2, smooth;

		boolean[] fixed;

		/** The component that is a background; null for none. */
		Integer flat;

		static Record of(final FitRecord fit) {
			final Record record = new Record();
			if (fit.pixels() != null) {
				record.width = fit.pixels().width();
				record.height = fit.pixels().height();
				record.pixels = fit.pixels().toString();
			}
			if (!Double.isInfinite(fit.saturation())) {
				record.saturation = fit.saturation();
			}
			record.missing = fit.nanIsMissing();
			if (fit.background().length > 0) record.background = fit.background();
			record.negative = fit.negativesAreErrors();
			record.gain = fit.detector().gain();
			record.offset = fit.detector().offset();
			record.everywhere = fit.everywhere();
			record.loss = fit.loss().toString();
			record.l1w = fit.penalties().l1w();
			record.l1h = fit.penalties().l1h();
			record.l2 = fit.penalties().l2();
			record.smooth = fit.penalties().smooth();
			record.fixed = fit.fixed();
			if (fit.flat() >= 0) record.flat = fit.flat();
			return record;
		}

		FitRecord toFitRecord(final int r, final int n) {
			requireLength("fixed", require("fixed", fixed).length, r);
			if (background != null) requireLength("background", background.length, n);
			if (pixels != null) {
				requireRange("width", require("width", width), 1, Integer.MAX_VALUE);
				requireRange("height", require("height", height), 1, Integer.MAX_VALUE /
					width);
			}
			if (flat != null) requireRange("flat", flat, 0, r - 1);
			return new FitRecord(pixels == null ? null : PixelMask.parse(width,
				height, pixels), saturation == null ? Double.POSITIVE_INFINITY
					: saturation, missing, background == null ? new double[0]
						: background, negative, new Detector(gain, offset), everywhere,
				choice("loss", Loss.values(), loss), PenaltyOptions.NONE.withL1W(l1w)
					.withL1H(l1h).withL2(l2).withSmooth(smooth), fixed, flat == null ? -1
						: flat);
		}
	}

	private ComponentsJson() {
		// static methods only
	}

	static String text(final ComponentsInfo info) {
		final Signatures signatures = info.signatures();
		final Members members = new Members();
		members.unmixj = FORMAT;
		members.version = info.version();
		members.image = info.image();
		members.method = info.method();
		members.macro = info.macro();
		members.summary = info.summary();
		members.warnings = info.warnings();
		members.axis = signatures.axis().toString();
		members.scale = signatures.scale().map(Scale::toString).orElse(GIVEN);
		members.heading = signatures.samples().heading();
		members.label = signatures.samples().label();
		members.positions = signatures.samples().values();
		members.names = signatures.names();
		members.colors = signatures.colors().stream().map(color -> String.format(
			"#%06x", color.getRGB() & 0xffffff)).collect(Collectors.toList());
		members.lambdas = info.lambdas();
		members.taken = info.taken();
		members.checks = Arrays.asList(info.quality().getHeadings());
		members.quality = IntStream.range(0, info.quality().size()).mapToObj(
			row -> members.checks.stream().map(heading -> Tables.cell(info.quality(),
				heading, row)).collect(Collectors.toList())).collect(Collectors
					.toList());
		members.signatures = signatures.H().toArray();
		if (!info.earlier().isEmpty()) members.earlier = info.earlier();
		members.fit = info.record().map(Record::of).orElse(null);
		return GSON.toJsonTree(members).getAsJsonObject().entrySet().stream().map(
			member -> "\"" + member.getKey() + "\": " + value(member.getKey(), member
				.getValue())).collect(Collectors.joining(",\n", "{\n", "\n}"));
	}

	private static String value(final String key, final JsonElement value) {
		final boolean rows = "signatures".equals(key) || "quality".equals(key);
		if (!rows) return GSON.toJson(value);
		return StreamSupport.stream(value.getAsJsonArray().spliterator(), false)
			.map(GSON::toJson).collect(Collectors.joining(",\n", "[\n", "\n]"));
	}

	/**
	 * Reads an object; does not look at what comes after it.
	 *
	 * @param title of the image that has it, for messages
	 * @throws IllegalArgumentException if that fails, with a message for the user
	 */
	static ComponentsInfo parse(final String text, final String title) {
		try {
			final Members members = GSON.fromJson(new JsonReader(new StringReader(
				text)), Members.class);
			if (members == null) throw new IllegalArgumentException("it is empty");
			if (members.unmixj > FORMAT) {
				throw new IllegalArgumentException("it was written by UnmixJ " +
					members.version + ", and can be read by that version or a newer one");
			}
			return info(members);
		}
		catch (final JsonParseException | IllegalArgumentException e) {
			throw new IllegalArgumentException(Messages.brokenComponents(title, e
				.getMessage()), e);
		}
	}

	private static ComponentsInfo info(final Members members) {
		final int r = length("signatures", members.signatures);
		final int n = require("positions", members.positions).length;
		if (r == 0 || n == 0) {
			throw new IllegalArgumentException("it has no signatures");
		}
		for (final double[] signature : members.signatures) {
			requireLength("each of signatures", require("signatures",
				signature).length, n);
		}
		requireLength("names", require("names", members.names).size(), r);
		requireLength("colors", require("colors", members.colors).size(), r);
		if (members.names.contains(null) || new HashSet<>(members.names)
			.size() != r) throw new IllegalArgumentException(
				"names must all be different, got " + members.names);
		final List<Color> colors = new ArrayList<>();
		for (final String color : members.colors) {
			colors.add(Color.decode(require("colors", color)));
		}
		final Signatures signatures = new Signatures(new DenseDoubleMatrix2D(
			members.signatures), new SampleAxis(require("heading", members.heading),
				require("label", members.label), members.positions), choice("axis", Axis
					.values(), members.axis), GIVEN.equals(members.scale) ? null : choice(
						"scale", Scale.values(), members.scale), members.names, colors);
		return new ComponentsInfo(signatures, require("image", members.image),
			require("method", members.method), require("version", members.version),
			require("macro", members.macro), require("summary", members.summary),
			require("warnings", members.warnings), require("lambdas",
				members.lambdas), members.taken, quality(members, r),
			members.fit == null ? null : members.fit.toFitRecord(r, n),
			members.earlier == null ? Collections.emptyList() : members.earlier);
	}

	private static TitledTable quality(final Members members, final int r) {
		requireLength("quality", require("quality", members.quality).size(), r);
		final List<String> headings = require("checks", members.checks);
		final TitledTable table = TitledTable.replacing(ResultTitles.quality(
			members.image));
		for (final List<Object> row : members.quality) {
			requireLength("each of quality", require("quality", row).size(), headings
				.size());
			table.addRow();
			for (int i = 0; i < row.size(); i++) {
				Tables.addCell(table, headings.get(i), require("quality", row.get(i)));
			}
		}
		return table;
	}

	private static int length(final String key, final double[][] values) {
		return require(key, values).length;
	}

	private static <T> T require(final String key, final T value) {
		if (value == null) {
			throw new IllegalArgumentException(key + " is missing");
		}
		return value;
	}

	private static void requireLength(final String key, final int found,
		final int expected)
	{
		if (found != expected) {
			throw new IllegalArgumentException(key + " must have " + Messages.count(
				expected, "value") + ", got " + found);
		}
	}

	private static void requireRange(final String key, final int found,
		final int least, final int most)
	{
		if (found < least || found > most) {
			throw new IllegalArgumentException(key + " must be in " + least + ".." +
				most + ", got " + found);
		}
	}

	private static <E extends Enum<E>> E choice(final String key,
		final E[] choices, final String text)
	{
		return Arrays.stream(choices).filter(choice -> choice.toString().equals(
			text)).findFirst().orElseThrow(() -> new IllegalArgumentException(key +
				" must be one of " + Arrays.toString(choices) + ", got " + text));
	}

	/** Writes infinite numbers and NaN as texts, and reads both. */
	private static final class AnyDouble extends TypeAdapter<Double> {

		@Override
		public void write(final JsonWriter out, final Double value)
			throws IOException
		{
			if (value == null || Double.isInfinite(value) || Double.isNaN(value)) {
				out.value(value == null ? null : value.toString());
			}
			else out.value(value.doubleValue());
		}

		@Override
		public Double read(final JsonReader in) throws IOException {
			return Double.valueOf(in.nextString());
		}
	}
}
