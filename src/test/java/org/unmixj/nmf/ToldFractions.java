
package org.unmixj.nmf;

import java.util.ArrayList;
import java.util.List;

import org.unmixj.linalg.ProgressMonitor;

/** A monitor that keeps what it is told, and does not cancel. */
final class ToldFractions implements ProgressMonitor {

	final List<Double> told = new ArrayList<>();

	@Override
	public void progress(final double fraction, final String stage) {
		told.add(fraction);
	}

	@Override
	public boolean isCanceled() {
		return false;
	}
}
