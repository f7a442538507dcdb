
package org.unmixj.explorer;

import java.awt.EventQueue;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseMotionAdapter;

import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.ImageCanvas;

/**
 * Tells which pixel of an image was clicked at in its window, and notices when
 * the window is closed. The image's own tools work as ever.
 */
final class StackClicks extends MouseAdapter implements ImageListener,
	AutoCloseable
{

	/** Is told where. */
	interface Listener {

		/** The pixel, and the position on the other axes, counted from 1. */
		void clicked(int x, int y, int channel, int slice, int frame);
	}

	private final ImagePlus image;

	private final Listener listener;

	private final Runnable closed;

	private final MouseMotionAdapter drags = new MouseMotionAdapter() {

		@Override
		public void mouseDragged(final MouseEvent e) {
			tell(e);
		}
	};

	private ImageCanvas canvas;

	/**
	 * @param closed is run in the event thread when the image is closed
	 */
	StackClicks(final ImagePlus image, final Listener listener,
		final Runnable closed)
	{
		this.image = image;
		this.listener = listener;
		this.closed = closed;
		ImagePlus.addImageListener(this);
		listen();
	}

	private void listen() {
		final ImageCanvas now = image.getCanvas();
		if (now == canvas) return;
		unlisten();
		canvas = now;
		if (canvas == null) return;
		canvas.addMouseListener(this);
		canvas.addMouseMotionListener(drags);
	}

	private void unlisten() {
		if (canvas == null) return;
		canvas.removeMouseListener(this);
		canvas.removeMouseMotionListener(drags);
	}

	@Override
	public void mousePressed(final MouseEvent e) {
		tell(e);
	}

	private void tell(final MouseEvent e) {
		final ImageCanvas clicked = canvas;
		if (clicked == null || image.getStackSize() == 0) return;
		listener.clicked(clicked.offScreenX(e.getX()), clicked.offScreenY(e.getY()),
			image.getC(), image.getZ(), image.getT());
	}

	@Override
	public void imageOpened(final ImagePlus opened) {
		if (opened == image) EventQueue.invokeLater(this::listen);
	}

	@Override
	public void imageUpdated(final ImagePlus updated) {
		// a stack that gets another window has another canvas
		if (updated == image && updated.getCanvas() != canvas) EventQueue
			.invokeLater(this::listen);
	}

	@Override
	public void imageClosed(final ImagePlus gone) {
		if (gone == image) EventQueue.invokeLater(closed);
	}

	@Override
	public void close() {
		ImagePlus.removeImageListener(this);
		unlisten();
	}
}
