
package org.unmixj.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.unmixj.imagej.Messages;
import org.unmixj.launch.MacroRunner.Mode;

/**
 * Every input that cannot be unmixed, in a macro: the macro stops with a
 * sentence, and all is as it was before. That a stack changes half-way is left
 * to unit tests.
 */
class BadInputIT {

	/**
	 * An input.
	 *
	 * @param name what is wrong with it
	 * @param setup the statements that make it; {@code folder} is one for files
	 * @param run the arguments of {@code run}
	 * @param sentence how the message begins
	 */
	private record BadInput(String name, String setup, String run,
		String sentence)
	{

		@Override
		public String toString() {
			return name;
		}
	}

	private static final Path FUNCTIONS = Path.of(
		"src/test/resources/bad-input.ijm");

	private static final String HALS = "'HALS NMF...', 'components=2'";

	/** The first compiler only: these macros are shorter than the start. */
	private static final String[] JVM = { "-Xmx512m", "-XX:TieredStopAtLevel=1" };

	static List<BadInput> inputs() {
		return List.of(new BadInput("no image", "", HALS,
			"There is no image open. Open the image first"), new BadInput(
				"one sample", "newImage('T', '8-bit ramp', 8, 6, 1);", HALS,
				"The image has one channel, one slice and one frame; unmixing needs" +
					" at least 2 channels, slices or frames."), new BadInput(
						"several axes",
						"newImage('T', '8-bit composite-ramp', 8, 6, 3, 2, 4);", HALS,
						"The image has 3 channels, 2 slices, 4 frames; choose the axis to unmix:" +
							" Channels or Slices or Frames."), new BadInput("NaN", stack(
								"32-bit",
								"v=1; if (x==2 && y==3 && z==1) v=0/0; if (x==3 && z==2) v=1/0"),
								HALS, Messages.notFinite("T", 7, "x=3, y=0, slice 3")),
			new BadInput("negative", stack("32-bit", "v=x-2.5"), HALS, Messages
				.negative("T", 72, -2.5)), new BadInput("no level of saturation", stack(
					"8-bit", "v=x+y*z"), "'HALS NMF...', 'components=2 saturation=high'",
					Messages.saturation("high")), new BadInput(
						"a channel that is saturated", stack("8-bit",
							"v=x+y*z; if (z==2) v=255"),
						"'HALS NMF...', 'components=2 saturation=Auto'", Messages
							.nothingThere("T", "slice 3")), new BadInput("no background",
								stack("8-bit", "v=x+y*z"),
								"'HALS NMF...', 'components=2 background=Selection'", Messages
									.noRegion("T")), new BadInput("no such region", stack("8-bit",
										"v=x+y*z"),
										"'HALS NMF...', 'components=2 background=Selection region=dark'",
										Messages.noSuchRegion("dark", List.of())), new BadInput(
											"zeros", stack("16-bit", "v=0"), HALS, Messages.allZero(
												"T", false)), new BadInput("zeros in the selection",
													stack("8-bit", "v=9*(x>3)") +
														" makeRectangle(0, 1, 3, 4);", HALS, Messages
															.allZero("T", true)), new BadInput(
																"more components than samples", stack("8-bit",
																	"v=x+y*z"), "'HALS NMF...', 'components=5'",
																Messages.tooManyComponents("T", "slice", 4, 5)),
			new BadInput("more components than pixels",
				"newImage('T', '8-bit ramp', 3, 1, 6);",
				"'GSVD-NMF...', 'components=4'", Messages.tooFewPixels("T", false, 3,
					4)), new BadInput("a small selection", stack("8-bit", "v=x+y*z") +
						" makeRectangle(7, 2, 1, 2);", "'HALS NMF...', 'components=3'",
						Messages.tooFewPixels("T", true, 2, 3)), new BadInput("a line",
							stack("8-bit", "v=x+y*z") + " makeLine(1, 1, 5, 4);", HALS,
							Messages.noArea("T", "straight line")), new BadInput(
								"more added than Paper can", stack("8-bit", "v=x+y*z"),
								"'GSVD-NMF...', 'components=4 added=3 directions=Paper'",
								Messages.paperDirections(4, 3)), new BadInput("RGB",
									"newImage('T', 'RGB ramp', 8, 6, 4);", HALS, Messages.rgb(
										"T")), new BadInput("a file in place of the folder", stack(
											"8-bit", "v=x+y*z") +
											" File.saveString('', folder + '/file');",
											"'HALS NMF...', 'components=2 save=[' + folder + '/file]'",
											"The results cannot be saved in "), new BadInput(
												"a file that is gone",
												"for (i = 1; i <= 4; i++) { newImage('T', '8-bit ramp', 8, 6, 1);" +
													" saveAs('tiff', folder + '/' + i); close(); }" +
													" File.openSequence(folder, 'virtual filter=.tif'); rename('T');" +
													" ok = File.delete(folder + '/3.tif');", HALS,
												"Image 3 of the virtual stack \"T\" cannot be read: "));
	}

