
package org.unmixj.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.unmixj.image.Axis;
import org.unmixj.imagej.Unmixing;
import org.unmixj.imagej.UnmixingResult;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.GsvdNmf;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.NmfOptions;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.IJ;
import ij.ImagePlus;

/** The README's examples for callers from Java, compiled and run. */
class LibraryExampleTest {

	@Test
	void stackExampleWorks() {
		// example: stack
		ImagePlus stack = IJ.openImage("sample-stacks/lambda-stack.tif");
		UnmixingResult result = Unmixing.of(stack).withAxis(Axis.CHANNELS).gsvdNmf(
			GsvdNmfOptions.of(NmfOptions.withComponents(4)), ProgressMonitor.NONE);
		ImagePlus components = result.components(); // 4 channels, not yet shown
		double error = result.factorization().relativeError(); // percent
		// end

		assertEquals(4, components.getNChannels());
		assertTrue(error < 0.7);
	}

	@Test
	void matrixExampleWorks() {
		final double[][] data = { { 1, 0, 2 }, { 0, 3, 1 }, { 2, 3, 5 }, { 1, 3,
			3 } };
		// example: matrix
		DoubleMatrix2D X = new DenseDoubleMatrix2D(data); // pixels x samples
		GsvdNmfOptions options = GsvdNmfOptions.of(NmfOptions.withComponents(2)
			.withTolerance(1e-6));
		Factorization f = GsvdNmf.fit(new ColtRows(X), options,
			ProgressMonitor.NONE).polished();
		DoubleMatrix2D W = f.W().toMatrix();
		DoubleMatrix2D H = f.H();
		// end

		assertEquals(2, W.columns());
		assertEquals(3, H.columns());
	}

	@Test
	void readmeHasTheseLines() throws IOException {
		final String readme = unindented(Path.of("README.md"));
		final String source = unindented(Path.of("src", "test", "java", "org",
			"unmixj", "docs", "LibraryExampleTest.java"));

		int examples = 0;
		for (int from = source.indexOf("// example: "); from >= 0; from = source
			.indexOf("// example: ", from + 1))
		{
			final String example = source.substring(source.indexOf('\n', from) + 1,
				source.indexOf("// end", from));
			if (!example.contains(";")) continue;
			examples++;
			assertTrue(readme.contains(example), "not in README.md:\n" + example);
		}
		assertEquals(2, examples);
	}

	private static String unindented(final Path file) throws IOException {
		return Files.readAllLines(file).stream().map(String::strip).collect(
			Collectors.joining("\n"));
	}
}
