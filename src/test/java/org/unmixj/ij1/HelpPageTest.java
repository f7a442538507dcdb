
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

class HelpPageTest {

	@Test
	void startsAsImageJWantsIt() {
		assertEquals("<html><body>Help for \u00b5m.</body></html>", HelpPage.of(
			EveryTypeCommand.class).trim());
	}

	@ParameterizedTest
	@ValueSource(strings = { "HalsCommand", "GsvdNmfCommand",
		"ApplySpectraCommand", "CompositeFigureCommand", "ShowSignaturesCommand",
		"MeasureComponentsCommand", "SixteenBitExportCommand", "ResidualMapCommand",
		"MeasureSpectrumCommand", "UnmixTogetherCommand", "GrowComponentsCommand",
		"ComponentCountCommand", "MergeComponentsCommand",
		"EditComponentsCommand" })
	void listsTheParametersOfTheDialogWithTheirDefaults(final String command) {
		final Module module = CommandContext.module("org.unmixj.command." +
			command);
		final CommandInputs inputs = new CommandInputs(module, MacroOptions.parse(
			""));
		final Set<String> expected = new TreeSet<>();
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (item.getName().equals("image")) {
				expected.add(row("Image", "image", "the active image"));
			}
		}
		for (final ModuleItem<?> item : inputs.questions()) {
			final String value = inputs.defaultText(item);
			expected.add(row(item.getLabel(), item.getName(), value.isEmpty() ? "none"
				: value));
		}

		final Matcher rows = Pattern.compile(
			"<tr><td>.*?</td><td><code>.*?</code></td><td>.*?</td>").matcher(HelpPage
				.of(inputs.commandClass()));

		assertEquals(expected, rows.results().map(MatchResult::group).collect(
			Collectors.toCollection(TreeSet::new)));
	}

	private static String row(final String label, final String key,
		final String value)
	{
		return "<tr><td>" + label + "</td><td><code>" + key + "</code></td><td>" +
			value + "</td>";
	}

	@Test
	void isNullWhereThereIsNone() {
		assertNull(HelpPage.of(FailingCommand.class));
	}
}