	private static String stack(final String type, final String code) {
		return "newImage('T', '" + type + " black', 8, 6, 4); run('Macro...'," +
			" 'code=[" + code + "] stack'); setSlice(3); setMinAndMax(3, 70);";
	}

	@ParameterizedTest
	@MethodSource("inputs")
	void stopsTheMacroAndLeavesAllAsItWas(final BadInput input,
		@TempDir final Path folder) throws IOException
	{
		requireStopped(input, folder, JVM);
	}

	@Test
	void tooLittleMemoryStopsTheMacro(@TempDir final Path folder)
		throws IOException
	{
		requireStopped(new BadInput("", "newImage('T', '8-bit ramp', 2000, 1000," +
			" 2);", HALS, "Unmixing \"T\" into 2 components needs about 115 MB of" +
				" memory, and ImageJ has "), folder, "-Xmx100m");
	}

	/**
	 * A folder that is not there has as little space as a full disk. Without the
	 * small selection the stack would be read from its own file.
	 */
	@Test
	void tooLittleSpaceForTheCopyStopsTheMacro(@TempDir final Path folder)
		throws IOException
	{
		requireStopped(new BadInput("", "newImage('T', '8-bit ramp', 8, 6, 4);" +
			" saveAs('tiff', folder + '/T'); close();" +
			" run('TIFF Virtual Stack...', 'open=' + folder + '/T.tif');" +
			" makeRectangle(1, 1, 2, 3);", HALS,
			"Unmixing the virtual stack \"T.tif\" needs 1 MB of temporary disk space," +
				" and /nosuch has 0 MB left."), folder, "-Djava.io.tmpdir=/nosuch");
	}

	/**
	 * Runs the command twice: with messages redirected to the log, to look around
	 * after it, and without.
	 */
	private static void requireStopped(final BadInput input, final Path folder,
		final String... jvmOptions) throws IOException
	{
		final ProcessResult result = MacroRunner.of(Mode.HEADLESS).withJvmOptions(
			jvmOptions).run(macro(List.of(input)) + " run(" + input.run +
				"); print('went on');", folder.toString());

		assertEquals(1, result.exitCode(), result.toString());
		assertEquals("as it was\n", result.output());
		final String errors = result.errors();
		assertTrue(errors.contains(input.sentence), errors);
		assertTrue(errors.lastIndexOf(input.sentence) > errors.indexOf(
			input.sentence), "twice in " + errors);
	}

	/** In one process, as the windows take long to open. */
	@ParameterizedTest
	@EnumSource(value = Mode.class, names = { "WINDOW", "BATCH" })
	void leavesNoWindow(final Mode mode, @TempDir final Path folder)
		throws IOException
	{
		final List<BadInput> inputs = inputs();

		final ProcessResult result = MacroRunner.of(mode).run(macro(inputs), folder
			.toString());

		assertEquals("", result.errors());
		assertEquals(2 * inputs.size(), result.lines().length, result.output());
		for (int i = 0; i < inputs.size(); i++) {
			final String name = inputs.get(i).name;
			assertTrue(result.lines()[2 * i].contains(": " + inputs.get(i).sentence),
				name + ": " + result.lines()[2 * i]);
			assertEquals("as it was", result.lines()[2 * i + 1], name);
		}
	}

	private static String macro(final List<BadInput> inputs) throws IOException {
		return "folder = getArgument(); " + inputs.stream().map(
			input -> "close('*'); " + input.setup +
				" before = state(); IJ.redirectErrorMessages(); run(" + input.run +
				"); compare(before, state());").collect(Collectors.joining(" ")) +
			"\n" + Files.readString(FUNCTIONS);
	}
}
