
package org.unmixj.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.launch.MacroRunner.Mode;

/** Several stacks in one macro, however ImageJ was started. */
class UnmixTogetherIT {

	/** A whole stack of rank 2 with three slices, and each of its slices. */
	private static final String STACKS =
		"newImage('whole', '32-bit grayscale-mode', 20, 10, 4, 3, 1);" +
			" run('Macro...', 'code=v=(x+floor(z/4)+1)*(z%4+1)*(x<10)+" +
			"(y+floor(z/4)+1)*(4-z%4)*(x>=10) stack');" +
			" for (z = 1; z <= 3; z++) { selectImage('whole');" +
			" run('Duplicate...', 'title=tile-'+z+' duplicate slices='+z);" +
			" saveAs('tiff', getArgument() + '/tile-' + z + '.tif'); }";

	@ParameterizedTest
	@EnumSource(Mode.class)
	void tilesGiveTheSignaturesOfTheWholeStack(final Mode mode,
		@TempDir final Path folder) throws IOException
	{
		final Path out = folder.resolve("out");
		final ProcessResult result = MacroRunner.of(mode).run(STACKS +
			" run('HALS NMF...', 'image=whole axis=Channels components=2 save=['" +
			" + getArgument() + '/out]'); close('Components*'); close('whole');" +
			" run('Unmix Together...', 'axis=Channels components=2 save=['" +
			" + getArgument() + '/out]'); print(getTitle());" +
			" print(isOpen('Components of tile-1.tif') + isOpen('Components of" +
			" tile-2.tif') + isOpen('Components of tile-3.tif'));" +
			" run('Unmix Together...', 'stacks=[tile-1.tif;tile-2.tif;tile-3.tif]" +
			" axis=Channels components=2'); print(getTitle());" +
			" print(Property.get('method')); close('*');" +
			" run('Unmix Together...', 'folder=[' + getArgument() + '] axis=Channels" +
			" components=2 save=[' + getArgument() + '/out]');" +
			" print(getTitle());", folder.toString());

		assertEquals(0, result.exitCode(), result.toString());
		assertEquals("Components of tile-3.tif\n3\n" +
			"Components of tile-3-1.tif\nUnmix Together\n" +
			"Components of tile-3.tif\n", result.output());
		final List<String> whole = Files.readAllLines(out.resolve(
			"Signatures of whole.csv"));
		assertEquals(5, whole.size());
		assertEquals(whole, Files.readAllLines(out.resolve(
			"Signatures of tile-1.tif + 2 more.csv")));
		assertEquals(whole, Files.readAllLines(out.resolve("Signatures of " + folder
			.getFileName() + ".csv")));
		assertEquals(4, Files.readAllLines(out.resolve("summary.csv")).size());
		assertTrue(Files.exists(out.resolve("Components of tile-2.tif")));
	}

	@ParameterizedTest
	@EnumSource(value = Mode.class, names = { "HEADLESS", "WINDOW" })
	void stacksThatDifferAreNamed(final Mode mode) {
		final ProcessResult result = MacroRunner.of(mode).run(
			"newImage('A', '16-bit ramp', 20, 10, 4); newImage('B', '16-bit ramp'," +
				" 20, 10, 5); run('Unmix Together...', 'stacks=A;B components=2');",
			"");

		assertEquals(1, result.exitCode(), result.toString());
		assertTrue(result.errors().contains("\"A\" has 4 slices and \"B\" has 5" +
			" slices"), result.errors());
	}
}
