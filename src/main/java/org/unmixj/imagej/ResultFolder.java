
package org.unmixj.imagej;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.io.FileSaver;

/** A folder that results are saved in. */
final class ResultFolder {

	private static final String SUMMARY = "summary.csv";

	private final File folder;

	ResultFolder(final File folder) {
		this.folder = folder;
	}

	/**
	 * Throws an {@link IllegalArgumentException} if a folder cannot be written
	 * to, or made; changes nothing.
	 */
	static void requireUsable(final File folder) {
		File existing = folder.getAbsoluteFile();
		while (existing != null && !existing.exists()) {
			existing = existing.getParentFile();
		}
		if (existing == null || !existing.isDirectory() || !existing.canWrite()) {
			throw new IllegalArgumentException(Messages.save(folder, (existing == null
				? folder : existing) + " is not a folder that can be written to"));
		}
	}

	/**
	 * Saves results. Files are first written to a folder of their own and moved
	 * when all of them are complete.
	 *
	 * @throws IllegalArgumentException if that fails
	 */
	void save(final UnmixingResult result) {
		Path staging = null;
		try {
			Files.createDirectories(folder.toPath());
			requireSpace(result.components());
			requireSummaryHeader(result.summary());
			staging = Files.createTempDirectory(folder.toPath(), ".unmixj");
			writeImage(staging, result.components());
			writePlot(staging, result.signaturePlot());
			writeTable(staging, result.signatures());
			if (result.gsvdPlot().isPresent()) {
				writePlot(staging, result.gsvdPlot().get());
				writeTable(staging, result.gsvd().get());
			}
			for (final Path file : files(staging)) {
				requireReplaceable(folder.toPath().resolve(file.getFileName()));
			}
			for (final Path file : files(staging)) {
				Files.move(file, folder.toPath().resolve(file.getFileName()),
					StandardCopyOption.REPLACE_EXISTING);
			}
			appendSummary(result.summary());
		}
		catch (final IOException | UncheckedIOException e) {
			throw new IllegalArgumentException(Messages.save(folder, String.valueOf(e
				.getMessage())), e);
		}
		finally {
			if (staging != null) delete(staging);
		}
	}

	private void requireSpace(final ImagePlus components) throws IOException {
		final long needed = (long) components.getSizeInBytes();
		final long available = folder.getUsableSpace();
		if (needed > available) {
			throw new IOException(Messages.saveSpace(needed, available));
		}
	}

	private static void writeImage(final Path staging, final ImagePlus image)
		throws IOException
	{
		final Path file = staging.resolve(fileName(image.getTitle(), ".tif"));
		if (!new FileSaver(image).saveAsTiff(file.toString())) {
			throw new IOException(file.getFileName() + " could not be written");
		}
	}

	private static void writePlot(final Path staging, final Plot plot)
		throws IOException
	{
		ImageIO.write(plot.getImagePlus().getProcessor().getBufferedImage(), "png",
			staging.resolve(fileName(plot.getTitle(), ".png")).toFile());
	}

	private static void writeTable(final Path staging, final TitledTable table)
		throws IOException
	{
		table.saveAs(staging.resolve(fileName(table.getTitle(), ".csv"))
			.toString());
	}

	private void requireSummaryHeader(final TitledTable summary)
		throws IOException
	{
		final Path file = folder.toPath().resolve(SUMMARY);
		if (!Files.exists(file)) return;
		try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
			final String expected = TableText.header(summary);
			if (!expected.equals(lines.findFirst().orElse(expected))) {
				throw new IOException(SUMMARY +
					" in it is another table; move it or choose another folder");
			}
		}
	}

	private static void requireReplaceable(final Path file) throws IOException {
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			throw new IOException(file.getFileName() +
				" in it is not a file that can be replaced");
		}
	}

	private void appendSummary(final TitledTable summary) throws IOException {
		final Path file = folder.toPath().resolve(SUMMARY);
		final boolean first = !Files.exists(file) || Files.size(file) == 0;
		final String text = first ? TableText.of(summary) : TableText.row(summary,
			0) + "\n";
		Files.write(file, text.getBytes(StandardCharsets.UTF_8),
			StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	/** Returns a title as a file name that every system accepts. */
	static String fileName(final String title, final String extension) {
		final String name = title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
		return name.endsWith(extension) ? name : name + extension;
	}

	private static List<Path> files(final Path staging) throws IOException {
		try (Stream<Path> files = Files.list(staging)) {
			return files.sorted().collect(Collectors.toList());
		}
	}

	private static void delete(final Path staging) {
		try {
			for (final Path file : files(staging)) {
				Files.delete(file);
			}
			Files.delete(staging);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
