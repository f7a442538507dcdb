
package org.unmixj.imagej;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.unmixj.linalg.ProgressMonitor;

import ij.ImagePlus;
import ij.gui.Plot;

/** A folder that results are saved in. */
final class ResultFolder {

	private static final String SUMMARY = "summary.csv";

	/** What the file systems in use allow, in bytes of UTF-8. */
	private static final int LONGEST_NAME = 255;

	/** The room for tables and plots, in bytes. */
	private static final long SMALL_FILES = 1 << 20;

	private final File folder;

	ResultFolder(final File folder) {
		this.folder = folder;
	}

	/**
	 * Throws an {@link IllegalArgumentException} if results cannot be saved;
	 * leaves nothing behind.
	 *
	 * @param fileNames the names of the files to be
	 * @param imageBytes the size of the component images
	 */
	void requireUsable(final List<String> fileNames, final long imageBytes) {
		try {
			final Path existing = existing().toPath();
			requireWritable(existing);
			requireSpace(imageBytes + SMALL_FILES, existing.toFile()
				.getUsableSpace());
			requireSummaryHeader();
			for (final String name : fileNames) {
				requireShort(name);
				requireReplaceable(folder.toPath().resolve(name));
			}
		}
		catch (final IOException | UncheckedIOException e) {
			throw failure(e);
		}
	}

	/** Returns the folder, or the one that it will be made in. */
	private File existing() {
		File existing = folder.getAbsoluteFile();
		while (!existing.exists() && existing.getParentFile() != null) {
			existing = existing.getParentFile();
		}
		return existing;
	}

	private static void requireWritable(final Path existing) throws IOException {
		try {
			if (Files.isDirectory(existing)) {
				Files.delete(Files.createTempFile(existing, ".unmixj", null));
				return;
			}
		}
		catch (final IOException e) {
			throw new IOException(notWritable(existing), e);
		}
		throw new IOException(notWritable(existing));
	}

	private static String notWritable(final Path existing) {
		return existing + " is not a folder that can be written to";
	}

	/** Throws if there are fewer bytes than needed. */
	static void requireSpace(final long needed, final long available)
		throws IOException
	{
		if (needed > available) {
			throw new IOException(Messages.saveSpace(needed, available));
		}
	}

