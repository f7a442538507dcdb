
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * Several starts on the paper's example, where HALS either finds the ten
 * components or gets stuck.
 */
class ManyStartsTest {

	private static final int STARTS = 8;

	private static final DoubleMatrix2D X = PaperExample.X(1);

	private static Factorization fit(final NmfOptions options) {
		return Nmf.fit(new ColtRows(X), options, ProgressMonitor.NONE);
	}

	private static ManyStarts<Factorization> many(final NmfOptions options) {
		return ManyStarts.of(STARTS, options, (start, monitor) -> fit(start),
			f -> f, ProgressMonitor.NONE);
	}

	private static NmfOptions ten(final Initialization initialization) {
		return NmfOptions.withComponents(10).withInitialization(initialization);
	}

	@Test
	void keepsTheLeastOfWhatEachSeedGivesAlone() {
		final NmfOptions options = ten(Initialization.RANDOM).withSeed(5);
		final double[] alone = IntStream.range(0, STARTS).mapToDouble(i -> fit(
			options.withSeed(5 + i)).relativeError()).toArray();

		final ManyStarts<Factorization> many = many(options);

		assertEquals(IntStream.range(0, STARTS).mapToDouble(i -> alone[i]).min()
			.getAsDouble(), many.best().relativeError());
		for (int i = 0; i < STARTS; i++) {
			assertEquals(alone[i], many.outcomes().get(i).relativeError());
		}
	}

	/** The truth is one solution; a fit that got stuck is another. */
	@Test
	void countsHowOftenTheTruthWasFound() {
		final ManyStarts<Factorization> many = many(ten(Initialization.RANDOM));

		final long right = many.outcomes().stream().filter(outcome -> outcome
			.relativeError() < 1e-3).count();
		assertTrue(right > 1 && right < STARTS, "" + right);
		assertEquals(right, many.found(1));
		assertTrue(SignatureMatch.same(PaperExample.H(), many.best().H(),
			ManyStarts.SAME));
		assertTrue(many.solutions() > 1);
		assertEquals(STARTS, IntStream.rangeClosed(1, many.solutions()).map(
			many::found).sum());
	}

	@ParameterizedTest
	@EnumSource(Initialization.class)
	void laterStartsHaveTheNextSeedsAndRandomNumbers(
		final Initialization initialization)
	{
		final List<ManyStarts.Outcome> outcomes = ManyStarts.of(3, NmfOptions
			.withComponents(2).withInitialization(initialization).withSeed(7)
			.withMaxIterations(1), (start, monitor) -> fit(start), f -> f,
			ProgressMonitor.NONE).outcomes();

		for (int i = 0; i < 3; i++) {
			assertEquals(7 + i, outcomes.get(i).seed());
			assertEquals(i == 0 || initialization == Initialization.NNDSVDAR
				? initialization : Initialization.RANDOM, outcomes.get(i)
					.initialization());
		}
	}

	@Test
	void twoFitsOfDifferentObjectiveAreComparedByWhatWasMadeSmall() {
		final NmfOptions options = NmfOptions.withComponents(3).withInitialization(
			Initialization.RANDOM).withLoss(Loss.POISSON);

		final ManyStarts<Factorization> many = many(options);

		assertEquals(IntStream.range(0, STARTS).mapToDouble(i -> fit(options
			.withSeed(1 + i)).divergence()).min().getAsDouble(), many.best()
				.divergence());
	}

	@Test
	void atLeastOneStartIsNeeded() {
		assertEquals("starts must be at least 1, got 0", assertThrows(
			IllegalArgumentException.class, () -> ManyStarts.requireStarts(0))
			.getMessage());
	}
}
