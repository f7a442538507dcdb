
package org.unmixj.explorer;

import java.awt.BorderLayout;
import java.awt.Point;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JPanel;

import org.unmixj.imagej.PixelSamples;
import org.unmixj.imagej.ResidualMap;
import org.unmixj.imagej.ResidualMapResult;
import org.unmixj.imagej.SvdBound;

import ij.ImagePlus;
import ij.process.FloatProcessor;

/**
 * Fills the panels of the residuals and of a pixel, in a thread of its own that
 * waits while components are computed.
 */
final class PixelInspector implements AutoCloseable {

	/** Bounds are found for so many components more than there are. */
	private static final int MORE = 6;

	private final ExplorerSession session;

	private final Runnable pixelChosen;

	private final Worker worker = new Worker("UnmixJ Explorer residuals",
		new Listener());

	private final ImagePanel residuals = new ImagePanel(
		"The error of each pixel appears here.", this::inspectHere);

	private final JCheckBox noise = new JCheckBox("Divided by photon noise",
		true);

	private final JCheckBox range = new JCheckBox("Same range at each step",
		true);

	/** What was white at the brightest so far, by what the values are. */
	private final Map<String, Double> ranges = new HashMap<>();

	private final JPanel residualsPanel = new JPanel(new BorderLayout());

	private final PixelPanel pixel = new PixelPanel();

	private Step step;

	/** The result whose residuals are known, or are being computed. */
	private Step mapped;

	/** Counts the residuals that were started. */
	private int maps;

	private Worker.Job mapping = () -> {};

	private Worker.Job reading = () -> {};

	/** The residuals, and the image of them that is shown. */
	private ResidualMapResult found;

	private ImagePlus map;

	private String caption = "";

	/** The plane of both that is shown, from 0. */
	private int plane;

	private final Consumer<SvdBound> bounded;

	/** Up to how many components bounds are known, or asked for. */
	private int boundMost;

	private boolean paused;

	private Point chosen;

	private final int[] position = { 1, 1, 1 };

	/**
	 * @param pixelChosen is run when a pixel was chosen
	 * @param bounded is given the errors that no fit can be below
	 */
	PixelInspector(final ExplorerSession session, final Runnable pixelChosen,
		final Consumer<SvdBound> bounded)
	{
		this.session = session;
		this.pixelChosen = pixelChosen;
		this.bounded = bounded;
		noise.setName("noise");
		noise.setToolTipText(
			"Photon noise is larger where the stack is bright; divided by it, only" +
				" what the components miss stands out");
		noise.addActionListener(e -> showFound());
		residualsPanel.add(residuals, BorderLayout.CENTER);
		range.setName("range");
		range.setToolTipText("White stays what it was in the brightest of the" +
			" images so far, so that steps can be compared; else each image has a" +
			" range of its own");
		range.addActionListener(e -> showFound());
		final JPanel choices = new JPanel(new WrapLayout(4));
		choices.add(noise);
		choices.add(range);
		residualsPanel.add(choices, BorderLayout.SOUTH);
	}

	/** Returns the residual image. */
	ImagePanel residuals() {
		return residuals;
	}

	/** Returns the residual image and how it is to be shown. */
	JComponent residualsPanel() {
		return residualsPanel;
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
		if (step != mapped) findResiduals();
		findBound();
	}

	private void findResiduals() {
		final Step of = step;
		mapped = of;
		mapping.cancel();
		final int number = ++maps;
		mapping = worker.start(monitor -> ResidualMap.of(of.view().image())
			.withStack(session.pixels()).make(monitor), result -> {
				if (of != step) return;
				found = result;
				showFound();
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
		found = null;
		map = null;
		residuals.showText(StatusText.of(problem));
	}

	/** Bounds are of the stack, whatever the components are. */
	private void findBound() {
		final int needed = step.view().size() + 1;
		if (needed <= boundMost) return;
		final int most = needed + MORE;
		final int before = boundMost;
		boundMost = most;
		final Step of = step;
		worker.start(monitor -> SvdBound.of(of.view().image(), session.pixels(),
			most, monitor), bounded, problem -> {
				// what has failed once is not tried at each step
				if (problem instanceof CancellationException) boundMost = before;
			});
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

	/** Shows the residuals in the units that are chosen. */
	private void showFound() {
		if (found == null) return;
		map = noise.isSelected() ? found.noiseMap() : found.rmsMap();
		caption = noise.isSelected() ? "residual / photon noise" + (found.gain() > 0
			? "" : " of gain 1") : "residual (rms)";
		showMap(Math.min(plane, map.getStackSize() - 1));
		if (chosen != null) readPixel();
	}

	private void showMap(final int shown) {
		plane = shown;
		final FloatProcessor image = (FloatProcessor) map.getImageStack()
			.getProcessor(plane + 1);
		final double own = ImagePanel.highest(image);
		final double brightest = ranges.merge(caption, own, Math::max);
		residuals.show(image, caption, range.isSelected() ? brightest : own);
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
