
package org.unmixj.command;

import java.io.File;

import org.scijava.ItemVisibility;
import org.scijava.command.Previewable;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.unmixj.imagej.FittedComponents;
import org.unmixj.imagej.StepMessages;
import org.unmixj.imagej.UnmixingResult;

import ij.ImagePlus;

/** What commands that go on from components have in common. */
abstract class StepCommand extends ComponentsCommand implements Previewable {

	/** The choice of the stack that the components know. */
	static final String AS_UNMIXED = "as unmixed";

	@Parameter(label = "Image",
		description = "A components image, as UnmixJ makes and saves it. It is not changed.")
	private ImagePlus image;

	@Parameter(label = "Stack", required = false, attrs = @Attr(name = "none",
		value = StepCommand.AS_UNMIXED),
		description = "The stack that was unmixed. It must be chosen if it is not known: if the components were opened from a file, or it was closed.")
	private ImagePlus stack;

	@Parameter(required = false, visibility = ItemVisibility.MESSAGE,
		persist = false)
	@SuppressWarnings("unused") // read through the module
	private String known;

	/** What is said of files that were there before, or null. */
	private String replaced;

	/**
	 * Tells which stack it will be.
	 *
	 * @throws IllegalArgumentException if it is not known, or the image has no
	 *           signatures, with a message for the user
	 */
	@Override
	public void preview() {
		known = FittedComponents.of(image).withStack(stack).stack();
	}

	/** A preview leaves nothing that could be undone. */
	@Override
	public void cancel() {
		known = null;
	}

	/** Returns the components to go on from. */
	final FittedComponents fitted(final String locked, final double tolerance,
		final int iterations, final File save)
	{
		final FittedComponents fitted = FittedComponents.of(image).withStack(stack)
			.withFolder(save).withLocked(locked).withTolerance(tolerance)
			.withIterations(iterations);
		replaced = fitted.replaced();
		return fitted;
	}

	@Override
	void take(final UnmixingResult result) {
		super.take(result);
		if (result.isUnchanged()) {
			stay(image);
			result.notes().forEach(this::say);
			say(StepMessages.stays(image.getTitle()));
		}
	}

	@Override
	void saved() {
		if (replaced != null) say(replaced);
	}
}
