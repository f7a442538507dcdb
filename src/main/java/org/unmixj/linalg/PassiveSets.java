
package org.unmixj.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a non-negative W, m&times;r, by their passive sets: which of
 * their elements are positive. On images few sets hold nearly all rows.
 * <p>
 * While the sets stay, the least-squares rows w for right-hand sides p =
 * zR&#7488; and a Gram matrix G are linear in z: w_F = z&middot;K_F&#7488; with
 * K_F = G_FF&#8315;&sup1;R_F for all rows of the set F. So W&#7488;Z and
 * W&#7488;W, for any G and R, follow from &Sigma;z&#7488;z over the rows of
 * each set, without another look at the rows.
 */
public final class PassiveSets {

	/** Sets are bits of a {@code long}. */
	public static final int MOST_VARIABLES = Long.SIZE - 1;

	/**
	 * The most sets that rows should be grouped into: each has l(l + 1)/2 sums.
	 */
	public static final int MOST_SETS = 512;

	private static final long NO_SET = -1;

	/** Relative to unit diagonal; as in {@link PrincipalPivoting}. */
	private static final double INDEPENDENT = 1e-13;

	/** The share of the rows that sets are taken for. */
	private static final double NEARLY_ALL = 0.999;

	private static final double ENOUGH = 0.9;

	/** The members of each set. */
	private final int[][] sets;

	/** How many of all rows each one stands for. */
	private final double weight;

	/** For each set &Sigma;z&#7488;z, l arrays of l elements. */
	private final double[][][] grams;

	private PassiveSets(final int[][] sets, final double weight,
		final double[][][] grams)
	{
		this.sets = sets;
		this.weight = weight;
		this.grams = grams;
	}

	/**
	 * Groups the rows of W, the largest sets first, until they hold nearly all
	 * rows. The others are left out.
	 *
	 * @param passes any in the blocks of W and Z; X is not read
	 * @param W m&times;r, r &le; {@value #MOST_VARIABLES}
	 * @param Z m&times;l
	 * @param stride every so many rows are taken for all of them
	 * @param most the number of sets that there may be
	 * @return null if so many sets hold too few rows
	 */
	public static PassiveSets of(final RowPasses passes, final TallMatrix W,
		final TallMatrix Z, final int stride, final int most)
	{
		final Map<Long, long[]> counts = count(passes, W, stride);
		final List<Long> largest = new ArrayList<>(counts.keySet());
		largest.sort((a, b) -> {
			final int bySize = Long.compare(counts.get(b)[0], counts.get(a)[0]);
			return bySize == 0 ? Long.compare(a, b) : bySize;
		});
		final Map<Long, Integer> kept = new HashMap<>();
		long rows = 0;
		for (final long[] number : counts.values()) {
			rows += number[0];
		}
		long held = 0;
		while (held < NEARLY_ALL * rows && kept.size() < most) {
			final Long set = largest.get(kept.size());
			held += counts.get(set)[0];
			kept.put(set, kept.size());
		}
		if (held < ENOUGH * rows) return null;
		final int[][] sets = new int[kept.size()][];
		for (int i = 0; i < sets.length; i++) {
			sets[i] = members(largest.get(i), W.columns());
		}
		return new PassiveSets(sets, W.rows() / (double) rows, grams(passes, W, Z,
			stride, kept));
	}

	private static int[] members(final long set, final int r) {
		final int[] members = new int[Long.bitCount(set)];
		for (int j = 0, i = 0; j < r; j++) {
			if ((set >> j & 1) != 0) members[i++] = j;
		}
		return members;
	}

	/** The number of rows of each set. */
	private static Map<Long, long[]> count(final RowPasses passes,
		final TallMatrix W, final int stride)
	{
		final List<Map<Long, long[]>> found = Collections.synchronizedList(
			new ArrayList<>());
		passes.overRows(() -> {
			final Map<Long, long[]> counts = new HashMap<>();
			found.add(counts);
			return (block, count, none, sums) -> {
				long last = NO_SET;
				long[] number = null;
				for (int t = block % stride; t < count; t += stride) {
					final long set = set(W.block(block), t);
					if (set != last) {
						number = counts.computeIfAbsent(set, first -> new long[1]);
					}
					number[0]++;
					last = set;
				}
			};
		});
		final Map<Long, long[]> all = new HashMap<>();
		for (final Map<Long, long[]> some : found) {
			some.forEach((set, number) -> all.computeIfAbsent(set,
				first -> new long[1])[0] += number[0]);
		}
		return all;
	}

	/** The set of a row. */
	private static long set(final double[][] w, final int t) {
		long set = 0;
		for (int j = 0; j < w.length; j++) {
			if (w[j][t] > 0) set |= 1L << j;
		}
		return set;
	}

