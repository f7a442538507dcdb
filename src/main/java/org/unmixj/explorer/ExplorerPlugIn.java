
package org.unmixj.explorer;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.unmixj.ij1.Failure;
import org.unmixj.imagej.ComponentsView;
import org.unmixj.imagej.Messages;
import org.unmixj.imagej.PixelSamples;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.macro.Interpreter;
import ij.plugin.PlugIn;
import ij.plugin.frame.Recorder;

/** Opens the Explorer on the active image, a stack or components. */
public class ExplorerPlugIn implements PlugIn {

	private static final String TITLE = "Explore Components";

	@Override
	public void run(final String argument) {
		final boolean redirected = IJ.redirectingErrorMessages();
		// the steps are recorded, not that the window was opened
		Recorder.disableCommandRecording();
		try {
			if (GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode()) {
				throw new IllegalArgumentException(Messages.NEEDS_WINDOW);
			}
			final ExplorerSession session = session(WindowManager.getCurrentImage());
			EventQueue.invokeLater(() -> Explorer.open(session));
		}
		catch (final Throwable problem) {
			Failure.report(TITLE, problem, redirected);
		}
	}

	/**
	 * Returns a session on an image.
	 *
	 * @throws IllegalArgumentException if there can be none, with a message for
	 *           the user
	 */
	private static ExplorerSession session(final ImagePlus image) {
		if (image == null) throw new IllegalArgumentException(Messages.NO_IMAGE);
		if (!ComponentsView.isComponents(image)) return ExplorerSession.ofStack(
			image);
		final ComponentsView view = ComponentsView.of(image);
		final ImagePlus stack = view.stack().orElseGet(() -> ask(view));
		// finds out whether they fit
		PixelSamples.of(image, stack, 0, 0, 1, 1, 1);
		return ExplorerSession.ofComponents(image, stack);
	}

	/** Asks for the stack of components that were opened from a file. */
	private static ImagePlus ask(final ComponentsView view) {
		final Map<String, ImagePlus> stacks = new LinkedHashMap<>();
		for (final String title : WindowManager.getImageTitles()) {
			final ImagePlus open = WindowManager.getImage(title);
			if (open != null && !ComponentsView.isComponents(open)) stacks.put(title,
				open);
		}
		if (stacks.isEmpty()) throw new IllegalArgumentException(Messages
			.closedStack(view.image().getTitle(), view.stackTitle()));
		final GenericDialog dialog = new GenericDialog(TITLE);
		dialog.addMessage("Which stack were these components found in?");
		final String[] titles = stacks.keySet().toArray(new String[0]);
		dialog.addChoice("Stack", titles, stacks.containsKey(view.stackTitle())
			? view.stackTitle() : titles[0]);
		dialog.showDialog();
		if (dialog.wasCanceled()) throw new CancellationException();
		return stacks.get(dialog.getNextChoice());
	}
}
