
package org.unmixj.ij1;

import java.awt.BorderLayout;
import java.awt.Canvas;
import java.awt.Color;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Graphics;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.concurrent.CancellationException;

import org.scijava.module.Module;
import org.unmixj.imagej.ContactSheet;
import org.unmixj.linalg.ProgressMonitor;

import ij.ImagePlus;
import ij.gui.GUI;
import ij.gui.Plot;

/**
 * A window beside the dialog of a command that shows what comes out for what is
 * in the fields now: the command runs in the background with the parameter that
 * has the attribute {@link CommandInputs#PREVIEW}, and again after each change.
 * The window belongs to the dialog and goes with it; it is none of ImageJ's
 * images, and never has the focus. All methods are called in the event thread,
 * but {@link #close()}.
 */
final class DialogPreview implements AutoCloseable {

	private static final int TEXT_LINES = 3;

	/** Whoever types is not finished yet. */
	private static final int PATIENCE_MS = 300;

	private final Dialog dialog;

	private final Runnable whenClosed;

	private final DialogText text = new DialogText(TEXT_LINES);

	private final Picture picture = new Picture();

	private Dialog window;

	/** What the window shows, or will: options of a macro. */
	private String options;

	private volatile Run running;

	/**
	 * @param dialog that of the command
	 * @param whenClosed is run if the user closes the window
	 */
	DialogPreview(final Dialog dialog, final Runnable whenClosed) {
		this.dialog = dialog;
		this.whenClosed = whenClosed;
	}

	/** Shows what comes out for some inputs, if they are others than before. */
	void show(final CommandInputs inputs) {
		final String now = inputs.toOptions().toString();
		if (now.equals(options)) return;
		stop();
		options = now;
		if (window == null) open();
		text.show("Preview: starts ...");
		running = new Run(inputs.copyModule());
		running.start();
	}

	/** Stops; what is shown stays. */
	void stop() {
		if (running != null) running.canceled = true;
		running = null;
		options = null;
	}

	/** Stops and takes the window away. */
	void hide() {
		stop();
		if (window != null) window.dispose();
		window = null;
		picture.show(null);
	}

	/** Waits until nothing is at work; not for the event thread. */
	@Override
	public void close() {
		final Run last = running;
		if (last == null) return;
		last.canceled = true;
		try {
			last.join();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void open() {
		window = new Dialog(dialog, "Preview");
		window.setFocusableWindowState(false);
		window.setBackground(Color.WHITE);
		window.add(text.panel(), BorderLayout.NORTH);
		window.add(picture, BorderLayout.CENTER);
		window.addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosing(final WindowEvent e) {
				whenClosed.run();
			}
		});
		window.pack();
		place();
		window.setVisible(true);
	}

	/**
	 * Moves the window beside the dialog, and this to the left where there is no
	 * room.
	 */
	void place() {
		if (window == null) return;
		final Rectangle screen = GUI.getMaxWindowBounds(dialog);
		final int right = screen.x + screen.width - window.getWidth();
		final int left = Math.max(screen.x, Math.min(dialog.getX(), right - dialog
			.getWidth()));
		final int x = Math.min(left + dialog.getWidth(), right);
		dialog.setLocation(left, dialog.getY());
		window.setLocation(x, Math.max(screen.y, Math.min(dialog.getY(), screen.y +
			screen.height - window.getHeight())));
	}

	private void finish(final Run run, final Image image, final String message,
		final boolean failed)
	{
		if (run != running || window == null) return;
		if (failed) text.showProblem(shortened(message));
		else text.show(shortened(message));
		if (image == null) return;
		picture.show(image);
		window.pack();
		// where the user has put it, if that can be
		final Rectangle screen = GUI.getMaxWindowBounds(dialog);
		window.setLocation(window.getX(), Math.max(screen.y, Math.min(window.getY(),
			screen.y + screen.height - window.getHeight())));
	}

	/** Returns as much of a text as there are lines for. */
	private static String shortened(final String message) {
		final String[] lines = TextWrap.wrap(message, DialogText.COLUMNS).split(
			"\n");
		if (lines.length <= TEXT_LINES) return message;
		final StringBuilder some = new StringBuilder(lines[0]);
		for (int i = 1; i < TEXT_LINES; i++) {
			some.append('\n').append(lines[i]);
		}
		return some.append(" ...").toString();
	}

	/** Runs a command once, and tells how far it has come. */
	private final class Run extends Thread implements ProgressMonitor {

		private static final long INTERVAL_NS = 200_000_000;

		private final Module module;

		private volatile boolean canceled;

		private long last = System.nanoTime();

		Run(final Module module) {
			super("UnmixJ preview");
			this.module = module;
			setDaemon(true);
		}

		@Override
		public void run() {
			try {
				sleep(PATIENCE_MS);
				if (canceled) return;
				CommandInputs.use(module, this);
				module.run();
				final String problem = CommandPlugIn.problem(module);
				if (problem != null) throw new IllegalArgumentException(problem);
				final Image image = ContactSheet.of(OutputDisplay.outputs(module,
					ImagePlus.class).get(0), OutputDisplay.outputs(module, Plot.class)
						.subList(0, 1)).createImage();
				tell(image, OutputDisplay.text(module), false);
			}
			catch (final CancellationException | InterruptedException e) {
				// another run shows what is wanted now
			}
			catch (final Exception | OutOfMemoryError e) {
				if (!canceled) tell(null, "No preview: " + (e.getMessage() == null ? e
					: e.getMessage()), true);
			}
		}

		private void tell(final Image image, final String message,
			final boolean failed)
		{
			EventQueue.invokeLater(() -> finish(this, image, message, failed));
		}

		@Override
		public void progress(final double fraction, final String stage) {
			final long now = System.nanoTime();
			if (now - last < INTERVAL_NS) return;
			last = now;
			tell(null, "Preview: " + stage + ", " + Math.round(100 * fraction) +
				" % ...", false);
		}

		@Override
		public boolean isCanceled() {
			return canceled;
		}
	}

	/** Shows an image as it is. */
	private static final class Picture extends Canvas {

		private static final long serialVersionUID = 1;

		private transient Image image;

		void show(final Image newImage) {
			image = newImage;
			repaint();
		}

		@Override
		public Dimension getPreferredSize() {
			return image == null ? new Dimension(ContactSheet.WIDTH, 1)
				: new Dimension(image.getWidth(null), image.getHeight(null));
		}

		/** Without clearing first, which would flicker. */
		@Override
		public void update(final Graphics graphics) {
			paint(graphics);
		}

		@Override
		public void paint(final Graphics graphics) {
			if (image != null) graphics.drawImage(image, 0, 0, null);
		}
	}
}