	private static double[][][] grams(final RowPasses passes, final TallMatrix W,
		final TallMatrix Z, final int stride, final Map<Long, Integer> kept)
	{
		final int l = Z.columns();
		final int[] lengths = new int[kept.size()];
		Arrays.fill(lengths, l * (l + 1) / 2);
		final double[][] sums = passes.overRows(() -> {
			final double[] row = new double[l];
			return (block, count, none, blockSums) -> {
				long last = NO_SET;
				Integer at = null;
				for (int t = block % stride; t < count; t += stride) {
					final long set = set(W.block(block), t);
					if (set != last) at = kept.get(set);
					if (at != null) addSquare(Z.block(block), t, row, blockSums[at]);
					last = set;
				}
			};
		}, lengths);
		final double[][][] grams = new double[sums.length][l][l];
		for (int s = 0; s < sums.length; s++) {
			for (int i = 0, at = 0; i < l; i++) {
				for (int j = i; j < l; j++) {
					grams[s][i][j] = sums[s][at];
					grams[s][j][i] = sums[s][at++];
				}
			}
		}
		return grams;
	}

	/** Adds the upper triangle of z&#7488;z. */
	private static void addSquare(final double[][] z, final int t,
		final double[] row, final double[] sum)
	{
		final int l = row.length;
		for (int i = 0; i < l; i++) {
			row[i] = z[i][t];
		}
		for (int i = 0, at = 0; i < l; i++) {
			final double factor = row[i];
			for (int j = i; j < l; j++) {
				sum[at++] += factor * row[j];
			}
		}
	}

	/**
	 * Adds W&#7488;Z and W&#7488;W for the rows of all sets, where W are the
	 * least-squares rows without a sign, zero outside of their sets. A variable
	 * that depends on others of a set is left out of it.
	 *
	 * @param passes whose threads share the work
	 * @param G r&times;r
	 * @param R r arrays of l elements
	 * @return r arrays of l elements, then r arrays of r elements
	 * @throws java.util.concurrent.CancellationException if the monitor of the
	 *           passes asks for it
	 */
	public double[][] products(final RowPasses passes, final double[][] G,
		final double[][] R)
	{
		final int r = G.length;
		final int l = R[0].length;
		final int[] lengths = new int[2 * r];
		Arrays.fill(lengths, 0, r, l);
		Arrays.fill(lengths, r, 2 * r, r);
		return passes.overParts(sets.length, () -> {
			final double[][] factor = new double[r][r];
			final double[][] K = new double[r][l];
			final double[] KS = new double[l];
			return (s, none, x, sums) -> {
				decompose(G, sets[s], factor);
				solve(factor, sets[s], R, K);
				addProducts(sets[s], grams[s], K, KS, sums);
			};
		}, lengths);
	}

	private void addProducts(final int[] set, final double[][] gram,
		final double[][] K, final double[] KS, final double[][] sums)
	{
		final int l = KS.length;
		final int r = sums.length / 2;
		for (int i = 0; i < set.length; i++) {
			Arrays.fill(KS, 0);
			BlockKernels.addCombination(KS, K[i], gram, l, 0, l);
			final double[] left = sums[set[i]];
			for (int a = 0; a < l; a++) {
				KS[a] *= weight;
				left[a] += KS[a];
			}
			for (int j = 0; j <= i; j++) {
				final double product = BlockKernels.dot(KS, K[j], l);
				sums[r + set[i]][set[j]] += product;
				if (j < i) sums[r + set[j]][set[i]] += product;
			}
		}
	}

	/**
	 * Cholesky decomposition of G_FF. The diagonal of the factor is inverted; it
	 * is 0 where a variable depends on those before it.
	 */
	private static void decompose(final double[][] G, final int[] set,
		final double[][] factor)
	{
		for (int i = 0; i < set.length; i++) {
			final double[] row = factor[i];
			double rest = G[set[i]][set[i]];
			final double least = INDEPENDENT * rest;
			for (int j = 0; j < i; j++) {
				double element = G[set[i]][set[j]];
				for (int k = 0; k < j; k++) {
					element -= row[k] * factor[j][k];
				}
				row[j] = element * factor[j][j];
				rest -= row[j] * row[j];
			}
			row[i] = rest > least ? 1 / Math.sqrt(rest) : 0;
		}
	}

	/** K = G_FF^-1 R_F, f arrays of l elements. */
	private static void solve(final double[][] factor, final int[] set,
		final double[][] R, final double[][] K)
	{
		final int f = set.length;
		final int l = R[0].length;
		for (int i = 0; i < f; i++) {
			System.arraycopy(R[set[i]], 0, K[i], 0, l);
			for (int k = 0; k < i; k++) {
				subtract(K[i], factor[i][k], K[k]);
			}
			scale(K[i], factor[i][i]);
		}
		for (int i = f - 1; i >= 0; i--) {
			for (int k = i + 1; k < f; k++) {
				subtract(K[i], factor[k][i], K[k]);
			}
			scale(K[i], factor[i][i]);
		}
	}

	private static void subtract(final double[] y, final double a,
		final double[] x)
	{
		for (int t = 0; t < y.length; t++) {
			y[t] -= a * x[t];
		}
	}

	private static void scale(final double[] y, final double a) {
		for (int t = 0; t < y.length; t++) {
			y[t] *= a;
		}
	}
}
