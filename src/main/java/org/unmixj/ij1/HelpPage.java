
package org.unmixj.ij1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The help pages of the commands, HTML resources in the jar. */
public final class HelpPage {

	private HelpPage() {
		// only static methods
	}

	/**
	 * Returns the page beside a command's class, {@code <class name>.html}, in
	 * the form that {@link ij.gui.GenericDialog#addHelp} takes for a page: it
	 * starts with {@code <html>}.
	 *
	 * @return the page, or null if there is none
	 */
	public static String of(final Class<?> command) {
		try (InputStream page = command.getResourceAsStream(command
			.getSimpleName() + ".html"))
		{
			return page == null ? null : "<html>" + read(page).replaceFirst(
				"(?is)^.*?<html[^>]*>", "");
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The help page of " + command.getName() +
				" can't be read.", e);
		}
	}

	private static String read(final InputStream stream) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final byte[] buffer = new byte[8192];
		for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
			bytes.write(buffer, 0, n);
		}
		return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
	}
}
