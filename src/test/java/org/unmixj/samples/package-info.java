
/**
 * Makes the stacks in sample-stacks, and tests that the files are what these
 * classes make. The same on every JDK: StrictMath instead of Math wherever a
 * result could differ in the last digit, and {@link java.util.Random}, whose
 * algorithm is part of Java's specification.
 */

package org.unmixj.samples;
