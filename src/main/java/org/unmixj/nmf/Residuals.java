
package org.unmixj.nmf;

import java.util.Arrays;

import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * How far W&middot;H is from X: for each row (pixel) and for each column
 * (sample), from one pass over X. Entries of X that are no finite numbers count
 * as missing: they are left out of all sums.
 */
public final class Residuals {

	/** The sums over each column, in this order. */
	private static final int COUNT = 0, X = 1, X_SQUARED = 2, R = 3, R_SQUARED =
		4, SUMS = 5;

	private final double[][] sums;

	private final TallMatrix rowErrors;

	private final TallMatrix rowResiduals;

	private final TallMatrix rowMeans;

	private final int samples;

	private Residuals(final double[][] sums, final TallMatrix rowErrors,
		final TallMatrix rowResiduals, final TallMatrix rowMeans)
	{
		this.rowMeans = rowMeans;
		samples = sums[COUNT].length;
		this.sums = sums;
		this.rowErrors = rowErrors;
		this.rowResiduals = rowResiduals;
	}

	/**
	 * Reads X and W once.
	 *
	 * @param passes over X, m&times;n
	 * @param W m&times;r
	 * @param H r&times;n; not modified
	 * @param offset is subtracted from each entry of X
	 * @throws IllegalArgumentException if the shapes do not fit
	 * @throws java.util.concurrent.CancellationException if the monitor of the
	 *           passes asks for it
	 */
	public static Residuals of(final RowPasses passes, final RowBlocks W,
		final DoubleMatrix2D H, final double offset)
	{
		final int n = passes.columns();
		final int r = H.rows();
		if (H.columns() != n || W.columns() != r || W.rows() != passes.rows()) {
			throw new IllegalArgumentException("X is " + passes.rows() + " x " + n +
				", so W must be " + passes.rows() + " x r and H r x " + n + ", got " + W
					.rows() + " x " + W.columns() + " and " + r + " x " + H.columns());
		}
		final double[][] h = H.toArray();
		final TallMatrix errors = new TallMatrix(passes.partition(), 1);
		final TallMatrix rms = new TallMatrix(passes.partition(), 1);
		final TallMatrix means = new TallMatrix(passes.partition(), 1);
		final int[] lengths = new int[SUMS];
		Arrays.fill(lengths, n);
		final double[][] sums = passes.overX(() -> {
			final int rows = passes.partition().blockRows();
			final double[][] w = new double[r][rows];
			final double[] squares = new double[rows];
			final double[] residuals = new double[rows];
			final double[] rowSums = new double[rows];
			final int[] entries = new int[rows];
			return (block, count, x, blockSums) -> {
				W.read(passes.partition().first(block), count, w);
				Arrays.fill(squares, 0);
				Arrays.fill(residuals, 0);
				Arrays.fill(rowSums, 0);
				Arrays.fill(entries, 0);
				for (int k = 0; k < n; k++) {
					addColumn(x[k], w, h, k, offset, count, squares, residuals, rowSums,
						entries, blockSums);
				}
				final double[] error = errors.block(block)[0];
				final double[] root = rms.block(block)[0];
				final double[] mean = means.block(block)[0];
				for (int t = 0; t < count; t++) {
					root[t] = Math.sqrt(residuals[t] / Math.max(1, entries[t]));
					mean[t] = rowSums[t] / Math.max(1, entries[t]);
					error[t] = residuals[t] == 0 ? 0 : 100 * residuals[t] / squares[t];
				}
			};
		}, lengths);
		return new Residuals(sums, errors, rms, means);
	}

