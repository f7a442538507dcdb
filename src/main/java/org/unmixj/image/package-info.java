/**
 * Pixels &harr; rows of a matrix, for any image of ImgLib2: which axis is
 * unmixed, which pixels are rows, masks, and component images from W.
 * <p>
 * With {@code nmf} it serves those who have no ImagePlus. May use
 * {@code net.imglib2}, {@code linalg} and Colt's matrix types; knows no
 * factorization and no ImageJ.
 */

package org.unmixj.image;
