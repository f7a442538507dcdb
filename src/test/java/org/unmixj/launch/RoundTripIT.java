
package org.unmixj.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.launch.MacroRunner.Mode;

/** Components that were saved and opened again have, and do, what they did. */
class RoundTripIT {

	private static final Path MACRO = Path.of(
		"src/test/resources/round-trip.ijm");

	@ParameterizedTest
	@EnumSource(Mode.class)
	void signaturesAreShownAgain(final Mode mode, @TempDir final Path folder)
		throws IOException
	{
		final ProcessResult result = MacroRunner.of(mode).run(MACRO, folder
			.toString());

		assertEquals(0, result.exitCode(), result.toString());
		final List<String> copies = List.of("new", "opened", "cropped",
			"projected");
		assertEquals(4 + 2, result.lines().length, result.toString());
		for (final String line : result.lines()) {
			assertTrue(line.endsWith(" Signature plot of T"), line);
		}
		final String table = read(folder, "run", "Signatures of T.csv");
		assertTrue(table.startsWith("wavelength_nm,C1,C2\n500,"), table);
		for (final String copy : copies) {
			assertEquals(List.of("GSVD of T.csv",
				"Generalized singular values of T.png", "QC of T.csv",
				"Signature plot of T.png", "Signatures of T.csv"), names(folder.resolve(
					copy)));
			assertEquals(table, read(folder, copy, "Signatures of T.csv"));
			for (final String file : List.of("GSVD of T.csv", "QC of T.csv")) {
				assertEquals(read(folder, "run", file), read(folder, copy, file));
			}
		}
		for (final String applied : List.of("applied", "shown")) {
			assertEquals(table, read(folder, applied, "Signatures of T.csv"));
		}
		assertEquals(withoutC1(table), read(folder, "second",
			"Signatures of T.csv"));
		final String[] grown = read(folder, "grown", "summary.csv").split("[,\n]");
		assertEquals("T,Grow Components,2", String.join(",", List.of(grown).subList(
			7, 10)));
		assertTrue(Double.parseDouble(grown[10]) < 0.01, grown[10]);
	}

	private static String read(final Path folder, final String name,
		final String file) throws IOException
	{
		return Files.readString(folder.resolve(name).resolve(file));
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	private static String withoutC1(final String table) {
		return table.lines().map(line -> line.split(",")).map(cells -> cells[0] +
			"," + cells[2] + "\n").collect(Collectors.joining());
	}
}
