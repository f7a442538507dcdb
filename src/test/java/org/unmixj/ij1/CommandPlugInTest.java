
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import ij.WindowManager;

/** Runs commands as macros do, in batch mode, without a display. */
class CommandPlugInTest {

	private static final String DEFAULTS =
		"|APPLE|5|1.0E-4|1|true|no name|Alpha|null";

	private final BatchMode batch = new BatchMode();

	@AfterEach
	void close() {
		batch.close();
	}

	@Test
	void takesAllValuesFromTheOptions() {
		batch.open("a");

		assertNull(batch.run(EveryTypeCommand.class, "",
			"fruit=[Granny Smith] count=7 tiny=1e-6 seed=-3 flag=false" +
				" name=[x y] letter=Beta save=[/tmp/a b]"));

		assertEquals("a|GRANNY_SMITH|7|1.0E-6|-3|false|x y|Beta|/tmp/a b", given());
	}

	@Test
	void takesDefaultsForKeysThatAreMissing() {
		batch.open("a");
		batch.run(EveryTypeCommand.class, "", "count=7 flag=false save=/tmp");
		batch.open("b");

		assertNull(batch.run(EveryTypeCommand.class, "", "image=b"));

		assertEquals("b" + DEFAULTS, given());
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "" })
	void takesDefaultsForAllWithoutOptionsAndDisplay(final String options) {
		batch.open("a");

		assertNull(batch.run(EveryTypeCommand.class, "", options));

		assertEquals("a" + DEFAULTS, given());
	}

	@Test
	void takesPresets() {
		batch.open("a");

		assertNull(batch.run(EveryTypeCommand.class, "count=9 name=[p q]",
			"seed=4"));

		assertEquals("a|APPLE|9|1.0E-4|4|true|p q|Alpha|null", given());
	}

	@Test
	void runsACommandThatTakesNoImage() {
		assertNull(batch.run(OutputOnlyCommand.class, "title=[My image]", null));

		assertEquals(List.of("My image"), titles());
	}

	@Test
	void takesTheActiveImageOrTheOneThatIsNamed() {
		final ImagePlus a = batch.open("a");
		batch.open("b");

		batch.run(EveryTypeCommand.class, "", null);
		assertEquals("b" + DEFAULTS, given());
		batch.run(EveryTypeCommand.class, "", "image=" + a.getID());
		assertEquals("a" + DEFAULTS, given());
	}

	@Test
	void showsPlotsThenImagesAndActivatesTheLastImage() {
		batch.open("a");

		batch.run(EveryTypeCommand.class, "", null);

		assertEquals(List.of("a", "Plot of a", "Copy of a"), titles());
		BatchMode.onMacroThread(() -> {
			WindowManager.setTempCurrentImage(null);
			assertEquals("Copy of a", WindowManager.getCurrentImage().getTitle());
			return null;
		});
	}

	@Test
	void replacesThePlotAndRenamesTheImageOfASecondRun() {
		batch.open("a");

		batch.run(EveryTypeCommand.class, "", "image=a");
		batch.run(EveryTypeCommand.class, "", "image=a count=6");
		batch.run(EveryTypeCommand.class, "", "image=a count=7");

		assertEquals(List.of("a", "Copy of a", "Copy of a-1", "Plot of a",
			"Copy of a-2"), titles());
	}

	@Test
	void writesWarningsToTheLog() {
		batch.open("a");

		batch.run(EveryTypeCommand.class, "", "count=-1");

		assertTrue(batch.logged().contains("count is below 0: -1"), batch.logged());
		assertEquals("", batch.printed());
	}

	@Test
	void logsNothingWithoutWarnings() {
		batch.open("a");

		batch.run(EveryTypeCommand.class, "", "count=1");

		assertEquals("", batch.logged());
	}

	@Test
	void leavesTheInputAsItWas() {
		final ImagePlus image = batch.open("a");
		image.setSlice(2);
		image.setRoi(1, 2, 3, 4);
		image.setDisplayRange(5, 60);
		image.lock();

		batch.run(EveryTypeCommand.class, "", "image=a");

		assertTrue(image.isLocked());
		assertEquals(2, image.getCurrentSlice());
		assertEquals("java.awt.Rectangle[x=1,y=2,width=3,height=4]", image.getRoi()
			.getBounds().toString());
		assertEquals(5, image.getDisplayRangeMin());
		assertEquals(60, image.getDisplayRangeMax());
		image.unlock();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', value = {
		"Count=3 # Every Type has no key \"Count\" (value \"3\"). Its keys are image, fruit, count, tiny, seed, flag, name, letter, save.",
		"monitor=3 # Every Type has no key \"monitor\" (value \"3\"). Its keys are image, fruit, count, tiny, seed, flag, name, letter, save.",
		"count # count must be a whole number, got \"true\".",
		"count=2.7 # count must be a whole number, got \"2.7\".",
		"tiny=abc # tiny must be a number, got \"abc\".",
		"fruit=Plum # fruit must be one of Apple, Granny Smith, Pear, got \"Plum\".",
		"flag=yes # flag must be true or false, got \"yes\".",
		"seed=1 seed=1 # The key \"seed\" is given twice, with the values \"1\" and \"1\"; each key may be given once." })
	void stopsAtBadOptionsAndShowsNothing(final String options,
		final String message)
	{
		batch.open("a");

		assertEquals(message, batch.run(EveryTypeCommand.class, "", options));

		assertEquals(List.of("a"), titles());
	}

	@Test
	void rejectsAKeyThatIsPreset() {
		batch.open("a");

		assertEquals("Open Test Image has no key \"title\" (value \"x\")." +
			" It has no keys.", batch.run(OutputOnlyCommand.class, "title=a",
				"title=x"));
	}

	@Test
	void stopsWithoutAnImage() {
		assertEquals("There is no image open. Open the image first, then run the" +
			" command again.", batch.run(EveryTypeCommand.class, "", null));
	}

	@Test
	void stopsAtAnImageThatIsNotOpen() {
		final ImagePlus a = batch.open("a");

		assertEquals("image must be the title or the ID of an open image, got" +
			" \"nosuch\". Open are: \"a\" (ID " + a.getID() + ").", batch.run(
				EveryTypeCommand.class, "", "image=nosuch"));
	}

	@ParameterizedTest
	@CsvSource({ "ARGUMENT, 'bad argument, got 3'",
		"REASON, 'good reason, got 4'",
		"BUG, 'Fail failed unexpectedly: java.lang.ArithmeticException: by zero. The Log has the details.'" })
	void reportsAFailureAndShowsNothing(final String way, final String message) {
		assertEquals(message, batch.run(FailingCommand.class, "", "way=" + way));

		assertEquals(List.of(), titles());
	}

	@Test
	void showsWhatAFailedCommandHasMadeNevertheless() {
		assertEquals("disk full", batch.run(FailingCommand.class, "",
			"way=UNSAVED"));

		assertEquals(List.of("Shown"), titles());
	}

	@Test
	void logsTheTraceOfABug() {
		batch.run(FailingCommand.class, "", "way=BUG");

		assertTrue(batch.logged().contains("at org.unmixj.ij1.FailingCommand.run"));
	}

	@Test
	void saysHowMuchMemoryThereIsWhenItRunsOut() {
		final String message = batch.run(FailingCommand.class, "", "way=MEMORY");

		assertEquals("Fail ran out of memory. ImageJ may use " + Runtime
			.getRuntime().maxMemory() / 1048576 +
			" MB; Edit > Options > Memory & Threads, or java's -Xmx, sets how much.",
			message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "CANCELED", "CANCELLATION" })
	void cancelsWithoutAMessage(final String way) {
		assertNull(batch.run(FailingCommand.class, "", "way=" + way));

		assertEquals(List.of(), titles());
		assertEquals("", batch.printed() + batch.logged());
	}

	@Test
	void reportsACommandThatDoesNotExist() {
		final String message = batch.run(String.class, "", null);

		assertTrue(message.startsWith("String failed unexpectedly: java.lang" +
			".IllegalStateException: \"java.lang.String\" is no SciJava command."),
			message);
	}

	@Test
	void usesOneContext() {
		assertSame(CommandContext.get(), CommandContext.get());
	}

	private static String given() {
		return BatchMode.onMacroThread(() -> {
			WindowManager.setTempCurrentImage(null);
			return WindowManager.getCurrentImage().getProp("given");
		});
	}

	private static List<String> titles() {
		return Arrays.stream(WindowManager.getImageTitles()).collect(Collectors
			.toList());
	}
}
