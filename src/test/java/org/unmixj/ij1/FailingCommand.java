
package org.unmixj.ij1;

import java.util.concurrent.CancellationException;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.unmixj.linalg.ProgressMonitor;

import ij.IJ;
import ij.ImagePlus;

/** Fails in each of the ways there are, after it has made its output. */
@Plugin(type = Command.class, label = "Fail...", headless = true)
public class FailingCommand extends ContextCommand {

	/** What goes wrong. */
	public enum Way {
			ARGUMENT, REASON, UNSAVED, CANCELED, CANCELLATION, BUG, MEMORY, ESCAPE,
			NOTHING
	}

	@Parameter(label = "Way", description = "What goes wrong.")
	private Way way = Way.NOTHING;

	@Parameter(visibility = ItemVisibility.INVISIBLE, required = false,
		persist = false)
	private ProgressMonitor monitor;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Override
	public void run() {
		output = IJ.createImage("Never shown", "8-bit", 4, 4, 1);
		switch (way) {
			case ARGUMENT:
				throw new IllegalArgumentException("bad argument, got 3");
			case REASON:
				output = null;
				cancel("good reason, got 4");
				break;
			case UNSAVED:
				output.setTitle("Shown");
				cancel("disk full");
				break;
			case CANCELED:
				cancel(null);
				break;
			case CANCELLATION:
				throw new CancellationException();
			case BUG:
				throw new ArithmeticException("by zero");
			case MEMORY:
				throw new OutOfMemoryError("test");
			case ESCAPE:
				while (!monitor.isCanceled()) {
					IJ.wait(20);
				}
				throw new CancellationException();
			default:
				output.setTitle("Shown");
		}
	}
}
