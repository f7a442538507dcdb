
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmixj.imagej.SampleStack;
import org.unmixj.imagej.Spectra;
import org.unmixj.imagej.Unmixing;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;
import ij.macro.Interpreter;

class OpenSpectraTest {

	@Test
	void aFileIsFoundByItsPath(@TempDir final Path folder) throws IOException {
		final Path file = Files.writeString(folder.resolve("dyes.csv"),
			"nm,A\n450,1\n");

		final Spectra spectra = OpenSpectra.find("spectra", file.toString());

		assertEquals("[A]", spectra.names().toString());
		assertEquals(file.toString(), ParameterText.format(spectra));
	}

	@Test
	void aComponentsImageIsFoundByItsTitle() {
		final ImagePlus components = Unmixing.of(SampleStack.PAPER.open()).hals(
			NmfOptions.withComponents(2).withMaxIterations(3), ProgressMonitor.NONE)
			.components();
		try (BatchMode batch = new BatchMode()) {
			Interpreter.addBatchModeImage(components);
			final Spectra spectra = OpenSpectra.find("spectra", components
				.getTitle());

			assertEquals("[C1, C2]", spectra.names().toString());
			assertEquals(components.getTitle(), spectra.source());
		}
	}

	@Test
	void whatIsNeitherIsRefusedWithWhatIsOpen() {
		final String message = assertThrows(IllegalArgumentException.class,
			() -> OpenSpectra.find("spectra", "no such")).getMessage();

		assertTrue(message.startsWith("spectra must be a file of spectra, or the " +
			"title of an open table or components image, got \"no such\"."), message);
	}
}