	private void requireSummaryHeader() throws IOException {
		final Path file = folder.toPath().resolve(SUMMARY);
		if (!Files.exists(file)) return;
		requireReplaceable(file);
		try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
			final String expected = String.join(",", Tables.SUMMARY);
			if (!expected.equals(lines.findFirst().orElse(expected))) {
				throw new IOException(SUMMARY +
					" in it is another table; move it or choose another folder");
			}
		}
	}

	private static void requireShort(final String name) throws IOException {
		final int length = name.getBytes(StandardCharsets.UTF_8).length;
		if (length > LONGEST_NAME) {
			throw new IOException(Messages.longName(name, length, LONGEST_NAME));
		}
	}

	private static void requireReplaceable(final Path file) throws IOException {
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			throw new IOException(file.getFileName() +
				" in it is not a file that can be replaced");
		}
	}

	/**
	 * Saves results. Files are first written to a folder of their own and moved
	 * when all of them are complete.
	 *
	 * @throws IllegalArgumentException if that fails; nothing is left behind
	 * @throws CancellationException if the monitor asks for it; nothing is left
	 *           behind
	 */
	void save(final UnmixingResult result, final ProgressMonitor monitor) {
		final List<Object> results = new ArrayList<>(Arrays.asList(result
			.components(), result.signaturePlot(), result.signatures(), result
				.quality()));
		result.gsvdPlot().ifPresent(results::add);
		result.gsvd().ifPresent(results::add);
		results.addAll(result.morePlots());
		results.addAll(result.moreTables());
		save(results, result.summary(), monitor);
	}

	/**
	 * Saves images, plots and tables in the same way, and appends a summary.
	 *
	 * @throws IllegalArgumentException if that fails; nothing is left behind
	 * @throws CancellationException if the monitor asks for it; nothing is left
	 *           behind
	 */
	void save(final List<?> results, final TitledTable summary,
		final ProgressMonitor monitor)
	{
		save(() -> {
			requireSummaryHeader();
			write(results, monitor);
			appendSummary(summary);
		});
	}

	/**
	 * Saves plots and tables alone, in the same way.
	 *
	 * @throws IllegalArgumentException if that fails; nothing is left behind
	 */
	void save(final List<Plot> plots, final List<TitledTable> tables) {
		final List<Object> results = new ArrayList<>(plots);
		results.addAll(tables);
		save(results);
	}

	/**
	 * Saves images as TIFF, plots as PNG and tables as CSV, in the same way.
	 *
	 * @param results {@link ImagePlus}es, {@link Plot}s and {@link TitledTable}s
	 * @throws IllegalArgumentException if that fails; nothing is left behind
	 */
	void save(final List<?> results) {
		save(() -> write(results, ProgressMonitor.NONE));
	}

	/** Writes files into the folder. */
	private interface Writing {

		void run() throws IOException;
	}

	private void save(final Writing writing) {
		final List<File> missing = new ArrayList<>();
		for (File f = folder.getAbsoluteFile(); f != null && !f.exists(); f = f
			.getParentFile())
		{
			missing.add(f);
		}
		try {
			Files.createDirectories(folder.toPath());
			writing.run();
		}
		catch (final IOException | UncheckedIOException e) {
			missing.forEach(File::delete);
			throw failure(e);
		}
		catch (final CancellationException e) {
			missing.forEach(File::delete);
			throw e;
		}
	}

	private void write(final List<?> results, final ProgressMonitor monitor)
		throws IOException
	{
		try (Staging staging = new Staging(folder.toPath())) {
			for (final Object result : results) {
				if (result instanceof ImagePlus) {
					writeImage(staging.path, (ImagePlus) result);
					Unmixing.requireNotCanceled(monitor);
				}
				else if (result instanceof Plot) {
					writePlot(staging.path, (Plot) result);
				}
				else writeTable(staging.path, (TitledTable) result);
			}
			Unmixing.requireNotCanceled(monitor);
			moveAll(staging);
		}
	}

	private void moveAll(final Staging staging) throws IOException {
		for (final Path file : staging.files()) {
			requireReplaceable(folder.toPath().resolve(file.getFileName()));
		}
		for (final Path file : staging.files()) {
			Files.move(file, folder.toPath().resolve(file.getFileName()),
				StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static File file(final Path to, final String title,
		final String extension)
	{
		return to.resolve(ResultTitles.fileName(title, extension)).toFile();
	}

	private static void writeImage(final Path to, final ImagePlus image)
		throws IOException
	{
		TiffFile.write(image, file(to, image.getTitle(), ".tif"));
	}

	private static void writePlot(final Path to, final Plot plot)
		throws IOException
	{
		ImageIO.write(plot.getImagePlus().getProcessor().getBufferedImage(), "png",
			file(to, plot.getTitle(), ".png"));
	}

	private static void writeTable(final Path to, final TitledTable table)
		throws IOException
	{
		table.saveAs(file(to, table.getTitle(), ".csv").getPath());
	}

	private void appendSummary(final TitledTable summary) throws IOException {
		final Path file = folder.toPath().resolve(SUMMARY);
		final boolean first = !Files.exists(file) || Files.size(file) == 0;
		final String text = first ? TableText.of(summary) : TableText.row(summary,
			0) + "\n";
		Files.write(file, text.getBytes(StandardCharsets.UTF_8),
			StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	private IllegalArgumentException failure(final Exception e) {
		return new IllegalArgumentException(Messages.save(folder, reason(e)), e);
	}

	/** Java's messages about these are the name of the file alone. */
	private static String reason(final Exception e) {
		if (e instanceof AccessDeniedException) {
			return "there is no permission to write " + e.getMessage();
		}
		if (e instanceof NoSuchFileException) {
			return e.getMessage() + " is not there";
		}
		if (e instanceof FileAlreadyExistsException) {
			return notWritable(Paths.get(e.getMessage()));
		}
		return String.valueOf(e.getMessage());
	}

	/** A hidden folder for files that are not complete yet. */
	private static final class Staging implements Closeable {

		private final Path path;

		Staging(final Path folder) throws IOException {
			path = Files.createTempDirectory(folder, ".unmixj");
		}

		List<Path> files() throws IOException {
			try (Stream<Path> files = Files.list(path)) {
				return files.sorted().collect(Collectors.toList());
			}
		}

		@Override
		public void close() throws IOException {
			for (final Path file : files()) {
				Files.delete(file);
			}
			Files.delete(path);
		}
	}
}
