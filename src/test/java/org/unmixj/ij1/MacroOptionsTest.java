
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacroOptionsTest {

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '"', value = {
		"components=6; components; 6", //
		"image=[a b.tif]; image; a b.tif", //
		"image=[a [b] c]; image; a [b] c", //
		"image='a b] c'; image; a b] c", //
		"save=/tmp/x=y; save; /tmp/x=y", //
		"save=[/tmp/seed=5 tolerance=3]; save; /tmp/seed=5 tolerance=3", //
		"flag; flag; true", //
		"save=; save; \"\"", //
		"save=[]; save; \"\"", //
		"tolerance=1e-6; tolerance; 1e-6", //
		"Flag=1; Flag; 1" })
	void readsOneOption(final String text, final String key, final String value) {
		assertEquals(Map.of(key, value), MacroOptions.parse(text + " ").values());
	}

	@Test
	void readsOptionsInTheirOrder() {
		final Map<String, String> values = MacroOptions.parse(
			"  b=1\ta  c=[x y]\nd=2 ").values();

		assertEquals(List.of("b", "a", "c", "d"), new ArrayList<>(values.keySet()));
		assertEquals(List.of("1", "true", "x y", "2"), new ArrayList<>(values
			.values()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "  \t" })
	void readsBlanksAsNoOptions(final String text) {
		assertEquals(Map.of(), MacroOptions.parse(text).values());
	}

	@Test
	void rejectsAKeyThatIsGivenTwice() {
		assertRejects("seed=1 seed=2",
			"The key \"seed\" is given twice, with the values \"1\" and \"2\";" +
				" each key may be given once.");
		assertRejects("flag flag=false",
			"The key \"flag\" is given twice, with the values \"true\" and" +
				" \"false\"; each key may be given once.");
	}

	@Test
	void rejectsAMissingKey() {
		final String form =
			"options have the form key=value, without blanks around \"=\".";
		assertRejects("seed = 1", "A key is missing before \"=\"; " + form);
		assertRejects("=1 seed=2", "A key is missing before \"=1\"; " + form);
	}

	@Test
	void rejectsAValueThatDoesNotEnd() {
		assertRejects("image=[a b",
			"The value of \"image\" starts with [ but has no ] at its end: \"[a b\".");
		assertRejects("image=[a]b seed=1",
			"The value of \"image\" starts with [ but has no ] at its end: \"[a]b seed=1\".");
		assertRejects("image='a b",
			"The value of \"image\" starts with ' but has no ' at its end: \"'a b\".");
	}

	@ParameterizedTest
	@ValueSource(strings = { "6", "", "a b", "[", "]", "a] b", "[a b", "'", "'a",
		"it's", "it's a", "[a] b", " a ", "x=y z=1", "/tmp/a]b" })
	void readsWhatItHasWritten(final String value) {
		final Map<String, String> values = new LinkedHashMap<>();
		values.put("first", value);
		values.put("second", "2");

		final MacroOptions options = MacroOptions.of(values);

		assertEquals(options, MacroOptions.parse(options.toString()));
	}

	@Test
	void replacesVariablesThatExist() {
		final MacroOptions options = MacroOptions.parse("a=&n b=[&none] c=n d=x&n")
			.withVariables(name -> name.equals("n") ? "6.0" : null);

		assertEquals(Map.of("a", "6.0", "b", "&none", "c", "n", "d", "x&n"), options
			.values());
	}

	@Test
	void writesBracketsOnlyWhereNeeded() {
		assertEquals("a=1 b=[x y] c=[]", MacroOptions.parse("a=1 b='x y' c=")
			.toString());
	}

	private static void assertRejects(final String text, final String message) {
		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> MacroOptions.parse(text));

		assertEquals(message, e.getMessage());
	}
}
