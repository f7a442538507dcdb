
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/** Against least squares row by row, with Colt's inverse. */
class PassiveSetsTest {

	private static final int M = 3000;

	private static final int R = 4;

	private static final int L = 7;

	private static final DoubleMatrix2D W = TestMatrices.random(M, R, 1).assign(
		v -> Math.max(0, v - 0.4));

	private static final DoubleMatrix2D Z = TestMatrices.signed(M, L, 2);

	private static final DoubleMatrix2D H = TestMatrices.random(R, L, 3);

	private static final DoubleMatrix2D G = TestMatrices.product(H, H.viewDice());

	private static PassiveSets sets(final DoubleMatrix2D matrix,
		final int threads, final int most)
	{
		try (var passes = new RowPasses(new ColtRows(Z), threads,
			ProgressMonitor.NONE))
		{
			return PassiveSets.of(passes, TallMatrix.of(matrix, passes.partition()),
				TallMatrix.of(Z, passes.partition()), 1, most);
		}
	}

	private static double[][] sums(final PassiveSets sets,
		final DoubleMatrix2D gram, final DoubleMatrix2D right)
	{
		return sums(sets, gram, right, 2);
	}

	private static double[][] sums(final PassiveSets sets,
		final DoubleMatrix2D gram, final DoubleMatrix2D right, final int threads)
	{
		try (var passes = new RowPasses(new ColtRows(Z), threads,
			ProgressMonitor.NONE))
		{
			return sets.products(passes, gram.toArray(), right.toArray());
		}
	}

	/** The rows for right-hand sides ZH', each on the set of a row of W. */
	private static DoubleMatrix2D rows() {
		final DoubleMatrix2D P = TestMatrices.product(Z, H.viewDice());
		final DoubleMatrix2D result = new DenseDoubleMatrix2D(M, R);
		for (int t = 0; t < M; t++) {
			final int[] set = set(t);
			if (set.length == 0) continue;
			final DoubleMatrix2D inverse = SmallMatrices.inverse(G.viewSelection(set,
				set).copy());
			for (int i = 0; i < set.length; i++) {
				for (int j = 0; j < set.length; j++) {
					result.set(t, set[i], result.get(t, set[i]) + inverse.get(i, j) * P
						.get(t, set[j]));
				}
			}
		}
		return result;
	}

	private static int[] set(final int t) {
		return IntStream.range(0, R).filter(j -> W.get(t, j) > 0).toArray();
	}

	@Test
	void productsAreThoseOfLeastSquaresRowByRow() {
		final double[][] sums = sums(sets(W, 2, 16), G, H);

		final DoubleMatrix2D rows = rows();
		final DoubleMatrix2D WtZ = TestMatrices.product(rows.viewDice(), Z);
		final DoubleMatrix2D WtW = TestMatrices.product(rows.viewDice(), rows);
		for (int j = 0; j < R; j++) {
			assertArrayEquals(WtZ.viewRow(j).toArray(), sums[j], 1e-8);
			assertArrayEquals(WtW.viewRow(j).toArray(), sums[R + j], 1e-8);
		}
	}

	/** The rows that are left out are those before them again. */
	@Test
	void everySecondRowStandsForAll() {
		final DoubleMatrix2D twiceW = new DenseDoubleMatrix2D(2 * M, R);
		final DoubleMatrix2D twiceZ = new DenseDoubleMatrix2D(2 * M, L);
		for (int t = 0; t < 2 * M; t++) {
			twiceW.viewRow(t).assign(W.viewRow(t / 2));
			twiceZ.viewRow(t).assign(Z.viewRow(t / 2));
		}
		try (var passes = new RowPasses(new ColtRows(twiceZ), 2,
			ProgressMonitor.NONE))
		{
			final PassiveSets some = PassiveSets.of(passes, TallMatrix.of(twiceW,
				passes.partition()), TallMatrix.of(twiceZ, passes.partition()), 2, 16);

			final double[][] sums = sums(some, G, H);

			final double[][] once = sums(sets(W, 2, 16), G, H);
			for (int j = 0; j < R; j++) {
				assertArrayEquals(Arrays.stream(once[j]).map(v -> 2 * v).toArray(),
					sums[j], 1e-8);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void threadsChangeNoBit(final int threads) {
		assertArrayEquals(sums(sets(W, 2, 16), G, H), sums(sets(W, threads, 16), G,
			H, threads));
	}

	@Test
	void thereAreNoneIfTheSetsAreTooMany() {
		assertNull(sets(W, 2, 8));
	}

	/** The second and third spectra are one. */
	@Test
	void aDependentVariableIsLeftOut() {
		final DoubleMatrix2D twice = H.copy();
		twice.viewRow(2).assign(twice.viewRow(1));
		final DoubleMatrix2D all = TestMatrices.random(M, R, 4).assign(v -> v + 1);

		final double[][] sums = sums(sets(all, 2, 16), TestMatrices.product(twice,
			twice.viewDice()), twice);

		assertEquals(0, sums[R + 2][2]);
		final DoubleMatrix2D three = H.viewSelection(new int[] { 0, 1, 3 }, null)
			.copy();
		final DoubleMatrix2D rows = TestMatrices.product(TestMatrices.product(Z,
			three.viewDice()), SmallMatrices.inverse(TestMatrices.product(three, three
				.viewDice())));
		assertEquals(rows.viewColumn(1).zDotProduct(rows.viewColumn(1)), sums[R +
			1][1], 1e-8);
	}
}
