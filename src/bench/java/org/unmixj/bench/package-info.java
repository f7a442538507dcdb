/**
 * Compares UnmixJ with other programs on the same stacks, in one run, and
 * writes tables and plots to {@code target/bench}: {@code mvn -Pbench}.
 * <p>
 * {@link org.unmixj.bench.Bench} is the program. Whatever is measured runs in a
 * process of its own, one after the other, or in turn with another that waits
 * meanwhile ({@code TurnTaker}): {@code FitRun}, {@code OneFitRun},
 * {@code GrowthRun} and {@code ScalingRun} for UnmixJ, the scripts beside this
 * folder for the others.
 */

package org.unmixj.bench;
