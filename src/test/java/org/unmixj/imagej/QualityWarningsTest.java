
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.unmixj.image.Axis;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.QualityCheck;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class QualityWarningsTest {

	/** Components of the same size with signatures of given angles. */
	private static QualityCheck angles(final double... degrees) {
		final double[][] h = Arrays.stream(degrees).mapToObj(a -> new double[] {
			Math.cos(Math.toRadians(a)), Math.sin(Math.toRadians(a)) }).toArray(
				double[][]::new);
		final double[][] w = new double[1][h.length];
		Arrays.fill(w[0], 1);
		return QualityCheck.of(new Factorization(TallMatrix.of(
			new DenseDoubleMatrix2D(w), RowPartition.of(1, 2)),
			new DenseDoubleMatrix2D(h), 1, true, 1, new double[] { 0 }));
	}

	@Test
	void differentSignaturesAreNoProblem() {
		final QualityCheck check = angles(0, 30, 90);

		assertEquals(Collections.emptyList(), QualityWarnings.of(check,
			Axis.CHANNELS));
		assertEquals("ok", QualityWarnings.flag(check, 0));
	}

	@Test
	void namesSimilarAndEqualSignatures() {
		final QualityCheck check = angles(0, 10, 60, 60.1);

		assertEquals(Arrays.asList(Messages.duplicate("time course",
			"C3 and C4 (cosine 1.000)"), Messages.similar("time courses",
				"C1 and C2 (cosine 0.985)")), QualityWarnings.of(check, Axis.FRAMES));
		assertEquals("similar to C2", QualityWarnings.flag(check, 0));
		assertEquals("duplicate of C3", QualityWarnings.flag(check, 3));
	}

	@Test
	void warnsOfATimeLapseThatBleaches() {
		final double[][] h = { { 10, 9, 8, 7, 6, 5 } };
		final QualityCheck check = QualityCheck.of(new Factorization(TallMatrix.of(
			new DenseDoubleMatrix2D(new double[][] { { 1 }, { 2 } }), RowPartition.of(
				2, 2)), new DenseDoubleMatrix2D(h), 1, true, 1, new double[] { 0 }));

		assertEquals(1, QualityWarnings.of(check, Axis.FRAMES).size());
		assertTrue(QualityWarnings.of(check, Axis.FRAMES).get(0).startsWith(
			"The intensity falls by "));
		assertEquals(Collections.emptyList(), QualityWarnings.of(check,
			Axis.CHANNELS));
	}

	@Test
	void countsPairsThatAreTooManyToList() {
		final List<String> warnings = QualityWarnings.of(angles(0, 3, 6, 9),
			Axis.CHANNELS);

		assertEquals(1, warnings.size());
		assertTrue(warnings.get(0).startsWith("Similar spectra: C1 and C2 (cosine" +
			" 0.999), C1 and C3 (cosine 0.995), C1 and C4 (cosine 0.988), C2 and C3" +
			" (cosine 0.999) and 2 more pairs."), warnings.get(0));
	}

	@Test
	void theTableHasARowForEachComponent() {
		final SampleAxis samples = SampleAxis.of(Stacks.random(3, 3, 2, 1, 1, 8),
			StackInput.of(Stacks.random(3, 3, 2, 1, 1, 8), Axis.AUTO).geometry());

		final TitledTable table = Tables.quality("T", angles(0, 60, 90), samples,
			null);

		assertEquals("QC of T", table.getTitle());
		assertEquals("component,share_percent,peak,nearest,similarity,flag," +
			"cosine_C1,cosine_C2,cosine_C3", TableText.header(table));
		assertEquals(3, table.size());
		assertEquals(2, table.getValue("nearest", 2));
		assertEquals(Math.sqrt(3) / 2, table.getValue("similarity", 2), 1e-15);
		assertEquals(0.5, table.getValue("cosine_C2", 0), 1e-15);
		assertEquals(1, table.getValue("peak", 0));
		assertEquals(2, table.getValue("peak", 1));
		assertEquals("ok", table.getStringValue("flag", 2));
	}

	@Test
	void aSingleComponentHasNoNearestOne() {
		final SampleAxis samples = SampleAxis.of(Stacks.random(3, 3, 2, 1, 1, 8),
			StackInput.of(Stacks.random(3, 3, 2, 1, 1, 8), Axis.AUTO).geometry());

		assertEquals("1,100,1,NaN,NaN,ok,1", TableText.row(Tables.quality("T",
			angles(0), samples, null), 0));
	}

	@Test
	void withKnownSpectraTheTableNamesTheNearestAndItsAngle() {
		final SampleAxis samples = SampleAxis.of(Stacks.random(3, 3, 2, 1, 1, 8),
			StackInput.of(Stacks.random(3, 3, 2, 1, 1, 8), Axis.AUTO).geometry());
		final DoubleMatrix2D found = new DenseDoubleMatrix2D(new double[][] { { 7,
			0 }, { 1, Math.sqrt(3) }, { 0, 0 } });
		final Spectra known = Spectra.of("known.csv", List.of("A", "B"), "channel",
			new double[] { 1, 2 }, new DenseDoubleMatrix2D(new double[][] { { 2, 0 },
				{ 1, 1 } }));

		final TitledTable table = Tables.quality("T", angles(0, 60, 90), samples,
			new NearestKnown(found, known));

		assertEquals("component,share_percent,peak,nearest,similarity,flag,known," +
			"angle_degrees,cosine_C1,cosine_C2,cosine_C3", TableText.header(table));
		assertEquals("A", table.getStringValue("known", 0));
		assertEquals(0, table.getValue("angle_degrees", 0));
		assertEquals("B", table.getStringValue("known", 1));
		assertEquals(15, table.getValue("angle_degrees", 1), 1e-12);
		assertEquals("none", table.getStringValue("known", 2));
		assertTrue(Double.isNaN(table.getValue("angle_degrees", 2)));
	}
}
