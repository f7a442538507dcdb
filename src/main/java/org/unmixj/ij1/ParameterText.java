
package org.unmixj.ij1;

import java.io.File;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.scijava.module.ModuleItem;
import org.scijava.util.Types;
import org.unmixj.imagej.NumberText;
import org.unmixj.imagej.Spectra;
import org.unmixj.imagej.StackList;

import ij.ImagePlus;

/**
 * Values of command parameters as text: what stands in a macro, in the fields
 * of a dialog and in a recorded line. {@code parse(item, format(value))} equals
 * {@code value}, to the last bit of a double.
 */
final class ParameterText {

	private ParameterText() {
		// only static methods
	}

	/** Tells whether values of a type can be given as text. */
	static boolean supports(final Class<?> type) {
		final Class<?> boxed = Types.box(type);
		return boxed == Integer.class || boxed == Long.class ||
			boxed == Double.class || boxed == Boolean.class ||
			boxed == String.class || boxed == File.class || boxed.isEnum() ||
			boxed == ImagePlus.class || boxed == Spectra.class ||
			boxed == StackList.class;
	}

	/** The choice of an image that is not required. */
	private static final String NO_IMAGE = "None";

	/**
	 * The attribute of an image that is not required, with the text that the
	 * choice of none has in dialogs.
	 */
	private static final String NONE = "none";

	/**
	 * Returns the texts among which the value of a parameter must be, or an empty
	 * list if it is free.
	 */
	static List<String> choices(final ModuleItem<?> item) {
		if (item.getType() == ImagePlus.class && !item.isRequired()) {
			final List<String> titles = new ArrayList<>();
			titles.add(item.get(NONE) == null ? NO_IMAGE : item.get(NONE));
			OpenImages.all().forEach(image -> titles.add(image.getTitle()));
			return titles;
		}
		final List<?> choices = item.getType().isEnum() ? enumConstants(item) : item
			.getChoices();
		if (choices == null) return Collections.emptyList();
		final List<String> texts = new ArrayList<>();
		for (final Object choice : choices) {
			texts.add(format(choice));
		}
		return texts;
	}

	/** Returns the text of a value; null (no folder, no image) is empty. */
	static String format(final Object value) {
		if (value == null) return "";
		if (value instanceof Double) return NumberText.of((Double) value);
		if (value instanceof Spectra) return ((Spectra) value).source();
		if (value instanceof ImagePlus) return ((ImagePlus) value).getTitle();
		return value.toString();
	}

	/**
	 * Returns the value of a text.
	 *
	 * @param item the parameter
	 * @param text its value as text
	 * @return an object of the parameter's type; null if no file, folder, image
	 *         or text is given where none is required
	 * @throws IllegalArgumentException if the text is no value of that parameter,
	 *           with a message that names the parameter, the text and what is
	 *           allowed
	 */
	static Object parse(final ModuleItem<?> item, final String text) {
		final Class<?> type = Types.box(item.getType());
		if (type == ImagePlus.class) return image(item, text);
		if (type == File.class) return file(item, text);
		if (type == Spectra.class) return spectra(item, text);
		if (type == StackList.class) return OpenImages.stacks(item.getName(), text);
		final List<String> choices = choices(item);
		if (!choices.isEmpty()) return choice(item, text, choices);
		if (type == String.class) {
			return text.isEmpty() && !item.isRequired() ? null : text;
		}
		if (type == Boolean.class) return bool(item, text);
		if (type == Double.class) return inRange(item, text, number(item, text));
		if (type == Integer.class) return inRange(item, text, (int) wholeNumber(
			item, text, Integer.MIN_VALUE, Integer.MAX_VALUE));
		if (type == Long.class) return inRange(item, text, wholeNumber(item, text,
			Long.MIN_VALUE, Long.MAX_VALUE));
		throw new IllegalStateException("Parameter " + item.getName() + " of " +
			item.getInfo().getDelegateClassName() + " has a type that ImageJ's" +
			" dialogs and macros have no text for: " + type.getName());
	}

