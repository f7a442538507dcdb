
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.linalg.TestMatrices;

import cern.colt.matrix.DoubleMatrix1D;
import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/** The closed form against EJML's SVD of the sum of both components. */
class PairMergeTest {

	private static final int M = 30;

	private static final int N = 12;

	private static PairMerge merge(final DoubleMatrix2D W,
		final DoubleMatrix2D H)
	{
		return new PairMerge(dot(W.viewColumn(0), W.viewColumn(0)), dot(W
			.viewColumn(0), W.viewColumn(1)), dot(W.viewColumn(1), W.viewColumn(1)),
			dot(H.viewRow(0), H.viewRow(0)), dot(H.viewRow(0), H.viewRow(1)), dot(H
				.viewRow(1), H.viewRow(1)));
	}

	private static double dot(final DoubleMatrix1D a, final DoubleMatrix1D b) {
		return a.zDotProduct(b);
	}

	/** Returns w h', m&times;n. */
	private static DoubleMatrix2D merged(final PairMerge merge,
		final DoubleMatrix2D W, final DoubleMatrix2D H)
	{
		final DoubleMatrix2D result = new DenseDoubleMatrix2D(M, N);
		for (int i = 0; i < M; i++) {
			for (int j = 0; j < N; j++) {
				result.setQuick(i, j, (merge.a1 * W.getQuick(i, 0) + merge.a2 * W
					.getQuick(i, 1)) * (merge.b1 * H.getQuick(0, j) + merge.b2 * H
						.getQuick(1, j)));
			}
		}
		return result;
	}

	/** The squares of the singular values of the sum, largest first. */
	private static double[] squares(final DoubleMatrix2D sum) {
		final SingularValueDecomposition_F64<DMatrixRMaj> svd =
			DecompositionFactory_DDRM.svd(M, N, false, false, true);
		assertTrue(svd.decompose(new DMatrixRMaj(sum.toArray())));
		final double[] values = svd.getSingularValues().clone();
		Arrays.sort(values);
		return new double[] { Math.pow(values[N - 1], 2), Math.pow(values[N - 2],
			2) };
	}

	private static void requireBest(final DoubleMatrix2D W,
		final DoubleMatrix2D H)
	{
		final DoubleMatrix2D sum = TestMatrices.product(W, H);
		final double[] squares = squares(sum);
		final PairMerge merge = merge(W, H);
		final double rounding = 1e-12 * squares[0];

		assertEquals(squares[1], merge.cost, rounding);
		assertEquals(squares[1], Math.pow(TestMatrices.distance(sum, merged(merge,
			W, H)), 2), rounding);
		assertTrue(merge.a1 >= 0 && merge.a2 >= 0 && merge.b1 >= 0 &&
			merge.b2 >= 0);
		assertEquals(1, merge.b1 + merge.b2, 1e-15);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void isTheBestMatrixOfRankOneForRandomPairs(final long seed) {
		requireBest(TestMatrices.random(M, 2, seed), TestMatrices.random(2, N, 99 +
			seed));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1e-6, 1e-3, 1, 1e3, 1e6 })
	void isTheBestMatrixOfRankOneWhereOneComponentIsMuchLarger(
		final double factor)
	{
		final DoubleMatrix2D W = TestMatrices.random(M, 2, 21);
		W.viewColumn(1).assign(w -> factor * w);
		requireBest(W, TestMatrices.random(2, N, 22));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1e-1, 1e-3, 1e-5 })
	void isTheBestMatrixOfRankOneForNearlyEqualSignatures(final double distance) {
		final DoubleMatrix2D H = TestMatrices.random(2, N, 31);
		H.viewRow(1).assign(H.viewRow(0), (h1, h0) -> h0 + distance * h1);
		requireBest(TestMatrices.random(M, 2, 32), H);
	}

	@Test
	void isTheBestMatrixOfRankOneForOrthogonalPairs() {
		final DoubleMatrix2D W = TestMatrices.random(M, 2, 41);
		final DoubleMatrix2D H = TestMatrices.random(2, N, 42);
		W.viewPart(0, 0, M / 2, 1).assign(0);
		W.viewPart(M / 2, 1, M / 2, 1).assign(0);
		requireBest(W, H);
		H.viewPart(0, 0, 1, N / 2).assign(0);
		H.viewPart(1, N / 2, 1, N / 2).assign(0);
		requireBest(W, H);
	}

	/** Both singular values are equal: either component is as good. */
	@Test
	void keepsOneOfTwoThatAreOrthogonalAndEquallyStrong() {
		final PairMerge merge = new PairMerge(4, 0, 4, 9, 0, 9);

		assertEquals(36, merge.cost);
		assertEquals(1, merge.a1 * merge.b1);
		assertEquals(0, merge.a2 * merge.b2);
	}

	@Test
	void duplicatesCostNothingExactly() {
		final DoubleMatrix2D W = TestMatrices.random(M, 2, 51);
		final DoubleMatrix2D H = TestMatrices.random(2, N, 52);
		final DoubleMatrix2D sameImages = W.copy();
		sameImages.viewColumn(1).assign(W.viewColumn(0)).assign(w -> w / 3);
		final DoubleMatrix2D sameSignatures = H.copy();
		sameSignatures.viewRow(1).assign(H.viewRow(0)).assign(h -> 0.7 * h);

		for (final PairMerge merge : new PairMerge[] { merge(sameImages, H), merge(
			W, sameSignatures), merge(sameImages, sameSignatures) })
		{
			assertEquals(0, merge.cost);
		}
		assertEquals(0, TestMatrices.distance(TestMatrices.product(sameImages, H),
			merged(merge(sameImages, H), sameImages, H)), 1e-13);
		assertEquals(0, TestMatrices.distance(TestMatrices.product(W,
			sameSignatures), merged(merge(W, sameSignatures), W, sameSignatures)),
			1e-13);
	}

	@Test
	void anEmptyComponentCostsNothingAndChangesNothing() {
		final DoubleMatrix2D W = TestMatrices.random(M, 2, 61);
		final DoubleMatrix2D H = TestMatrices.random(2, N, 62);
		for (int empty = 0; empty < 2; empty++) {
			final DoubleMatrix2D noImage = W.copy();
			noImage.viewColumn(empty).assign(0);
			final DoubleMatrix2D noSignature = H.copy();
			noSignature.viewRow(empty).assign(0);
			requireSame(noImage, H);
			requireSame(W, noSignature);
			requireSame(noImage, noSignature);
		}
		requireSame(W.copy().assign(0), H);
		requireSame(W, H.copy().assign(0));
	}

	private static void requireSame(final DoubleMatrix2D W,
		final DoubleMatrix2D H)
	{
		final PairMerge merge = merge(W, H);
		assertEquals(0, merge.cost);
		assertEquals(0, TestMatrices.distance(TestMatrices.product(W, H), merged(
			merge, W, H)), 1e-13);
	}
}
