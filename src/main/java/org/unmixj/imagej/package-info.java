/**
 * ImageJ objects in and out: an ImagePlus as X, component images, plots, tables
 * and provenance, and the use cases that tie them to {@code nmf}.
 * <p>
 * Shows nothing: no windows, no dialogs, no log. May use {@code image},
 * {@code nmf}, {@code linalg} and {@code ij}; knows no SciJava command.
 */

package org.unmixj.imagej;
