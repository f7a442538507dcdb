
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TestMatrices;
import org.unmixj.linalg.WatchedRows;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * Passes over a large stack take many seconds: progress must not stand still
 * within any of them.
 */
class ToldWithinPassesTest {

	private static final int R = 3;

	/** Six blocks; three components and noise. */
	private static final DoubleMatrix2D COMPLETE = TestMatrices.product(
		TestMatrices.random(6 * 1024, R, 1), TestMatrices.random(R, 40, 2));

	private static final DoubleMatrix2D INCOMPLETE;

	static {
		final Random random = new Random(3);
		COMPLETE.assign(value -> value + 0.1 * random.nextDouble());
		INCOMPLETE = COMPLETE.copy().assign(value -> random.nextInt(50) == 0
			? Double.NaN : value);
	}

	private static final NmfOptions FAST = NmfOptions.withComponents(R)
		.withTolerance(1e-12).withMaxIterations(4).withThreads(1);

	private static final NmfOptions PLAIN = FAST.withMethod(Method.PLAIN);

	private static final KnownSignatures KNOWN = new KnownSignatures(TestMatrices
		.random(R, 40, 2).viewPart(0, 0, 1, 40).copy(), true);

	private static void assertToldWithinPasses(final DoubleMatrix2D X,
		final int fewestPasses, final Consumer<WatchedRows> work)
	{
		final WatchedRows watched = new WatchedRows(new ColtRows(X));

		work.accept(watched);

		final List<Double> told = watched.told();
		assertEquals(List.of(), watched.silent(), () -> watched.passes() +
			" passes: " + told);
		assertTrue(watched.passes() >= fewestPasses, "" + watched.passes());
		for (int i = 1; i < told.size(); i++) {
			assertTrue(told.get(i) >= told.get(i - 1) - 1e-12, i + ": " + told);
		}
		assertEquals(1, told.get(told.size() - 1), 1e-12);
	}

	private static Arguments fit(final String name, final DoubleMatrix2D X,
		final NmfOptions options)
	{
		return Arguments.of(name, X, options);
	}

