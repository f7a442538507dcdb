
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TestMatrices;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/** Merging of components, its costs, and what is left. */
class NmfMergeTest {

	private static final ProgressMonitor NONE = ProgressMonitor.NONE;

	private static final DoubleMatrix2D X = TestMatrices.random(50, 14, 1);

	private static Factorization factorization(final DoubleMatrix2D W,
		final DoubleMatrix2D H)
	{
		return new Factorization(TallMatrix.of(W, RowPartition.of(W.rows(), H
			.columns())), H, 0, false, 1, new double[] { 0 });
	}

	private static Factorization random(final int r) {
		return factorization(TestMatrices.random(50, r, 2), TestMatrices.random(r,
			14, 3));
	}

	private static MergeOptions unpolished(final MergeOptions options) {
		return options.withPolished(false);
	}

	private static double error(final DoubleMatrix2D of, final Factorization f) {
		final DoubleMatrix2D WH = TestMatrices.product(f.W().toMatrix(), f.H());
		return 100 * Math.pow(TestMatrices.distance(of, WH) / TestMatrices.norm(of),
			2);
	}

	/** merge.py decomposes the sum of each pair instead of inner products. */
	@Test
	void mergesAreThoseOfAnIndependentProgram() {
		final ReferenceNumbers reference = ReferenceNumbers.read("merge.csv");
		final DoubleMatrix2D data = reference.matrix("X");
		final Factorization seven = factorization(reference.matrix("W"), reference
			.matrix("H"));

		final Merging merging = NmfMerge.merge(new ColtRows(data), seven,
			unpolished(MergeOptions.to(3)), NONE);

		assertEquals(6, merging.merges().size());
		assertEquals(4, merging.done());
		for (int i = 0; i < 6; i++) {
			final Merge merge = merging.merges().get(i);
			assertEquals(6 - i, merge.components());
			assertEquals(reference.lists("first").get(i), merge.first());
			assertEquals(reference.lists("second").get(i), merge.second());
			final double cost = reference.matrix("cost").get(i, 0);
			assertEquals(cost, merge.cost(), 1e-12 * TestMatrices.norm(data));
			assertEquals(100 * cost / Math.pow(TestMatrices.norm(data), 2), merge
				.percent(), 1e-12);
			assertEquals(reference.matrix("error").get(i, 0), merge.relativeError(),
				1e-11);
		}
		assertEquals(0, TestMatrices.distance(reference.matrix("WH3"), TestMatrices
			.product(merging.merged().W().toMatrix(), merging.merged().H())), 1e-11);
		assertEquals(merging.merges().get(3).relativeError(), merging.merged()
			.relativeError());
	}

	@Test
	void errorsAreThoseOfTheProducts() {
		final Factorization six = random(6);
		for (int r = 5; r >= 1; r--) {
			final Merging merging = NmfMerge.merge(new ColtRows(X), six, unpolished(
				MergeOptions.to(r)), NONE);
			assertEquals(r, merging.merged().components());
			assertEquals(error(X, merging.merged()), merging.merged().relativeError(),
				1e-9);
			assertEquals(merging.merged().relativeError(), merging.merges().get(5 - r)
				.relativeError());
		}
		assertEquals(error(X, six), NmfMerge.merge(new ColtRows(X), six, unpolished(
			MergeOptions.to(6)), NONE).initial().relativeError(), 1e-9);
	}

	/** Of three equal parts of one component the first two merges are free. */
	@Test
	void partsOfOneComponentAreMergedFirstAndAtNoCost() {
		final DoubleMatrix2D W = TestMatrices.random(50, 5, 4);
		final DoubleMatrix2D H = TestMatrices.random(5, 14, 5);
		H.viewRow(3).assign(H.viewRow(1));
		W.viewColumn(4).assign(W.viewColumn(1));
		H.viewRow(4).assign(H.viewRow(1));

		final Merging merging = NmfMerge.merge(new ColtRows(X), factorization(W, H),
			unpolished(MergeOptions.to(3)), NONE);

		assertEquals(0, merging.merges().get(0).cost());
		assertEquals(0, merging.merges().get(1).cost());
		assertTrue(merging.merges().get(2).cost() > 1e-3);
		assertEquals(0, TestMatrices.distance(TestMatrices.product(W, H),
			TestMatrices.product(merging.merged().W().toMatrix(), merging.merged()
				.H())), 1e-12);
	}

