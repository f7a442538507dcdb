
package org.unmixj.imagej;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import ij.ImagePlus;
import ij.io.Opener;

/**
 * The sample stacks that come with UnmixJ, as resources beside its classes.
 * sample-stacks/README.md says how they were made, and of what.
 */
public enum SampleStack {

		/** The synthetic example of the GSVD-NMF paper: 150 pixels, 120 frames. */
		PAPER("Paper", "paper-example.tif"),

		/** Cells with four overlapping dyes: 160 x 160 pixels, 32 channels. */
		LAMBDA("Lambda", "lambda-stack.tif"),

		/** Twelve cells with calcium transients: 64 x 64 pixels, 200 frames. */
		CALCIUM("Calcium", "calcium-time-lapse.tif"),

		/** A Raman map of cells: 56 x 44 pixels, 180 wavenumbers as channels. */
		RAMAN("Raman", "raman-map.tif");

	private final String label;
	private final String title;

	SampleStack(final String label, final String title) {
		this.label = label;
		this.title = title;
	}

	/** Returns the title of the opened stack, which is its file name. */
	public String title() {
		return title;
	}

	/**
	 * Opens the stack, without showing it.
	 *
	 * @return a new image at each call
	 * @throws UncheckedIOException if the stack can't be read
	 */
	public ImagePlus open() {
		try (InputStream in = SampleStack.class.getResourceAsStream(
			"/sample-stacks/" + title))
		{
			final ImagePlus stack = in == null ? null : new Opener().openTiff(in,
				title);
			if (stack == null) {
				throw new IOException("can't read the sample stack " + title +
					"; the UnmixJ jar is incomplete");
			}
			return stack;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