	static Stream<Arguments> fits() {
		final NmfOptions random = PLAIN.withInitialization(Initialization.RANDOM);
		return Stream.of(fit("plain", COMPLETE, PLAIN), fit("fast", COMPLETE, FAST),
			fit("random start", COMPLETE, random), fit("Poisson", COMPLETE, PLAIN
				.withLoss(Loss.POISSON)), fit("penalties", COMPLETE, PLAIN
					.withPenalties(PenaltyOptions.NONE.withL2(0.1))), fit(
						"missing values", INCOMPLETE, PLAIN.withMissing(true)), fit(
							"missing values, random start", INCOMPLETE, random.withMissing(
								true)), fit("missing values, Poisson", INCOMPLETE, PLAIN
									.withMissing(true).withLoss(Loss.POISSON)), fit(
										"missing values, penalties", INCOMPLETE, PLAIN.withMissing(
											true).withPenalties(PenaltyOptions.NONE.withL2(0.1))),
			fit("background", COMPLETE, PLAIN.withBackground(R - 1)), fit(
				"background, fast", COMPLETE, FAST.withBackground(R - 1)), fit(
					"nothing missing", COMPLETE, FAST.withMissing(true)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("fits")
	void eachPassOfAFitTellsHowFarItIs(final String name, final DoubleMatrix2D X,
		final NmfOptions options)
	{
		assertToldWithinPasses(X, 3, watched -> Nmf.fit(watched, options, watched));
	}

	@ParameterizedTest
	@EnumSource(Method.class)
	void eachPassWithKnownSignaturesTellsHowFarItIs(final Method method) {
		assertToldWithinPasses(COMPLETE, 6, watched -> Nmf.fit(watched, KNOWN, FAST
			.withMethod(method), watched));
	}

	@Test
	void eachPassFromAGivenStartTellsHowFarItIs() {
		final Factorization f = Nmf.fit(new ColtRows(COMPLETE), PLAIN,
			ProgressMonitor.NONE);

		assertToldWithinPasses(COMPLETE, 5, watched -> Nmf.fit(watched, f.W(), f
			.H(), PLAIN, watched));
		assertToldWithinPasses(COMPLETE, 2, watched -> Nmf.evaluate(watched, f.W(),
			f.H(), PLAIN, watched));
	}

	/** Many iterations on X come between late projections. */
	@Test
	void eachIterationBetweenLateProjectionsTellsHowFarItIs() {
		final DoubleMatrix2D X = TestMatrices.random(3 * 1024, 40, 3);
		final NmfOptions many = NmfOptions.withComponents(5).withTolerance(1e-9)
			.withMaxIterations(100).withThreads(1);

		assertToldWithinPasses(X, 20, watched -> Nmf.fit(watched, many, watched));
	}

	@ParameterizedTest
	@EnumSource(Method.class)
	void eachPassOfGrowthTellsHowFarItIs(final Method method) {
		final GsvdNmfOptions options = GsvdNmfOptions.of(FAST.withMethod(method));
		assertToldWithinPasses(COMPLETE, 6, watched -> GsvdNmf.fit(watched, options,
			watched));
		assertToldWithinPasses(INCOMPLETE, 6, watched -> GsvdNmf.fit(watched,
			options.withMissing(true), watched));
		final Factorization f = Nmf.fit(new ColtRows(COMPLETE), FAST
			.withOtherComponents(R - 1), ProgressMonitor.NONE);
		assertToldWithinPasses(COMPLETE, 4, watched -> GsvdNmf.grow(watched, f,
			options, watched));
	}

	@ParameterizedTest
	@EnumSource(Method.class)
	void eachPassOfMergingTellsHowFarItIs(final Method method) {
		final NmfOptions more = FAST.withMethod(method).withOtherComponents(R + 1);
		final Factorization f = Nmf.fit(new ColtRows(COMPLETE), more,
			ProgressMonitor.NONE);

		assertToldWithinPasses(COMPLETE, 6, watched -> NmfMerge.merge(watched, f,
			MergeOptions.auto().withPolish(more), watched));
		assertToldWithinPasses(COMPLETE, 6, watched -> NmfMerge.merge(watched, f,
			MergeOptions.to(R).withPolish(more), watched));
	}

	@Test
	void eachPassOfMergingWithMissingValuesTellsHowFarItIs() {
		final NmfOptions more = PLAIN.withOtherComponents(R + 1).withMissing(true);
		final Factorization f = Nmf.fit(new ColtRows(INCOMPLETE), more,
			ProgressMonitor.NONE);

		assertToldWithinPasses(INCOMPLETE, 6, watched -> NmfMerge.merge(watched, f,
			MergeOptions.to(R).withPolish(more), watched));
	}

	@ParameterizedTest
	@EnumSource(Method.class)
	void eachPassOfAPreparedMatrixTellsHowFarItIs(final Method method) {
		final NmfOptions options = FAST.withMethod(method);
		assertToldWithinPasses(COMPLETE, 3, watched -> new PreparedMatrix(watched,
			R).fit(options, watched));
		final Factorization f = Nmf.fit(new ColtRows(COMPLETE), options
			.withOtherComponents(R - 1), ProgressMonitor.NONE);
		assertToldWithinPasses(COMPLETE, 3, watched -> new PreparedMatrix(watched,
			R).grow(f, GsvdNmfOptions.of(options), watched));
	}

	@Test
	void unmixingWithKnownSpectraTellsHowFarItIs() {
		final DoubleMatrix2D H = TestMatrices.random(R, 40, 2);

		assertToldWithinPasses(COMPLETE, 1, watched -> LinearUnmixing.fit(watched,
			H, Constraint.NON_NEGATIVE, 1, watched));
		assertToldWithinPasses(INCOMPLETE, 1, watched -> LinearUnmixing.fit(watched,
			H, Constraint.NON_NEGATIVE, true, 1, watched));
		assertToldWithinPasses(INCOMPLETE, 1, watched -> IncompleteUnmixing.solve(
			watched, H, -1, 0, 1, watched));
		assertToldWithinPasses(COMPLETE, 3, watched -> PoissonRegression.fit(
			watched, H, 1e-4, 1, watched));
	}

	@Test
	void countingComponentsTellsWithinItsPass() {
		assertToldWithinPasses(COMPLETE, 1, watched -> ComponentCount.of(watched,
			CountOptions.upTo(2).withStarts(0).withPixels(1000).withThreads(1),
			watched));
	}

	@Test
	void residualsAreToldOfWhereThatIsAskedFor() {
		final Factorization f = Nmf.fit(new ColtRows(COMPLETE), FAST,
			ProgressMonitor.NONE);

		assertToldWithinPasses(COMPLETE, 1, watched -> {
			try (var passes = new RowPasses(watched, 1, watched).tellingOf("Test",
				1))
			{
				Residuals.of(passes, f.W(), f.H(), 0);
			}
			watched.progress(1, "Test");
		});
	}
}
