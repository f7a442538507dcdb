
package org.unmixj.command;

import org.scijava.command.Command;
import org.scijava.plugin.Plugin;
import org.unmixj.imagej.Estimate;
import org.unmixj.imagej.Unmixing;
import org.unmixj.imagej.UnmixingResult;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.NmfOptions;

/** Unmixes a stack by non-negative matrix factorization with HALS. */
@Plugin(type = Command.class, label = "HALS NMF...", headless = true)
public class HalsCommand extends UnmixingCommand {

	@Override
	Estimate estimate(final Unmixing unmixing, final NmfOptions options) {
		return unmixing.estimateHals(options);
	}

	@Override
	UnmixingResult unmix(final Unmixing unmixing, final NmfOptions options,
		final ProgressMonitor progress)
	{
		return unmixing.hals(options, progress);
	}
}
