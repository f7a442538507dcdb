
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

class NmfOptionsTest {

	private static final NmfOptions FOUR = NmfOptions.withComponents(4);

	private static void requireRejected(final String message,
		final Supplier<?> call)
	{
		assertEquals(message, assertThrows(IllegalArgumentException.class,
			call::get).getMessage());
	}

	@Test
	void defaultsAreThoseOfTheDesign() {
		assertEquals(Initialization.NNDSVD, FOUR.initialization());
		assertEquals(1e-4, FOUR.tolerance());
		assertEquals(10_000, FOUR.maxIterations());
		assertEquals(1, FOUR.seed());
		assertEquals(Method.FAST, FOUR.method());
		assertEquals(Loss.GAUSSIAN, FOUR.loss());
		final var growth = GsvdNmfOptions.of(FOUR);
		assertEquals(1, growth.added());
		assertEquals(3, growth.initial().components());
		assertEquals(1e-4, growth.initial().tolerance());
		assertEquals(Directions.AUTO, growth.directions());
	}

	@Test
	void copiesDifferInOneValueOnly() {
		final NmfOptions seeded = FOUR.withSeed(7).withThreads(3).withTolerance(
			1e-6).withMaxIterations(5).withInitialization(Initialization.RANDOM)
			.withMethod(Method.FAST).withLoss(Loss.POISSON);

		assertEquals(7, seeded.seed());
		assertEquals(3, seeded.threads());
		assertEquals(1e-6, seeded.tolerance());
		assertEquals(5, seeded.maxIterations());
		assertEquals(Initialization.RANDOM, seeded.initialization());
		assertEquals(Method.FAST, seeded.method());
		assertEquals(Loss.POISSON, seeded.loss());
		assertEquals(4, seeded.components());
		assertEquals(NmfOptions.withComponents(4), FOUR);
		assertNotEquals(FOUR, seeded);
		assertEquals(seeded.hashCode(), FOUR.withInitialization(
			Initialization.RANDOM).withMaxIterations(5).withTolerance(1e-6)
			.withThreads(3).withSeed(7).withMethod(Method.FAST).withLoss(Loss.POISSON)
			.hashCode());
	}

	@Test
	void growthSharesThePolishingOptions() {
		final var growth = GsvdNmfOptions.of(FOUR.withSeed(9)).withAdded(3)
			.withInitialTolerance(1e-2).withDirections(Directions.EXTENDED);

		assertEquals(1, growth.initial().components());
		assertEquals(9, growth.initial().seed());
		assertEquals(1e-2, growth.initial().tolerance());
		assertEquals(1e-4, growth.polish().tolerance());
		assertEquals(3, growth.added());
		assertEquals(growth, GsvdNmfOptions.of(FOUR.withSeed(9)).withDirections(
			Directions.EXTENDED).withAdded(3).withInitialTolerance(1e-2));
	}

	@Test
	void textNamesAllKeys() {
		assertEquals(
			"components=4 initialization=NNDSVD tolerance=1.0E-4 iterations=10000 seed=1 method=Fast loss=Gaussian added=1 epsilon0=1.0E-4 directions=Auto",
			GsvdNmfOptions.of(FOUR).toString());
		assertEquals(" missing=NaN background=Component", FOUR.withMissing(true)
			.withBackground(3).toString().substring(FOUR.toString().length()));
	}

	@Test
	void rejectsWhatIsNotAllowed() {
		requireRejected("components must be at least 1, got 0", () -> NmfOptions
			.withComponents(0));
		requireRejected("tolerance must be above 0 and below 1, got 0.0", () -> FOUR
			.withTolerance(0));
		requireRejected("tolerance must be above 0 and below 1, got NaN", () -> FOUR
			.withTolerance(Double.NaN));
		requireRejected("epsilon0 must be above 0 and below 1, got 2.0",
			() -> GsvdNmfOptions.of(FOUR).withInitialTolerance(2));
		requireRejected("iterations must be at least 1, got 0", () -> FOUR
			.withMaxIterations(0));
		requireRejected("threads must be at least 1, got 0", () -> FOUR.withThreads(
			0));
		requireRejected("added must be in 1..3 (components - 1), got 4",
			() -> GsvdNmfOptions.of(FOUR).withAdded(4));
		requireRejected(
			"components must be at least 2 for GSVD-NMF, which grows a factorization with fewer, got 1",
			() -> GsvdNmfOptions.of(NmfOptions.withComponents(1)));
	}
}