	/** At a minimum the residual is orthogonal to each component. */
	@Test
	void errorOfAMinimumRisesByTheCostOrMore() {
		final Factorization minimum = Nmf.fit(new ColtRows(X), NmfOptions
			.withComponents(5).withTolerance(1e-9), NONE);
		final Merge merge = NmfMerge.merge(new ColtRows(X), minimum, unpolished(
			MergeOptions.to(4)), NONE).merges().get(0);

		assertTrue(merge.relativeError() - minimum.relativeError() >= merge
			.percent() - 1e-6);
	}

	@Test
	void namedComponentsAreMergedAndNoOthers() {
		final Factorization six = random(6);

		final Merging merging = NmfMerge.merge(new ColtRows(X), six, unpolished(
			MergeOptions.of(List.of(List.of(4, 1, 2), List.of(3, 5)))), NONE);

		assertEquals(3, merging.done());
		assertEquals(5, merging.merges().size());
		final Factorization three = merging.merged();
		assertEquals(3, three.components());
		assertEquals(six.W().toMatrix().viewColumn(0), three.W().toMatrix()
			.viewColumn(0));
		assertEquals(six.H().viewRow(0), three.H().viewRow(0));
		final List<Integer> all = new ArrayList<>(merging.merges().get(1).first());
		all.addAll(merging.merges().get(1).second());
		assertTrue(all.containsAll(List.of(1, 2, 4)) && all.size() == 3);
		assertEquals(List.of(3), merging.merges().get(2).first());
		assertEquals(List.of(5), merging.merges().get(2).second());
	}

	@Test
	void fixedSignaturesAreNeitherMergedNorPolished() {
		final Factorization five = random(5);

		final Merging merging = NmfMerge.merge(new ColtRows(X), five, MergeOptions
			.to(3).withFixed(false, true, false, true), NONE);

		final Factorization three = merging.polished();
		assertEquals(3, three.components());
		assertEquals(five.H().viewRow(1), three.H().viewRow(1));
		assertEquals(five.H().viewRow(3), three.H().viewRow(2));
		assertEquals(2, merging.merges().size());
	}

	/** Its image stays the same everywhere, and its signature is polished. */
	@Test
	void aBackgroundIsNotMerged() {
		final RowBlocks data = new ColtRows(X.copy().assign(x -> x + 0.3));
		final NmfOptions options = NmfOptions.withComponents(3).withBackground(2);

		final Factorization three = NmfMerge.fit(data, options, 2, NONE).polished();

		assertEquals(3, three.components());
		final DoubleMatrix2D W = three.W().toMatrix();
		assertEquals(W.viewColumn(2).copy().assign(1), W.viewColumn(2));
		final Factorization given = factorization(three.W().toMatrix(), three.H());
		assertThrows(IllegalArgumentException.class, () -> NmfMerge.merge(data,
			given, MergeOptions.of(List.of(List.of(0, 2))).withPolish(options),
			NONE));
		assertThrows(IllegalArgumentException.class, () -> NmfMerge.merge(data,
			given, MergeOptions.to(1).withPolish(options), NONE));
		assertEquals(W.viewColumn(2), NmfMerge.merge(data, given, MergeOptions.to(2)
			.withPolish(options), NONE).polished().W().toMatrix().viewColumn(1));
	}

