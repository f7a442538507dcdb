/**
 * The one bridge from ImageJ's menu, macro language, Recorder and dialogs to
 * the SciJava commands, and the start of the {@code -app} jar.
 * <p>
 * {@link org.unmixj.ij1.CommandPlugIn} reads what a command declares about
 * itself (its parameters, their types, labels, defaults and descriptions), asks
 * for the values or takes them from a macro, runs the command on the calling
 * thread and shows what it returns. It knows no command by name.
 * <p>
 * May use SciJava, ImageJ, {@code org.unmixj.imagej} and
 * {@link org.unmixj.linalg.ProgressMonitor}; not {@code nmf}, Colt or ImgLib2.
 * Only {@code org.unmixj.explorer} may use this package, to show what it
 * exports as commands do.
 */

package org.unmixj.ij1;
