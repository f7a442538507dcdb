
package org.unmixj.explorer;

import java.awt.Point;
import java.util.concurrent.CancellationException;

import org.unmixj.imagej.PixelSamples;
import org.unmixj.imagej.ResidualMap;

import ij.ImagePlus;
import ij.process.FloatProcessor;

/**
 * Fills the panels of the residuals and of a pixel, in a thread of its own that
 * waits while components are computed.
 */
final class PixelInspector implements AutoCloseable {

	private final ExplorerSession session;

	private final Runnable pixelChosen;

	private final Worker worker = new Worker("UnmixJ Explorer residuals",
		new Listener());

	private final ImagePanel residuals = new ImagePanel(
		"The error of each pixel appears here.", this::inspectHere);

	private final PixelPanel pixel = new PixelPanel();

	private Step step;

	/** The result whose residuals are known, or are being computed. */
	private Step mapped;

	/** Counts the residuals that were started. */
	private int maps;

	private Worker.Job mapping = () -> {};

	private Worker.Job reading = () -> {};

	private ImagePlus map;

	private boolean paused;

	private Point chosen;

	private final int[] position = { 1, 1, 1 };

	/** @param pixelChosen is run when a pixel was chosen */
	PixelInspector(final ExplorerSession session, final Runnable pixelChosen) {
		this.session = session;
		this.pixelChosen = pixelChosen;
	}

	/** Returns the panel of the residuals. */
	ImagePanel residuals() {
		return residuals;
	}

	/** Returns the panel of the pixel. */
	PixelPanel pixel() {
		return pixel;
	}

	/** Shows a result, or nothing for null. */
	void show(final Step newStep) {
		step = newStep;
		goOn();
	}

	/** Stops computing. */
	void pause() {
		paused = true;
		worker.cancel();
	}

	/** Computes what is not up to date. */
	void goOn() {
		paused = false;
		if (step == null) return;
		readPixel();
		if (step == mapped) return;
		final Step of = step;
		mapped = of;
		mapping.cancel();
		final int number = ++maps;
		mapping = worker.start(monitor -> ResidualMap.of(of.view().image())
			.withStack(session.pixels()).make(monitor).rmsMap(), result -> {
				if (of != step) return;
				map = result;
				showMap();
			}, problem -> {
				// of a result that was left, it does not matter any more
				if (number == maps) mapFailed(problem);
			});
	}

	private void mapFailed(final Throwable problem) {
		if (problem instanceof CancellationException) {
			mapped = null;
			return;
		}
		map = null;
		residuals.showText(StatusText.of(problem));
	}

	/** Shows a pixel of the stack; positions are counted from 1. */
	void inspect(final int x, final int y, final int channel, final int slice,
		final int frame)
	{
		if (step == null || x < 0 || y < 0 || x >= session.pixels().getWidth() ||
			y >= session.pixels().getHeight()) return;
		chosen = new Point(x, y);
		position[0] = channel;
		position[1] = slice;
		position[2] = frame;
		residuals.mark(chosen);
		if (!paused) readPixel();
		pixelChosen.run();
	}

	/** Tells whether something is not up to date yet. */
	boolean isBusy() {
		return worker.isBusy();
	}

	/** Shows a pixel in the present position on the other axes. */
	void inspectHere(final Point at) {
		inspect(at.x, at.y, position[0], position[1], position[2]);
	}

	private void readPixel() {
		if (chosen == null) return;
		final Step of = step;
		final Point at = chosen;
		final int[] p = position.clone();
		reading.cancel();
		reading = worker.start(monitor -> PixelSamples.of(of.view().image(), session
			.pixels(), at.x, at.y, p[0], p[1], p[2]), samples -> {
				if (of != step || !at.equals(chosen)) return;
				pixel.show(of.view(), samples, at.x + ", " + at.y);
				if (map != null) showMap(samples.plane());
			}, problem -> {
				if (of != step || !at.equals(chosen) ||
					problem instanceof CancellationException) return;
				pixel.show(null, null, "");
				pixel.setEmptyText(StatusText.of(problem));
			});
	}

	private void showMap() {
		showMap(0);
		if (chosen != null) readPixel();
	}

	private void showMap(final int plane) {
		residuals.show((FloatProcessor) map.getImageStack().getProcessor(plane +
			1));
	}

	@Override
	public void close() {
		worker.close();
	}

	private final class Listener implements Worker.Listener {

		@Override
		public void progress(final double fraction, final String stage) {
			// as long as the components are there, nobody waits for it
		}

		@Override
		public void idle() {
			if (mapped == null && !paused) goOn();
		}
	}
}
