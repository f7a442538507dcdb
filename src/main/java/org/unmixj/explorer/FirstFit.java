
package org.unmixj.explorer;

import org.unmixj.image.Axis;
import org.unmixj.imagej.Estimate;
import org.unmixj.imagej.PixelOptions;
import org.unmixj.imagej.Unmixing;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;

/** Unmixes a stack by HALS, but for pixel values with the defaults. */
final class FirstFit implements Operation {

	private final ExplorerSession session;

	private final Axis axis;

	private final int components;

	private final PixelOptions pixels;

	/**
	 * @param session that of the stack
	 * @param components how many, at least 1
	 */
	FirstFit(final ExplorerSession session, final Axis axis,
		final int components)
	{
		this(session, axis, components, PixelOptions.DEFAULT);
	}

	/** @param pixels which values are missing, and what is subtracted */
	FirstFit(final ExplorerSession session, final Axis axis, final int components,
		final PixelOptions pixels)
	{
		this.pixels = pixels;
		this.session = session;
		this.axis = axis;
		this.components = components;
	}

	/**
	 * Tells what it would take now. Changes nothing.
	 *
	 * @throws IllegalArgumentException if the stack can't be unmixed in this way,
	 *           with a message for the user
	 */
	Estimate estimate() {
		return Unmixing.of(session.preview()).withAxis(axis).withPixels(pixels)
			.estimateHals(NmfOptions.withComponents(components));
	}

	@Override
	public String label() {
		return "Fit with " + components;
	}

	@Override
	public Step apply(final Step before, final ImagePlus stack,
		final ProgressMonitor monitor)
	{
		return Step.first(label(), session.firstLines(), Unmixing.of(stack)
			.withAxis(axis).withPixels(pixels).hals(NmfOptions.withComponents(
				components), monitor));
	}
}
