
package org.unmixj.linalg;

/**
 * Is told how far a long computation has come, and may ask it to stop.
 * <p>
 * Called from the thread that started the computation only.
 */
public interface ProgressMonitor {

	/** Does nothing and never cancels. */
	ProgressMonitor NONE = new ProgressMonitor() {

		@Override
		public void progress(final double fraction, final String stage) {
			// nothing to tell anyone
		}

		@Override
		public boolean isCanceled() {
			return false;
		}
	};

	/**
	 * Reports progress; must be cheap and throw nothing.
	 *
	 * @param fraction the estimated share of the work that is done, 0 to 1
	 * @param stage what is being done, a noun ("Initial factorization")
	 */
	void progress(double fraction, String stage);

	/**
	 * Tells whether to stop. If so, the computation throws a
	 * {@link java.util.concurrent.CancellationException} within a second and
	 * leaves nothing behind.
	 */
	boolean isCanceled();
}
