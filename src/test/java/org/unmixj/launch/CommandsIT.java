
package org.unmixj.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.launch.MacroRunner.Mode;

/** The commands run in every jar: all that they need is inside. */
class CommandsIT {

	/** A stack of rank 2, unmixed by both commands. */
	private static final String UNMIX = "newImage('T', '32-bit', 20, 10, 6);" +
		" run('Macro...', 'code=v=(x+1)*(z+1)+(y+1)*(6-z) stack');" +
		" run('HALS NMF...', 'components=2');" +
		" print(getTitle(), nSlices, Property.get('method')," +
		" Property.get('error_percent')); close(); selectImage('T');" +
		" run('GSVD-NMF...', 'components=2 added=1');" +
		" print(getTitle(), nSlices, Property.get('method')," +
		" Property.get('error_percent'));";

	@ParameterizedTest
	@EnumSource(Mode.class)
	void unmixAStack(final Mode mode) {
		final ProcessResult result = MacroRunner.of(mode).run(UNMIX, "");

		assertUnmixed(result);
	}

	@Test
	void unmixAStackWithTheThinJar() {
		final ProcessResult result = MacroRunner.of(Mode.WINDOW).withThinJar().run(
			UNMIX, "");

		assertUnmixed(result);
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void badInputStopsTheMacro(final Mode mode) {
		final ProcessResult result = MacroRunner.of(mode).run("newImage('T'," +
			" '32-bit', 4, 4, 3); run('Macro...', 'code=v=x-1 stack');" +
			" run('HALS NMF...', 'components=2'); print('after');", "");

		assertEquals(1, result.exitCode());
		assertEquals("", result.output());
		assertTrue(result.errors().contains("negative"), result.errors());
	}

	private static void assertUnmixed(final ProcessResult result) {
		assertEquals(0, result.exitCode(), result.errors());
		assertEquals(2, result.lines().length, result.toString());
		for (final String line : result.lines())
			assertTrue(line.matches("Components of T 2 \\S+ .*") && Double
				.parseDouble(line.substring(line.lastIndexOf(' '))) < 0.1, line);
	}
}
