
package org.unmixj.nmf;

/**
 * The best non-negative rank-one approximation w&middot;h&#7488; of the sum
 * w_1h_1&#7488; + w_2h_2&#7488; of two components, in closed form from inner
 * products (Guo &amp; Holy, NMF-Merge).
 * <p>
 * With A = (w_1, w_2), B = (h_1, h_2), G = A&#7488;A and K = B&#7488;B the sum
 * is AB&#7488;, and w = Aa for the eigenvector KGa = &lambda;a of the larger
 * eigenvalue, h = BGa/(a&#7488;Ga):
 *
 * <pre>
 * (1) |w1 h1' + w2 h2' - w h'|^2 = lambda_min = det(G) det(K) / lambda_max
 * (2) lambda_max = tr(KG)/2 + sqrt(tr(KG)^2/4 - det(G) det(K))
 * </pre>
 *
 * &lambda;_max and &lambda;_min are the squares of both singular values of the
 * sum, so that no other rank-one matrix is nearer. All elements of KG are &ge;
 * 0, and by the theorem of Perron and Frobenius so are those of a: w and h are
 * non-negative if all four vectors are. With n_i = &#x2016;w_i&#x2016;
 * &#x2016;h_i&#x2016;, and c and d the cosines between the w_i and the h_i, (1)
 * is n_1&sup2;n_2&sup2;(1-c&sup2;)(1-d&sup2;)/&lambda;_max: merging costs
 * nothing where images or signatures are the same.
 * <p>
 * w and h are scaled such that h is a weighted mean of h_1 and h_2.
 */
final class PairMerge {

	/** A squared sine below this is rounding. */
	private static final double ROUNDING = 1e-13;

	/** &lambda;_min, in squared units of X. */
	final double cost;

	/** w = a1&middot;w_1 + a2&middot;w_2. */
	final double a1;

	/** See {@link #a1}. */
	final double a2;

	/** h = b1&middot;h_1 + b2&middot;h_2, b1 + b2 = 1. */
	final double b1;

	/** See {@link #b1}. */
	final double b2;

	/**
	 * @param g11 w_1&middot;w_1
	 * @param g12 w_1&middot;w_2, at least 0
	 * @param g22 w_2&middot;w_2
	 * @param k11 h_1&middot;h_1
	 * @param k12 h_1&middot;h_2, at least 0
	 * @param k22 h_2&middot;h_2
	 */
	PairMerge(final double g11, final double g12, final double g22,
		final double k11, final double k12, final double k22)
	{
		final double p = k11 * g11 + k12 * g12;
		final double q = k11 * g12 + k12 * g22;
		final double s = k12 * g11 + k22 * g12;
		final double t = k12 * g12 + k22 * g22;
		// tr^2/4 - det without cancellation
		final double root = Math.sqrt((p - t) / 2 * ((p - t) / 2) + q * s);
		final double largest = (p + t) / 2 + root;
		cost = largest > 0 ? determinant(g11, g12, g22) * determinant(k11, k12,
			k22) / largest : 0;
		double x1 = p >= t ? (p - t) / 2 + root : q;
		double x2 = p >= t ? s : (t - p) / 2 + root;
		if (x1 + x2 == 0) x1 = 1; // two equal singular values, or nothing there
		final double y1 = g11 * x1 + g12 * x2;
		final double y2 = g12 * x1 + g22 * x2;
		final double norm = x1 * y1 + x2 * y2;
		if (!(norm > 0)) { // w is zero
			a1 = 1;
			a2 = 0;
			b1 = 1;
			b2 = 0;
			return;
		}
		final double scale = (y1 + y2) / norm;
		a1 = x1 * scale;
		a2 = x2 * scale;
		b1 = y1 / (y1 + y2);
		b2 = y2 / (y1 + y2);
	}

	private static double determinant(final double v11, final double v12,
		final double v22)
	{
		final double product = v11 * v22;
		final double determinant = product - v12 * v12;
		return determinant > ROUNDING * product ? determinant : 0;
	}
}