	/**
	 * Adds the squares of a column of a block and of its residuals to those of
	 * the rows and of the column.
	 */
	private static void addColumn(final double[] x, final double[][] w,
		final double[][] h, final int column, final double offset, final int count,
		final double[] squares, final double[] residuals, final double[] rowSums,
		final int[] rowEntries, final double[][] sums)
	{
		double entries = 0, sum = 0, square = 0, residual = 0, residualSquare = 0;
		for (int t = 0; t < count; t++) {
			double model = 0;
			for (int j = 0; j < w.length; j++) {
				model += w[j][t] * h[j][column];
			}
			final double value = x[t] - offset;
			if (!(Math.abs(value) <= Double.MAX_VALUE)) continue;
			final double difference = value - model;
			squares[t] += value * value;
			residuals[t] += difference * difference;
			rowSums[t] += value;
			rowEntries[t]++;
			entries++;
			sum += value;
			square += value * value;
			residual += difference;
			residualSquare += difference * difference;
		}
		sums[COUNT][column] += entries;
		sums[X][column] += sum;
		sums[X_SQUARED][column] += square;
		sums[R][column] += residual;
		sums[R_SQUARED][column] += residualSquare;
	}

	/** Returns n, the number of samples. */
	public int samples() {
		return sums[COUNT].length;
	}

	/**
	 * Returns the relative error of each row,
	 * 100&middot;&Sigma;_k(X-WH)_ik&sup2;/&Sigma;_k X_ik&sup2;, in percent: 0
	 * where both are 0, infinite where X alone is 0.
	 *
	 * @return m&times;1, not to be modified
	 */
	public TallMatrix rowErrors() {
		return rowErrors;
	}

	/**
	 * Returns the root mean square of X - WH of each row, in units of X; 0 where
	 * all entries are missing.
	 *
	 * @return m&times;1, not to be modified
	 */
	public TallMatrix rowResiduals() {
		return rowResiduals;
	}

	/**
	 * Returns {@link #rowResiduals()} in units of the photon noise of each row,
	 * &radic;(gain&middot;mean): near 1 where photon noise is all that is left.
	 * Rows with less than one photon in all samples count as if they had one.
	 *
	 * @param gain units of X for each photon, positive
	 * @return m&times;1
	 */
	public TallMatrix rowNoise(final double gain) {
		final TallMatrix noise = new TallMatrix(rowMeans.partition(), 1);
		for (int b = 0; b < noise.partition().count(); b++) {
			final double[] ratio = noise.block(b)[0];
			final double[] mean = rowMeans.block(b)[0];
			final double[] root = rowResiduals.block(b)[0];
			for (int t = 0; t < ratio.length; t++) {
				ratio[t] = root[t] / Math.sqrt(gain * Math.max(mean[t], gain /
					samples));
			}
		}
		return noise;
	}

	/**
	 * Returns the relative error
	 * 100&middot;&#x2016;X-WH&#x2016;&sup2;_F/&#x2016;X&#x2016;&sup2;_F, in
	 * percent.
	 */
	public double relativeError() {
		return percent(Arrays.stream(sums[R_SQUARED]).sum(), Arrays.stream(
			sums[X_SQUARED]).sum());
	}

	/** Returns the relative error of a sample, in percent. */
	public double relativeError(final int sample) {
		return percent(sums[R_SQUARED][sample], sums[X_SQUARED][sample]);
	}

	private static double percent(final double residuals, final double squares) {
		return residuals == 0 ? 0 : 100 * residuals / squares;
	}

	/** Returns the mean of a sample less the offset, in units of X. */
	public double mean(final int sample) {
		return sums[X][sample] / sums[COUNT][sample];
	}

	/** Returns the mean of X - WH of a sample, in units of X. */
	public double meanResidual(final int sample) {
		return sums[R][sample] / sums[COUNT][sample];
	}

	/** Returns the root mean square of X - WH of a sample, in units of X. */
	public double rmsResidual(final int sample) {
		return Math.sqrt(sums[R_SQUARED][sample] / sums[COUNT][sample]);
	}

	/**
	 * Returns the root mean square that photon noise has in a sample,
	 * &radic;(gain&middot;mean): photons are Poisson distributed, and X is gain
	 * times their number. A fit of r components to n samples takes up about r/n
	 * of the squares of the noise.
	 *
	 * @param gain units of X for each photon, positive
	 */
	public double photonNoise(final int sample, final double gain) {
		return Math.sqrt(gain * Math.max(0, mean(sample)));
	}
}
