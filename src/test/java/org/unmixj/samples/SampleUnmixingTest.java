
package org.unmixj.samples;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.GsvdNmf;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.Nmf;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.PenaltyOptions;

import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.ImagePlus;

/** The samples can be unmixed blindly: what comes out is what went in. */
class SampleUnmixingTest {

	private static final int DYES = 4;
	private static final int CELLS = 12;

	@Test
	void halsFindsTheFourDyes() {
		final Sample sample = LambdaSample.make();

		final Factorization found = Nmf.fit(rows(sample.stack()), NmfOptions
			.withComponents(DYES), ProgressMonitor.NONE);

		assertDyesFound(Truth.of(sample), found);
	}

	@Test
	void gsvdNmfFindsTheFourthDyeThatThreeComponentsMix() {
		final Sample sample = LambdaSample.make();
		final RowBlocks X = rows(sample.stack());

		final var growth = GsvdNmf.fit(X, GsvdNmfOptions.of(NmfOptions
			.withComponents(DYES)), ProgressMonitor.NONE);

		assertTrue(growth.initial().relativeError() > 4 * growth.polished()
			.relativeError());
		assertDyesFound(Truth.of(sample), growth.polished());
	}

	@Test
	void sparserImagesHaveMoreExactZerosOverFiveDecades() {
		final RowBlocks X = rows(LambdaSample.make().stack());
		final NmfOptions options = NmfOptions.withComponents(DYES);
		long before = zeros(Nmf.fit(X, options, ProgressMonitor.NONE));

		for (int decade = -6; decade <= -1; decade++) {
			final double l1w = Math.pow(10, decade);
			final long zeros = zeros(Nmf.fit(X, options.withPenalties(
				PenaltyOptions.NONE.withL1W(l1w)), ProgressMonitor.NONE));

			assertTrue(zeros > before, "l1w=" + l1w + ": " + zeros +
				" zeros, with a tenth of it " + before);
			before = zeros;
		}
	}

	private static long zeros(final Factorization f) {
		return (long) f.W().toMatrix().aggregate(Double::sum, w -> w == 0 ? 1 : 0);
	}

	@Test
	void halsFindsTheTimeCoursesOfAtLeastEightCells() {
		final Sample sample = CalciumSample.make();
		final Truth truth = Truth.of(sample);

		final Factorization found = Nmf.fit(rows(sample.stack()), NmfOptions
			.withComponents(CELLS + 1), ProgressMonitor.NONE);

		final double[][] courses = found.H().toArray();
		final int[] matches = matches(truth.H(), courses, CELLS,
			Truth::correlation);
		final long good = IntStream.range(0, CELLS).filter(j -> Truth.correlation(
			truth.H()[j], courses[matches[j]]) > 0.9).map(j -> matches[j]).distinct()
			.count();
		assertTrue(good >= 8, good + " courses");
	}

	@Test
	void halsFindsTheSubstancesOfTheRamanMap() {
		final Truth truth = Truth.of(RamanSample.make());
		final Factorization found = Nmf.fit(rows(RamanSample.make().stack()),
			NmfOptions.withComponents(4), ProgressMonitor.NONE);

		final double[][] spectra = found.H().toArray();
		final int[] matches = matches(truth.H(), spectra, 4, Truth::cosine);
		assertEquals(4, Arrays.stream(matches).distinct().count());
		for (int j = 0; j < 4; j++) {
			final double cosine = Truth.cosine(truth.H()[j], spectra[matches[j]]);
			assertTrue(cosine > 0.98, RamanSample.NAMES.get(j) + " " + cosine);
		}
	}

	private static void assertDyesFound(final Truth truth,
		final Factorization found)
	{
		final double[][] spectra = found.H().toArray();
		final double[][] images = found.W().toMatrix().viewDice().copy().toArray();
		final int[] matches = matches(truth.H(), spectra, DYES, Truth::cosine);
		assertEquals(DYES, Arrays.stream(matches).distinct().count());
		for (int j = 0; j < DYES; j++) {
			final double cosine = Truth.cosine(truth.H()[j], spectra[matches[j]]);
			final double correlation = Truth.correlation(truth.W()[j],
				images[matches[j]]);
			assertAll(LambdaSample.NAMES.get(j), () -> assertTrue(cosine > 0.98,
				"cosine " + cosine), () -> assertTrue(correlation > 0.95,
					"correlation " + correlation));
		}
	}

	/** Returns for each of the first true signatures the best found one. */
	private static int[] matches(final double[][] truth, final double[][] found,
		final int count, final ToDoubleBiFunction<double[], double[]> likeness)
	{
		final int[] matches = new int[count];
		for (int j = 0; j < count; j++) {
			for (int i = 1; i < found.length; i++) {
				if (likeness.applyAsDouble(truth[j], found[i]) > likeness.applyAsDouble(
					truth[j], found[matches[j]]))
				{
					matches[j] = i;
				}
			}
		}
		return matches;
	}

	private static RowBlocks rows(final ImagePlus stack) {
		final double[][] samples = new double[stack.getStackSize()][];
		Arrays.setAll(samples, i -> Truth.doubles(stack, i + 1));
		return new ColtRows(new DenseDoubleMatrix2D(samples).viewDice());
	}
}
