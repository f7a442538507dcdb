
package org.unmixj.command;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.unmixj.imagej.SampleStack;

import ij.ImagePlus;

/** Opens one of the sample stacks that come with UnmixJ. */
@Plugin(type = Command.class, label = "Open Sample Stack...", headless = true)
public class OpenSampleCommand extends ContextCommand {

	@Parameter(label = "Sample",
		description = "Which of UnmixJ's sample stacks to open")
	private SampleStack sample = SampleStack.LAMBDA;

	@Parameter(type = ItemIO.OUTPUT)
	@SuppressWarnings("unused")
	private ImagePlus stack;

	@Override
	public void run() {
		stack = sample.open();
	}
}
