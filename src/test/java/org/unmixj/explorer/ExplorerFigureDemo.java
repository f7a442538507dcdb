
package org.unmixj.explorer;

import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.unmixj.image.Axis;
import org.unmixj.imagej.SampleStack;
import org.unmixj.linalg.ProgressMonitor;

import ij.ImageJ;
import ij.ImagePlus;

/**
 * Makes the figure of the Explorer in the README,
 * {@code src/docs/explorer.png}, from its window. Needs a display; on a server:
 *
 * <pre>
 * xvfb-run -a -s "-screen 0 1280x800x24" mvn -q test-compile exec:java \
 *   -Dexec.classpathScope=test \
 *   -Dexec.mainClass=org.unmixj.explorer.ExplorerFigureDemo
 * </pre>
 */
public final class ExplorerFigureDemo {

	private static final int WIDTH = 1080, HEIGHT = 680;

	private ExplorerFigureDemo() {
		// main only
	}

	public static void main(final String... args) throws Exception {
		new ImageJ(ImageJ.NO_SHOW);
		final ImagePlus stack = SampleStack.LAMBDA.open();
		final ExplorerSession session = ExplorerSession.ofStack(stack);
		session.apply(new FirstFit(session, Axis.CHANNELS, 2),
			ProgressMonitor.NONE);
		for (int components = 3; components <= 5; components++) {
			session.apply(Operations.add(1), ProgressMonitor.NONE);
		}
		session.history().undo();
		final Explorer[] explorer = { null };
		EventQueue.invokeAndWait(() -> {
			explorer[0] = Explorer.open(session);
			explorer[0].window().setSize(WIDTH, HEIGHT);
			explorer[0].inspect(new Point(72, 64));
		});
		while (explorer[0].isInspecting()) {
			Thread.sleep(50);
		}
		EventQueue.invokeAndWait(() -> save(explorer[0].window().getContentPane()));
		System.exit(0);
	}

	private static void save(final Component window) {
		window.validate();
		final BufferedImage picture = new BufferedImage(window.getWidth(), window
			.getHeight(), BufferedImage.TYPE_INT_RGB);
		window.paint(picture.createGraphics());
		try {
			ImageIO.write(picture, "png", Path.of("src", "docs", "explorer.png")
				.toFile());
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
	}
}
