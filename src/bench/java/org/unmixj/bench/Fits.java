
package org.unmixj.bench;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.Method;
import org.unmixj.nmf.Nmf;
import org.unmixj.nmf.NmfOptions;

/** How fits are timed. */
final class Fits {

	private static final double NEVER = 1e-12;

	/** Short ones are repeated more often: 6 s for three repetitions. */
	private static final double SECONDS_OF_A_REPETITION = 2;

	private Fits() {
		// static methods only
	}

	/** Some work that gives something. */
	interface Work<T> {

		T run();
	}

	/** What work gave, and how long it took. */
	static final class Timed<T> {

		final T result;

		final double seconds;

		Timed(final T result, final double seconds) {
			this.result = result;
			this.seconds = seconds;
		}
	}

	/** Does work once. */
	static <T> Timed<T> time(final Work<T> work) {
		final long start = System.nanoTime();
		final T result = work.run();
		return new Timed<>(result, (System.nanoTime() - start) * 1e-9);
	}

	/** A fit with the defaults: NNDSVD, SVD included, to 1e-4. */
	static Timed<Factorization> fit(final RowBlocks X, final NmfOptions options) {
		return time(() -> Nmf.fit(X, options, ProgressMonitor.NONE));
	}

	/**
	 * Returns the seconds of one exact pass.
	 *
	 * @param passes by how many iterations the fits differ
	 * @param repeats how often each is done at least, but three times in any case
	 */
	static double passSeconds(final RowBlocks X, final int components,
		final int passes, final int repeats)
	{
		final PassTime time = new PassTime(X, components, passes);
		double spent = 0;
		for (int i = 0; i < Math.max(3, repeats) || spent < repeats *
			SECONDS_OF_A_REPETITION; i++)
		{
			spent += time.measure();
		}
		return time.seconds();
	}

	/**
	 * The time of one exact pass: what a fit of few and one of more iterations
	 * differ by, each the shortest of several.
	 */
	static final class PassTime {

		private static final int FEW = 3;

		private final RowBlocks X;

		private final int components;

		private final int passes;

		private double few = Double.POSITIVE_INFINITY;

		private double more = Double.POSITIVE_INFINITY;

		/** @param passes by how many iterations the fits differ */
		PassTime(final RowBlocks X, final int components, final int passes) {
			this.X = X;
			this.components = components;
			this.passes = passes;
		}

		/** Fits twice; returns how many seconds that took. */
		double measure() {
			final double shorter = fit(X, exactly(FEW, components)).seconds;
			final double longer = fit(X, exactly(FEW + passes, components)).seconds;
			few = Math.min(few, shorter);
			more = Math.min(more, longer);
			return shorter + longer;
		}

		/** Returns the seconds of a pass; NaN if they are lost in the noise. */
		double seconds() {
			return more > few ? (more - few) / passes : Double.NaN;
		}
	}

	/** Options for so many exact passes over X, and no stop before. */
	private static NmfOptions exactly(final int iterations,
		final int components)
	{
		return NmfOptions.withComponents(components).withMethod(Method.PLAIN)
			.withTolerance(NEVER).withMaxIterations(iterations);
	}
}
