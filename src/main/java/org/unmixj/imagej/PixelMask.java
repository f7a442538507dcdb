
package org.unmixj.imagej;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.BitSet;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import org.unmixj.image.PixelRows;

/**
 * Which pixels of a plane are meant, and as a text: the bits, first pixel in
 * the lowest one, deflated, in Base64. Immutable.
 */
final class PixelMask {

	private final int width;

	private final int height;

	private final BitSet inside;

	private PixelMask(final int width, final int height, final BitSet inside) {
		this.width = width;
		this.height = height;
		this.inside = inside;
	}

	/** Returns the pixels that are rows. */
	static PixelMask of(final PixelRows rows, final int width) {
		final boolean[] mask = rows.mask();
		final BitSet inside = new BitSet(mask.length);
		for (int i = 0; i < mask.length; i++) {
			if (mask[i]) inside.set(i);
		}
		return new PixelMask(width, mask.length / width, inside);
	}

	/**
	 * Reads a text.
	 *
	 * @throws IllegalArgumentException if it is not one of {@link #toString}
	 */
	static PixelMask parse(final int width, final int height, final String text) {
		final byte[] bytes = new byte[(int) (((long) width * height + 7) / 8)];
		final Inflater inflater = new Inflater();
		try {
			inflater.setInput(Base64.getDecoder().decode(text));
			final int length = inflater.inflate(bytes);
			final BitSet inside = BitSet.valueOf(bytes);
			if (length == 0 || inside.length() > (long) width * height) {
				throw new IllegalArgumentException("its pixels are no mask");
			}
			return new PixelMask(width, height, inside);
		}
		catch (final DataFormatException e) {
			throw new IllegalArgumentException("its pixels are no mask", e);
		}
		finally {
			inflater.end();
		}
	}

	/** Returns for each pixel of a plane whether it is inside. */
	boolean[] mask() {
		final boolean[] mask = new boolean[width * height];
		inside.stream().forEach(i -> mask[i] = true);
		return mask;
	}

	int width() {
		return width;
	}

	int height() {
		return height;
	}

	/** Returns the bits as a text. */
	@Override
	public String toString() {
		final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
		try {
			final byte[] bytes = inside.toByteArray();
			deflater.setInput(bytes);
			deflater.finish();
			final ByteArrayOutputStream out = new ByteArrayOutputStream();
			final byte[] buffer = new byte[8192];
			while (!deflater.finished()) {
				out.write(buffer, 0, deflater.deflate(buffer));
			}
			return Base64.getEncoder().encodeToString(out.toByteArray());
		}
		finally {
			deflater.end();
		}
	}
}
