
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;
import org.unmixj.command.HalsCommand;
import org.unmixj.ij1.EveryTypeCommand.Fruit;

class ParameterTextTest {

	private static final CommandInfo INFO = new CommandInfo(
		EveryTypeCommand.class);

	@Test
	void listsTheChoices() {
		assertEquals(List.of("Apple", "Granny Smith", "Pear"), ParameterText
			.choices(item("fruit")));
		assertEquals(List.of("Alpha", "Beta"), ParameterText.choices(item(
			"letter")));
		assertEquals(List.of(), ParameterText.choices(item("count")));
	}

	@Test
	void optionalImageCanBeNone() {
		final ModuleItem<?> mask = new CommandInfo(HalsCommand.class).getInput(
			"mask");

		assertEquals(List.of("None"), ParameterText.choices(mask));
		assertNull(ParameterText.parse(mask, "none"));
		assertNull(ParameterText.parse(mask, ""));
		assertThrows(IllegalArgumentException.class, () -> ParameterText.parse(mask,
			"no such image"));
	}

	@ParameterizedTest
	@CsvSource({ "6, 6", "-3, -3", " 7 , 7", "1e1, 10", "10000.0, 10000",
		"2147483647, 2147483647" })
	void readsWholeNumbers(final String text, final int value) {
		assertEquals(value, parse("count", text));
	}

	@Test
	void readsLongNumbers() {
		assertEquals(Long.MIN_VALUE, parse("seed", "-9223372036854775808"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Granny Smith", "granny smith", "GRANNY SMITH" })
	void readsChoicesInAnyCase(final String text) {
		assertEquals(Fruit.GRANNY_SMITH, parse("fruit", text));
		assertEquals("Beta", parse("letter", "beta"));
	}

	@ParameterizedTest
	@CsvSource({ "true, true", "false, false", "TRUE, true", "1, true",
		"0, false" })
	void readsTruth(final String text, final boolean value) {
		assertEquals(value, parse("flag", text));
	}

	@Test
	void readsFoldersAndTheirAbsence() {
		assertEquals(new File("/tmp/a b"), parse("save", "/tmp/a b/"));
		assertNull(parse("save", ""));
		assertEquals("", ParameterText.format(null));
	}

	@ParameterizedTest
	@CsvSource({ "1e-4, 1e-4", "0.001, 0.001", "5, 5", "5.0, 5",
		"1.5e300, 1.5e300", "-1E-10, -1e-10", "100000000, 1e8" })
	void writesNumbersShort(final double value, final String text) {
		assertEquals(text, ParameterText.format(value));
	}

	@Test
	void readsTheSameDoubleThatItHasWritten() {
		final Random random = new Random(1);
		for (int i = 0; i < 1000; i++) {
			final double bits = Double.longBitsToDouble(random.nextLong());
			final double value = Double.isFinite(bits) ? bits : random.nextGaussian();

			assertEquals(value, parse("tiny", ParameterText.format(value)));
		}
	}

	@Test
	void readsTheSameEnumThatItHasWritten() {
		for (final Fruit fruit : Fruit.values()) {
			assertEquals(fruit, parse("fruit", ParameterText.format(fruit)));
		}
	}

	@ParameterizedTest
	@CsvSource({ "abc", "''", "NaN", "2x", "0x10", "1f", "true" })
	void rejectsWhatIsNoNumber(final String text) {
		assertRejects("count", text, "count must be a whole number, got \"" + text +
			"\".");
		assertRejects("tiny", text, "tiny must be a number, got \"" + text + "\".");
	}

	@Test
	void rejectsFractionsAsWholeNumbers() {
		assertRejects("count", "2.7", "count must be a whole number, got \"2.7\".");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2147483648", "-2147483649", "1e999999999" })
	void rejectsWholeNumbersOutOfRange(final String text) {
		assertRejects("count", text,
			"count must be a whole number from -2147483648 to 2147483647, got \"" +
				text + "\".");
	}

	@Test
	void rejectsWhatIsBelowTheMinimum() {
		final ModuleItem<?> components = new CommandInfo(
			"org.unmixj.command.HalsCommand").getInput("components");

		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> ParameterText.parse(components,
				"-5"));

		assertEquals("components must be at least 1, got \"-5\".", e.getMessage());
		assertEquals(1, ParameterText.parse(components, "1"));
	}

	@Test
	void rejectsNumbersBeyondDouble() {
		assertRejects("tiny", "1e400",
			"tiny must be a number of at most 1.7976931348623157e308 in size, got \"1e400\".");
	}

	@Test
	void rejectsWhatIsNoChoice() {
		assertRejects("fruit", "Plum",
			"fruit must be one of Apple, Granny Smith, Pear, got \"Plum\".");
		assertRejects("letter", "", "letter must be one of Alpha, Beta, got \"\".");
	}

	@Test
	void rejectsWhatIsNotTrueOrFalse() {
		assertRejects("flag", "yes", "flag must be true or false, got \"yes\".");
	}

	private static ModuleItem<?> item(final String name) {
		return INFO.getInput(name);
	}

	private static Object parse(final String name, final String text) {
		return ParameterText.parse(item(name), text);
	}

	private static void assertRejects(final String name, final String text,
		final String message)
	{
		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> parse(name, text));

		assertEquals(message, e.getMessage());
	}
}