	@Test
	void polishingLowersTheErrorAndConverges() {
		final Merging merging = NmfMerge.merge(new ColtRows(X), Nmf.fit(
			new ColtRows(X), NmfOptions.withComponents(6), NONE), MergeOptions.to(4),
			NONE);

		assertTrue(merging.polished().converged());
		assertTrue(merging.polished().relativeError() < merging.merged()
			.relativeError());
		assertEquals(merging.polished().relativeError(), merging.merges().get(1)
			.polishedError());
		assertTrue(Double.isNaN(merging.merges().get(0).polishedError()));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5 })
	void autoFindsTheTenComponentsOfThePaperAmongFifteen(final int copy) {
		final RowBlocks data = new ColtRows(PaperExample.X(copy));
		final Factorization fifteen = Nmf.fit(data, NmfOptions.withComponents(15),
			NONE);

		final Merging merging = NmfMerge.merge(data, fifteen, MergeOptions.auto(),
			NONE);

		assertEquals(10, merging.polished().components());
		assertEquals(5, merging.done());
		assertTrue(merging.polished().relativeError() < 1e-6);
		assertTrue(merging.merges().get(5).percent() > 9.9);
	}

	@ParameterizedTest
	@CsvSource({ "2, 20", "2, 200", "2, 2000", "4, 20", "4, 200", "4, 2000",
		"6, 2000" })
	void autoFindsTheDyesOfPhotonCounts(final int r, final double photons) {
		final RowBlocks data = new ColtRows(PhotonCounts.simulate(4000, 32, r,
			photons, 7).X());

		assertEquals(r, NmfMerge.merge(data, Nmf.fit(data, NmfOptions
			.withComponents(r + 3), NONE), MergeOptions.auto(), NONE).polished()
			.components());
	}

	@Test
	void autoLeavesOneComponentOfWhiteNoise() {
		final Random random = new Random(3);
		final RowBlocks data = new ColtRows(new DenseDoubleMatrix2D(2000, 24)
			.assign(zero -> Math.max(0, 50 + 7 * random.nextGaussian())));

		assertEquals(1, NmfMerge.merge(data, Nmf.fit(data, NmfOptions
			.withComponents(4), NONE), MergeOptions.auto(), NONE).polished()
			.components());
	}

	@Test
	void autoLeavesTheRightNumberAsItIs() {
		final RowBlocks data = new ColtRows(PhotonCounts.simulate(4000, 32, 4, 200,
			7).X());
		final Factorization four = Nmf.fit(data, NmfOptions.withComponents(4),
			NONE);

		final Merging merging = NmfMerge.merge(data, four, MergeOptions.auto(),
			NONE);

		assertEquals(0, merging.done());
		assertEquals(four.H(), merging.polished().H());
		assertEquals(four.W().toMatrix(), merging.polished().W().toMatrix());
		assertTrue(merging.merges().get(0).polishedError() - four
			.relativeError() > merging.limitPercent());
	}

	/** What Auto comes to is what its number comes to. */
	@Test
	void autoEndsAsTheNumberThatItFinds() {
		final RowBlocks data = new ColtRows(PhotonCounts.simulate(4000, 32, 4, 200,
			7).X());
		final Factorization seven = Nmf.fit(data, NmfOptions.withComponents(7),
			NONE);

		final Merging auto = NmfMerge.merge(data, seven, MergeOptions.auto(), NONE);
		final Merging four = NmfMerge.merge(data, seven, MergeOptions.to(4), NONE);

		assertEquals(four.polished().H(), auto.polished().H());
		assertEquals(four.polished().W().toMatrix(), auto.polished().W()
			.toMatrix());
	}

	@Test
	void threadsChangeNoBit() {
		final RowBlocks data = new ColtRows(PhotonCounts.simulate(30000, 12, 3, 100,
			2).X());
		final NmfOptions options = NmfOptions.withComponents(3).withTolerance(1e-3);
		final Merging one = NmfMerge.fit(data, options.withThreads(1), 2, NONE);

		for (final int threads : new int[] { 2, 3 }) {
			final Merging more = NmfMerge.fit(data, options.withThreads(threads), 2,
				NONE);
			assertEquals(one.polished().W().toMatrix(), more.polished().W()
				.toMatrix());
			assertEquals(one.polished().H(), more.polished().H());
			assertArrayEquals(one.merges().stream().mapToDouble(Merge::cost)
				.toArray(), more.merges().stream().mapToDouble(Merge::cost).toArray());
			assertEquals(one.limit(), more.limit());
		}
	}

	@Test
	void whatIsGivenStaysAsItIs() {
		final Factorization five = random(5);
		final DoubleMatrix2D W = five.W().toMatrix();
		final DoubleMatrix2D H = five.H().copy();
		final DoubleMatrix2D data = X.copy();

		NmfMerge.merge(new ColtRows(data), five, MergeOptions.to(2), NONE);

		assertEquals(W, five.W().toMatrix());
		assertEquals(H, five.H());
		assertEquals(X, data);
	}

	/** Errors are those over what is there. */
	@Test
	void missingEntriesHaveNoPart() {
		final DoubleMatrix2D holes = X.copy();
		for (int i = 0; i < 50; i++) {
			holes.set(i, 5 * i % 14, Double.NaN);
		}
		final Factorization five = random(5);
		final NmfOptions missing = NmfOptions.withComponents(1).withMissing(true);

		final Merging merging = NmfMerge.merge(new ColtRows(holes), five,
			MergeOptions.to(3).withPolish(missing), NONE);

		final DoubleMatrix2D WH = TestMatrices.product(merging.merged().W()
			.toMatrix(), merging.merged().H());
		double squares = 0, all = 0;
		for (int i = 0; i < 50; i++) {
			for (int j = 0; j < 14; j++) {
				final double x = holes.get(i, j);
				if (Double.isNaN(x)) continue;
				squares += Math.pow(x - WH.get(i, j), 2);
				all += x * x;
			}
		}
		assertEquals(100 * squares / all, merging.merged().relativeError(), 1e-9);
		assertEquals(100 * squares / all, merging.merges().get(1).relativeError(),
			1e-9);
		assertTrue(merging.polished().relativeError() < merging.merged()
			.relativeError());
	}

	@Test
	void aFitWithoutSurplusIsPolishedOnly() {
		final Merging merging = NmfMerge.fit(new ColtRows(X), NmfOptions
			.withComponents(3), 0, NONE);

		assertEquals(0, merging.done());
		assertEquals(3, merging.polished().components());
	}

	@Test
	void requestsThatAreNotAllowedSaySo() {
		assertMessage("components must be in 1..5 to merge 5 components, got 6",
			MergeOptions.to(6));
		assertMessage("components must be at least 1, got 0", null);
		assertMessage(
			"components must be in 3..5 to merge 5 components, some of them not to be merged, got 2",
			MergeOptions.to(2).withFixed(true, true));
		assertMessage(
			"component 1 is fixed, a background or to be kept, and cannot be merged",
			MergeOptions.of(List.of(List.of(0, 1))).withFixed(false, true));
		assertMessage("components to be merged must be in 0..4, got 5", MergeOptions
			.of(List.of(List.of(0, 5))));
		assertThrows(IllegalArgumentException.class, () -> MergeOptions.of(List.of(
			List.of(1))));
		assertThrows(IllegalArgumentException.class, () -> MergeOptions.of(List.of(
			List.of(1, 2), List.of(2, 3))));
		assertThrows(IllegalArgumentException.class, () -> MergeOptions.of(List
			.of()));
		assertThrows(IllegalArgumentException.class, () -> NmfMerge.fit(
			new ColtRows(X), NmfOptions.withComponents(3), -1, NONE));
		assertThrows(IllegalArgumentException.class, () -> NmfMerge.fit(
			new ColtRows(X), NmfOptions.withComponents(13), 2, NONE));
	}

	private static void assertMessage(final String message,
		final MergeOptions options)
	{
		assertEquals(message, assertThrows(IllegalArgumentException.class,
			() -> NmfMerge.merge(new ColtRows(X), random(5), options == null
				? MergeOptions.to(0) : options, NONE)).getMessage());
	}
}
