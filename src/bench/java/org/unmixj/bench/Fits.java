
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
	 * Returns the seconds of one exact pass: what a fit of few and one of more
	 * iterations differ by, each the shortest of several after a first. NaN if
	 * that is lost in the noise.
	 *
	 * @param passes by how many iterations they differ
	 * @param repeats how often each is done at least, but three times in any case
	 */
	static double passSeconds(final RowBlocks X, final int components,
		final int passes, final int repeats)
	{
		final int few = 3;
		fit(X, exactly(few + passes, components));
		double shorter = Double.POSITIVE_INFINITY;
		double longer = Double.POSITIVE_INFINITY;
		double spent = 0;
		for (int i = 0; i < Math.max(3, repeats) || spent < repeats *
			SECONDS_OF_A_REPETITION; i++)
		{
			final double less = fit(X, exactly(few, components)).seconds;
			final double more = fit(X, exactly(few + passes, components)).seconds;
			shorter = Math.min(shorter, less);
			longer = Math.min(longer, more);
			spent += less + more;
		}
		return longer > shorter ? (longer - shorter) / passes : Double.NaN;
	}

	/** Options for so many exact passes over X, and no stop before. */
	private static NmfOptions exactly(final int iterations,
		final int components)
	{
		return NmfOptions.withComponents(components).withMethod(Method.PLAIN)
			.withTolerance(NEVER).withMaxIterations(iterations);
	}
}
