
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;

import cern.colt.matrix.DoubleMatrix1D;
import cern.colt.matrix.DoubleMatrix2D;

/** The paper's synthetic example, and 20 copies with noise of 1e-12. */
class PaperExampleTest {

	static int[] copies() {
		final int[] copies = new int[21];
		Arrays.setAll(copies, i -> i);
		return copies;
	}

	private static Growth fit(final int copy, final Directions directions) {
		return GsvdNmf.fit(new ColtRows(PaperExample.X(copy)), GsvdNmfOptions.of(
			NmfOptions.withComponents(10)).withDirections(directions),
			ProgressMonitor.NONE);
	}

	@ParameterizedTest
	@MethodSource("copies")
	void halsWithNineComponentsMissesOne(final int copy) {
		final Factorization nine = Nmf.fit(new ColtRows(PaperExample.X(copy)),
			NmfOptions.withComponents(9), ProgressMonitor.NONE);

		assertTrue(nine.converged());
		assertTrue(nine.relativeError() > 9.97 && nine.relativeError() < 10.01,
			"error " + nine.relativeError());
	}

	@ParameterizedTest
	@MethodSource("copies")
	void onePaperDirectionStandsOut(final int copy) {
		final double[] lambdas = fit(copy, Directions.PAPER).recovery().lambdas();

		assertEquals(9, lambdas.length);
		assertTrue(lambdas[0] > 10, "first " + lambdas[0]);
		assertTrue(lambdas[1] < 1.1, "second " + lambdas[1]);
	}

	/** The bounds of 1.5 and 6.7 % hold to the digits that are printed. */
	@ParameterizedTest
	@MethodSource("copies")
	void paperRecoversMostOfTheTenthComponentBeforePolishing(final int copy) {
		final double error = fit(copy, Directions.PAPER).recovery().relativeError();

		assertTrue(error >= 1.45 && error < 6.75, "error " + error);
	}

	@ParameterizedTest
	@MethodSource("copies")
	void polishedComponentsAreTheTruth(final int copy) {
		for (final Directions directions : Directions.values()) {
			requireTruth(fit(copy, directions), copy);
		}
	}

	/** At most five iterations end below 2e-8 %, at the truth. */
	private static void requireTruth(final Growth growth, final int copy) {
		final double[] objectives = growth.polished().objectiveTrace();
		final double afterFive = objectives[Math.min(5, objectives.length) - 1];
		assertTrue(200 * afterFive / growth.polished().sumOfSquares() < 2e-8,
			"copy " + copy);
		final DoubleMatrix2D W = growth.polished().W().toMatrix();
		for (int truth = 0; truth < 10; truth++) {
			double bestW = 0;
			double bestH = 0;
			for (int j = 0; j < 10; j++) {
				bestW = Math.max(bestW, cosine(W.viewColumn(j), PaperExample.W()
					.viewColumn(truth)));
				bestH = Math.max(bestH, cosine(growth.polished().H().viewRow(j),
					PaperExample.H().viewRow(truth)));
			}
			assertTrue(bestW > 0.9999 && bestH > 0.9999, "component " + truth);
		}
	}

	static double cosine(final DoubleMatrix1D a, final DoubleMatrix1D b) {
		return a.zDotProduct(b) / Math.sqrt(a.zDotProduct(a) * b.zDotProduct(b));
	}
}
