/**
 * The Colt layer: matrices, no images, no words of NMF.
 * <p>
 * X is seen as {@link org.unmixj.linalg.RowBlocks} and worked on block by block
 * in {@link org.unmixj.linalg.RowPasses}; everything small is a Colt matrix.
 * This is the only package that may use {@code cern.colt.matrix.linalg}; it
 * hides that library's traps (decompositions that never return on NaN, no wide
 * matrices). May import {@code java.*}, {@code cern.colt.*} and
 * {@code org.ejml}, whose singular value decomposition returns where Colt's
 * does not, nothing else.
 */

package org.unmixj.linalg;
