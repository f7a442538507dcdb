
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.SharedData;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix1D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.IJ;
import ij.ImageStack;

/**
 * Real stacks with the errors that an independent HALS reached on them (numpy,
 * double precision, the same stopping rule), and the paper's Table II.
 */
@Tag("slow")
class RealDataTest {

	private static final String LEICA = "leica_3dye_12ch_512x512_uint8.tif";

	private static final String THUNDER = "thunder_mouse_64x64x500.tif";

	private static final String SPECTROGRAM = "MHLL_294f.tif";

	private static final Map<String, RowBlocks> STACKS = new HashMap<>();

	/** What several tests compare, by stack, r and method; fitted once. */
	private static final Map<List<Object>, Factorization> FITS = new HashMap<>();

	@AfterAll
	static void forget() {
		STACKS.clear();
		FITS.clear();
	}

	private static RowBlocks stack(final String name) {
		return STACKS.computeIfAbsent(name, RealDataTest::opened);
	}

	private static RowBlocks opened(final String name) {
		final ImageStack stack = IJ.openImage(SharedData.require(name).toString())
			.getStack();
		final DoubleMatrix2D X = new DenseDoubleMatrix2D(stack.getWidth() * stack
			.getHeight(), stack.size());
		for (int j = 0; j < stack.size(); j++) {
			for (int i = 0; i < X.rows(); i++) {
				X.setQuick(i, j, stack.getProcessor(j + 1).getf(i));
			}
		}
		return new ColtRows(X);
	}

	private static Factorization fit(final String name, final int r,
		final Method method)
	{
		return FITS.computeIfAbsent(List.of(name, r, method), key -> Nmf.fit(stack(
			name), NmfOptions.withComponents(r).withMethod(method),
			ProgressMonitor.NONE));
	}

	/** By the paper's method, as the known numbers are. */
	private static Growth grown(final String name, final int r,
		final Directions directions)
	{
		return GsvdNmf.fit(stack(name), GsvdNmfOptions.of(NmfOptions.withComponents(
			r).withMethod(Method.PLAIN)).withDirections(directions),
			ProgressMonitor.NONE);
	}

	/** Fast may go on where the paper's method stops, and end lower. */
	@Test
	void threeDyesReachTheKnownError() {
		assertEquals(2.450, fit(LEICA, 3, Method.PLAIN).relativeError(), 0.0005);
		assertTrue(fit(LEICA, 3, Method.FAST).relativeError() <= 2.4505);
	}

	@ParameterizedTest
	@CsvSource({ "PAPER, 4.636", "EXTENDED, 3.666", "AUTO, 3.666" })
	void thirdDyeIsRecoveredAlongExtendedDirections(final Directions directions,
		final double recovered)
	{
		final Growth growth = grown(LEICA, 3, directions);

		assertEquals(4.637, growth.initial().relativeError(), 0.0005);
		assertEquals(recovered, growth.recovery().relativeError(), 0.0005);
		assertEquals(directions == Directions.PAPER ? Directions.PAPER
			: Directions.EXTENDED, growth.recovery().directions());
		assertEquals(2.450, growth.polished().relativeError(), 0.001);
	}

	@ParameterizedTest
	@EnumSource(Initialization.class)
	void spectrogramReachesTheErrorOfTableTwo(
		final Initialization initialization)
	{
		final Factorization f = Nmf.fit(stack(SPECTROGRAM), NmfOptions
			.withComponents(3).withInitialization(initialization),
			ProgressMonitor.NONE);

		assertEquals(3.08, f.relativeError(), 0.005);
	}

	@ParameterizedTest
	@EnumSource(Directions.class)
	void grownSpectrogramReachesTheErrorOfTableTwo(final Directions directions) {
		assertEquals(3.08, grown(SPECTROGRAM, 3, directions).polished()
			.relativeError(), 0.005);
	}

	@Test
	void signaturesOfACellCultureAreThoseOfItsDyes() throws IOException {
		final Factorization f = fit("mix38.tif", 4, Method.FAST);

		assertEquals(11.78, f.relativeError(), 0.005);
		assertTrue(match(f, "mitotracker") > 0.99);
		assertTrue(match(f, "cellmask") > 0.99);
		assertTrue(match(f, "hoechst") > 0.95);
		assertTrue(match(f, "golgi") > 0.88);
	}

	/** The cosine of the signature nearest to a dye's own spectrum. */
	private static double match(final Factorization f, final String dye)
		throws IOException
	{
		final List<String> lines = Files.readAllLines(SharedData.require(
			"mix38_reference_spectra.csv"));
		final int column = List.of(lines.get(0).split(",")).indexOf(dye);
		final double[] spectrum = lines.stream().skip(1).mapToDouble(line -> Double
			.parseDouble(line.split(",")[column])).toArray();
		double best = 0;
		for (int j = 0; j < f.components(); j++) {
			best = Math.max(best, PaperExampleTest.cosine(f.H().viewRow(j),
				new DenseDoubleMatrix1D(spectrum)));
		}
		return best;
	}

	@ParameterizedTest
	@CsvSource({ "5, 1.803", "10, 1.416", "15, 1.271" })
	void calciumMovieReachesTheKnownErrors(final int r, final double most) {
		final Factorization f = fit(THUNDER, r, Method.FAST);

		assertTrue(f.converged());
		assertTrue(f.relativeError() <= most, "error " + f.relativeError());
	}

	@ParameterizedTest
	@CsvSource({ "mix38.tif, 4", "mix38.tif, 5", LEICA + ", 2", LEICA + ", 3",
		LEICA + ", 5", THUNDER + ", 5", THUNDER + ", 10",
		"chondro_300wl_25x35_float32.tif, 4",
		"chondro_300wl_25x35_float32.tif, 6" })
	void fastEndsAtTheErrorOfPlainOrBelow(final String name, final int r) {
		final Factorization plain = fit(name, r, Method.PLAIN);

		final Factorization fast = fit(name, r, Method.FAST);

		assertTrue(fast.converged());
		assertTrue(fast.objectiveTrace().length <= 10);
		assertTrue(fast.relativeError() <= 1.0001 * plain.relativeError(), fast +
			" and " + plain);
		// W was the best for the H before, and changes as little with this one
		assertTrue(Nmf.fit(stack(name), fast.W(), fast.H(), NmfOptions
			.withComponents(r).withMethod(Method.PLAIN).withMaxIterations(1)
			.withTolerance(1.1 * NmfOptions.DEFAULT_TOLERANCE), ProgressMonitor.NONE)
			.converged());
	}

	@Test
	void threadsChangeNoBit() {
		final RowBlocks X = stack("mix38.tif");
		final var options = NmfOptions.withComponents(4).withMaxIterations(20);
		final Factorization one = Nmf.fit(X, options.withThreads(1),
			ProgressMonitor.NONE);

		for (final int threads : new int[] { 2, 3 }) {
			final Factorization more = Nmf.fit(X, options.withThreads(threads),
				ProgressMonitor.NONE);
			assertEquals(one.W().toMatrix(), more.W().toMatrix());
			assertEquals(one.H(), more.H());
			assertArrayEquals(one.objectiveTrace(), more.objectiveTrace(), 0);
		}
	}
}
