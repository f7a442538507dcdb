/**
 * UnmixJ Explorer: a window in which components of a stack are added, merged,
 * removed and looked at, step by step.
 * <p>
 * {@link org.unmixj.explorer.ExplorerSession} is what it works on, without any
 * window: the stack, the results so far, and the lines of a macro that lead to
 * the present one. Each step is a public operation of {@code org.unmixj.imagej}
 * that a command runs, too, so that the lines give the same result without the
 * window. {@link org.unmixj.explorer.Explorer} takes what the user wants to the
 * session, in the background; the panels only draw.
 * <p>
 * May use {@code org.unmixj.imagej}, options of the rooms below, ImageJ and
 * Swing, and of {@code org.unmixj.ij1} what shows results and problems as
 * commands do; not {@code command}. Nothing may use this package.
 */

package org.unmixj.explorer;
