
package org.unmixj.ij1;

import java.awt.BorderLayout;
import java.awt.Canvas;
import java.awt.Color;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;

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

	/** Room for the frame of a window on each side. */
	private static final int BORDER = 6;

	/** In less room the window covers a part of the dialog instead. */
	private static final int LEAST_WIDTH = 200;

	/** Whoever types is not finished yet. */
	private static final int PATIENCE_MS = 300;

	private final Dialog dialog;

	private final Runnable whenClosed;

	private DialogText text = new DialogText(TEXT_LINES);

	private final Picture picture = new Picture();

	private Dialog window;

	/** What the text says, all of it. */
	private String message = "";

	private boolean failed;

	/** What the window shows, or will: options of a macro. */
	private String options;

	private volatile Run running;

	/** All that were started, and may still be at work. */
	private final List<Run> started = new CopyOnWriteArrayList<>();

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
		say("Preview: starts ...", false);
		started.removeIf(run -> !run.isAlive());
		running = new Run(inputs.copyModule());
		started.add(running);
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
		started.forEach(run -> run.canceled = true);
		try {
			for (final Run run : started) {
				run.join();
			}
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** Returns how wide the picture is: as wide as there is room for. */
	private int width() {
		final int room = GUI.getMaxWindowBounds(dialog).width - dialog.getWidth() -
			2 * BORDER;
		return room >= ContactSheet.WIDTH || room < LEAST_WIDTH ? ContactSheet.WIDTH
			: room;
	}

	private void say(final String newMessage, final boolean newFailed) {
		message = newMessage;
		failed = newFailed;
		if (failed) text.showProblem(shortened(message));
		else text.show(shortened(message));
	}

	private void open() {
		picture.width = width();
		final boolean narrow = picture.width < ContactSheet.WIDTH;
		text = narrow ? new DialogText(2 * TEXT_LINES, picture.width)
			: new DialogText(TEXT_LINES);
		say(message, failed);
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
	 * room. If there is too little all the same, the window gets narrower.
	 */
	void place() {
		if (window == null) return;
		if (picture.width != width()) {
			window.dispose();
			open();
			return;
		}
		final Rectangle screen = GUI.getMaxWindowBounds(dialog);
		final int right = screen.x + screen.width - window.getWidth();
		final int left = Math.max(screen.x, Math.min(dialog.getX(), right - dialog
			.getWidth()));
		final int x = Math.min(left + dialog.getWidth(), right);
		dialog.setLocation(left, dialog.getY());
		window.setLocation(x, Math.max(screen.y, Math.min(dialog.getY(), screen.y +
			screen.height - window.getHeight())));
	}

	private void finish(final Run run, final Image image, final String newMessage,
		final boolean isProblem)
	{
		if (run != running || window == null) return;
		say(newMessage, isProblem);
		if (image == null) return;
		picture.show(image);
		window.pack();
		// where the user has put it, if that can be
		final Rectangle screen = GUI.getMaxWindowBounds(dialog);
		window.setLocation(window.getX(), Math.max(screen.y, Math.min(window.getY(),
			screen.y + screen.height - window.getHeight())));
	}

	/** Returns as much of a text as there are lines for. */
	private String shortened(final String whole) {
		return text.shortened(whole, text.columns() < DialogText.COLUMNS ? 2 *
			TEXT_LINES : TEXT_LINES);
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

		/** Where an image is wider, it is made smaller. */
		private int width = ContactSheet.WIDTH;

		void show(final Image newImage) {
			image = newImage;
			repaint();
		}

		@Override
		public Dimension getPreferredSize() {
			return new Dimension(width, image == null ? 1 : image.getHeight(null) *
				width / image.getWidth(null));
		}

		/** Without clearing first, which would flicker. */
		@Override
		public void update(final Graphics graphics) {
			paint(graphics);
		}

		@Override
		public void paint(final Graphics graphics) {
			if (image == null) return;
			if (graphics instanceof Graphics2D) ((Graphics2D) graphics)
				.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
					RenderingHints.VALUE_INTERPOLATION_BILINEAR);
			final Dimension size = getPreferredSize();
			graphics.drawImage(image, 0, 0, size.width, size.height, null);
		}
	}
}
