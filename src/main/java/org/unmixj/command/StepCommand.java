
package org.unmixj.command;

import java.io.File;

import org.scijava.plugin.Parameter;
import org.unmixj.imagej.FittedComponents;
import org.unmixj.imagej.StepMessages;
import org.unmixj.imagej.UnmixingResult;

import ij.ImagePlus;

/** What commands that go on from components have in common. */
abstract class StepCommand extends ComponentsCommand {

	@Parameter(label = "Image",
		description = "A components image, as UnmixJ makes and saves it. It is not changed.")
	private ImagePlus image;

	@Parameter(label = "Stack", required = false,
		description = "The stack that was unmixed. None takes the one that is known: it was unmixed since ImageJ started, and is still open.")
	private ImagePlus stack;

	/** Returns the components to go on from. */
	final FittedComponents fitted(final String locked, final double tolerance,
		final int iterations, final File save)
	{
		return FittedComponents.of(image).withStack(stack).withFolder(save)
			.withLocked(locked).withTolerance(tolerance).withIterations(iterations);
	}

	@Override
	void take(final UnmixingResult result) {
		super.take(result);
		if (result.isUnchanged()) stay(image, StepMessages.stays(image.getTitle()));
	}
}
