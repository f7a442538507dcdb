
package org.unmixj.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ij.ImagePlus;
import ij.io.FileSaver;

/**
 * Writes the sample stacks and what they were made of. The command is in
 * sample-stacks/README.md.
 */
public final class SampleFiles {

	private SampleFiles() {}

	/** Makes all samples. */
	static List<Sample> makeAll() {
		return List.of(PaperSample.make(), LambdaSample.make(), CalciumSample
			.make(), RamanSample.make());
	}

	static Path stack(final Path folder, final Sample sample) {
		return folder.resolve(sample.stack().getTitle());
	}

	static Path components(final Path folder, final Sample sample) {
		return truth(folder, sample, "-components.tif");
	}

	static Path signatures(final Path folder, final Sample sample) {
		return truth(folder, sample, "-signatures.csv");
	}

	private static Path truth(final Path folder, final Sample sample,
		final String ending)
	{
		final String title = sample.stack().getTitle();
		return folder.resolve("truth").resolve(title.replace(".tif", ending));
	}

	/** @param arguments the folder to write to */
	public static void main(final String... arguments) throws IOException {
		final Path folder = Path.of(arguments[0]);
		Files.createDirectories(folder.resolve("truth"));
		for (final Sample sample : makeAll()) {
			save(sample.stack(), stack(folder, sample));
			save(sample.components(), components(folder, sample));
			Files.write(signatures(folder, sample), sample.signatures().getBytes(
				StandardCharsets.UTF_8));
		}
	}

	private static void save(final ImagePlus image, final Path file)
		throws IOException
	{
		if (!new FileSaver(image).saveAsTiffStack(file.toString())) {
			throw new IOException("could not write " + file);
		}
	}
}
