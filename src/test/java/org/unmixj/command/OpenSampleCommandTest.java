
package org.unmixj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.unmixj.imagej.SampleStack;

import ij.ImagePlus;

class OpenSampleCommandTest {

	@ParameterizedTest
	@EnumSource
	void returnsTheSampleThatWasAskedFor(final SampleStack sample)
		throws InterruptedException, ExecutionException
	{
		try (Context context = new Context(CommandService.class)) {

			final CommandModule module = context.service(CommandService.class).run(
				OpenSampleCommand.class, true, "sample", sample).get();

			final ImagePlus stack = (ImagePlus) module.getOutput("stack");
			assertFalse(module.isCanceled());
			assertEquals(sample.title(), stack.getTitle());
		}
	}

	@ParameterizedTest
	@EnumSource
	void hasOneMenuEntryPerSample(final SampleStack sample) throws IOException {
		final String call = "(\"" + OpenSampleCommand.class.getName() + " sample=" +
			sample + "\")";

		final long entries = Files.readAllLines(Path.of("plugins.config")).stream()
			.filter(line -> line.startsWith("Plugins>UnmixJ>Samples, \"") && line
				.endsWith(call)).count();

		assertEquals(1, entries);
	}
}
