
package org.unmixj.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmixj.launch.MacroRunner.Mode;

/** The {@code -app} jar on a display. */
class AppWindowIT {

	@Test
	void opensImageJWithUnmixJInItsMenu(@TempDir final Path folder)
		throws IOException
	{
		final MenuEntry entry = MenuEntry.all().get(0);
		Files.writeString(folder.resolve("Macro.ijm"), "List.setCommands;" +
			" File.saveString(List.get('" + entry.label() + "') + ' ' +" +
			" isOpen('ImageJ'), getArgument()); run('Quit');");

		// -port0: do not hand the macro to an ImageJ that is already open
		final ProcessResult result = MacroRunner.of(Mode.WINDOW).withDirectory(
			folder).runAppOnDisplay("-port0", "-macro", "Macro.ijm", "out.txt");

		assertEquals(new ProcessResult(0, "", ""), result);
		assertEquals(entry.plugIn() + " 0", Files.readString(folder.resolve(
			"out.txt")));
	}
}
