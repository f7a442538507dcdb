
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class BlockKernelsTest {

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 4, 5, 8, 11 })
	void combinationIsTheMatrixProduct(final int terms) {
		final double[][] x = TestMatrices.signed(terms, 37, terms).toArray();
		final double[] a = TestMatrices.signed(terms, 1, 5).viewColumn(0).toArray();
		final double[] y = new double[37];

		BlockKernels.addCombination(y, a, x, terms, 2, 35);

		for (int t = 0; t < 37; t++) {
			double expected = 0;
			for (int i = 0; i < terms && t >= 2 && t < 35; i++) {
				expected += a[i] * x[i][t];
			}
			assertEquals(expected, y[t], 1e-14);
		}
	}

	@ParameterizedTest
	@CsvSource({ "3, 17", "70, 9", "1100, 11" })
	void upperGramIsThatOfTheMatrix(final int n, final int count) {
		final double[][] x = TestMatrices.signed(n, count, 2).toArray();
		final double[][] upper = new double[n][n];
		final double[][] all = new double[n][n];

		BlockKernels.addUpperGram(x, n, count, upper);
		BlockKernels.addGram(x, n, count, all);

		for (int i = 0; i < n; i++) {
			for (int j = i; j < n; j++) {
				assertEquals(all[i][j], upper[i][j], 1e-13);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, 1", "3, 17, 5", "4, 100, 32", "2, 33, 7", "6, 40, 11",
		"9, 21, 9", "6, 45, 64", "3, 7, 101", "5, 19, 1100" })
	void productsAreTheMatrixProducts(final int r, final int count, final int n) {
		final double[][] a = TestMatrices.signed(r, count, 1).toArray();
		final double[][] x = TestMatrices.signed(n, count, 2).toArray();
		final double[][] xt = new double[count][n];
		final double[][] products = new double[r][n];
		final double[][] gram = new double[r][r];

		BlockKernels.transpose(x, n, count, xt);
		BlockKernels.addProducts(a, r, x, n, count, products);
		BlockKernels.addGram(a, r, count, gram);

		final var A = new DenseDoubleMatrix2D(a);
		assertArrayEquals(new DenseDoubleMatrix2D(x).viewDice().toArray(), xt);
		assertTrue(TestMatrices.distance(TestMatrices.product(A,
			new DenseDoubleMatrix2D(xt)), new DenseDoubleMatrix2D(products)) < 1e-13);
		assertTrue(TestMatrices.distance(TestMatrices.product(A, A.viewDice()),
			new DenseDoubleMatrix2D(gram)) < 1e-13);
		for (int j = 0; j < r; j++) {
			for (int l = 0; l < r; l++) {
				assertEquals(gram[l][j], gram[j][l]);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, 1", "3, 17, 5", "4, 33, 8" })
	void blockTimesSmallMatrixIsTheMatrixProduct(final int r, final int count,
		final int n)
	{
		final double[][] x = TestMatrices.signed(n, count, 1).toArray();
		final double[][] a = TestMatrices.signed(r, n, 2).toArray();
		final double[][] y = TestMatrices.signed(r, count, 3).toArray();

		BlockKernels.multiply(x, n, count, a, y);

		assertTrue(TestMatrices.distance(TestMatrices.product(
			new DenseDoubleMatrix2D(a), new DenseDoubleMatrix2D(x)),
			new DenseDoubleMatrix2D(y)) < 1e-13);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "17, 5", "43, 9" })
	void upperGramIsTheUpperTriangle(final int count, final int n) {
		final double[][] x = TestMatrices.signed(n, count, 1).toArray();
		final double[][] sums = new double[n][n];

		BlockKernels.addUpperGram(x, n, count, sums);

		for (int i = 0; i < n; i++) {
			for (int l = i; l < n; l++) {
				assertEquals(BlockKernels.dot(x[i], x[l], count), sums[i][l], 1e-13);
			}
		}
	}

	@Test
	void stepsStopAtZero() {
		final double[] x = { 1, 2, 3 };

		BlockKernels.projectedStep(x, 0.5, new double[] { -4, 2, -2 }, 3);

		assertArrayEquals(new double[] { 0, 3, 2 }, x);
	}

	@Test
	void squaredSumIsThatOfSumsOrDifferences() {
		final double[] x = { 1, 2, 3, 4, 5 };
		final double[] y = { 1, 1, 1, 1, 1 };

		assertEquals(30, BlockKernels.squaredSum(x, y, -1, 5));
		assertEquals(90, BlockKernels.squaredSum(x, y, 1, 5));
	}
}
