/**
 * Non-negative matrix factorization X &asymp; W&middot;H: options,
 * initializations, HALS, GSVD recovery and growth, and the results. Knows no
 * image.
 * <p>
 * Start at {@link org.unmixj.nmf.Nmf} and {@link org.unmixj.nmf.GsvdNmf}. X is
 * m&times;n (pixels &times; samples), W m&times;r, H r&times;n. Equation
 * numbers are those of Y. Guo and T. E. Holy, "GSVD-NMF: Recovering Missing
 * Features in Non-negative Matrix Factorization". May import {@code linalg},
 * {@code cern.colt.matrix} (types only) and {@code java.*}.
 */

package org.unmixj.nmf;
