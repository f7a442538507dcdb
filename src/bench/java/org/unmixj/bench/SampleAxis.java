
package org.unmixj.bench;

/** What the samples of a synthetic stack are. */
enum SampleAxis {
		CHANNELS, FRAMES
}
