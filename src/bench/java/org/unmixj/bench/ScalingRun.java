
package org.unmixj.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.unmixj.linalg.RowBlocks;

/**
 * A process that measures one exact pass over 2^16 to 2^22 pixels, or other
 * powers of 2. The pixels are those of one stack, cut off or repeated. The
 * sizes take turns, so that all see the same machine.
 */
final class ScalingRun {

	private static final long PIXELS_IN_ALL = 1L << 25;

	/** The shortest of six settles, in a minute for all sizes. */
	private static final int ROUNDS_OF_A_REPETITION = 2;

	private ScalingRun() {
		// main only
	}

	/** Arguments: stack.tif (16 bits), r, lowest and highest power, repeats. */
	public static void main(final String... args) {
		final Object[] planes = StackMatrix.planes(Path.of(args[0]));
		final int components = Integer.parseInt(args[1]);
		final int highest = Integer.parseInt(args[3]);
		final int repeats = Integer.parseInt(args[4]);
		final Map<Integer, Fits.PassTime> times = new TreeMap<>();
		for (int power = Integer.parseInt(args[2]); power <= highest; power++) {
			final int pixels = 1 << power;
			times.put(power, new Fits.PassTime(tiled(planes, pixels), components,
				(int) Math.max(4, Math.min(128, PIXELS_IN_ALL / pixels))));
		}
		for (int i = 0; i < ROUNDS_OF_A_REPETITION * repeats; i++) {
			times.values().forEach(Fits.PassTime::measure);
		}
		times.forEach((power, time) -> Output.report("scaling", power, time
			.seconds() / (1 << power) * 1e9));
	}

	private static RowBlocks tiled(final Object[] planes, final int pixels) {
		final Object[] tiled = new Object[planes.length];
		for (int i = 0; i < planes.length; i++) {
			final short[] plane = (short[]) planes[i];
			final short[] copy = new short[pixels];
			for (int at = 0; at < pixels; at += plane.length) {
				System.arraycopy(plane, 0, copy, at, Math.min(plane.length, pixels -
					at));
			}
			tiled[i] = copy;
		}
		return StackMatrix.of(tiled);
	}
}