	private static List<?> enumConstants(final ModuleItem<?> item) {
		return Arrays.asList(item.getType().getEnumConstants());
	}

	private static ImagePlus image(final ModuleItem<?> item, final String text) {
		return !item.isRequired() && (text.trim().isEmpty() || NO_IMAGE
			.equalsIgnoreCase(text.trim())) ? null : OpenImages.find(item.getName(),
				text);
	}

	private static File file(final ModuleItem<?> item, final String text) {
		if (!text.trim().isEmpty()) return new File(text.trim());
		if (item.isRequired()) throw wrong(item, "be the path of a file or folder",
			text);
		return null;
	}

	private static Spectra spectra(final ModuleItem<?> item, final String text) {
		if (!text.trim().isEmpty()) return OpenSpectra.find(item.getName(), text
			.trim());
		if (item.isRequired()) throw wrong(item,
			"be a file of spectra or the title of an open table or image", text);
		return null;
	}

	/** Capital and small letters are the same; macros are often typed. */
	private static Object choice(final ModuleItem<?> item, final String text,
		final List<String> choices)
	{
		for (int i = 0; i < choices.size(); i++) {
			if (!choices.get(i).equalsIgnoreCase(text.trim())) continue;
			return item.getType().isEnum() ? enumConstants(item).get(i) : item
				.getChoices().get(i);
		}
		throw wrong(item, "be one of " + String.join(", ", choices), text);
	}

	/** ImageJ's macro language writes true as 1. */
	private static Boolean bool(final ModuleItem<?> item, final String text) {
		switch (text.trim().toLowerCase(Locale.ROOT)) {
			case "true":
			case "1":
				return true;
			case "false":
			case "0":
				return false;
			default:
				throw wrong(item, "be true or false", text);
		}
	}

	private static Double number(final ModuleItem<?> item, final String text) {
		final double value = decimal(item, text, "a number").doubleValue();
		if (Double.isInfinite(value)) throw wrong(item, "be a number of at most " +
			format(Double.MAX_VALUE) + " in size", text);
		return value;
	}

	private static long wholeNumber(final ModuleItem<?> item, final String text,
		final long minimum, final long maximum)
	{
		final BigDecimal decimal = decimal(item, text, "a whole number");
		// the bounds first: 1e999999999 must not be written out
		if (decimal.compareTo(BigDecimal.valueOf(minimum)) < 0 || decimal.compareTo(
			BigDecimal.valueOf(maximum)) > 0)
		{
			throw wrong(item, "be a whole number from " + minimum + " to " + maximum,
				text);
		}
		try {
			return decimal.longValueExact();
		}
		catch (final ArithmeticException e) {
			throw wrong(item, "be a whole number", text);
		}
	}

	/** SciJava does not enforce the limits that a parameter states. */
	private static Number inRange(final ModuleItem<?> item, final String text,
		final Number value)
	{
		final Object minimum = item.getMinimumValue();
		if (minimum instanceof Number && value.doubleValue() < ((Number) minimum)
			.doubleValue())
		{
			throw wrong(item, "be at least " + format(minimum), text);
		}
		final Object maximum = item.getMaximumValue();
		if (maximum instanceof Number && value.doubleValue() > ((Number) maximum)
			.doubleValue())
		{
			throw wrong(item, "be at most " + format(maximum), text);
		}
		return value;
	}

	/** BigDecimal knows no NaN, Infinity, hexadecimal or "1f", as we want it. */
	private static BigDecimal decimal(final ModuleItem<?> item, final String text,
		final String expected)
	{
		try {
			return new BigDecimal(text.trim());
		}
		catch (final NumberFormatException e) {
			throw wrong(item, "be " + expected, text);
		}
	}

	private static IllegalArgumentException wrong(final ModuleItem<?> item,
		final String allowed, final String text)
	{
		return new IllegalArgumentException(item.getName() + " must " + allowed +
			", got \"" + text + "\".");
	}
}
