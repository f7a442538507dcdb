
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;

class ImageJVersionTest {

	@ParameterizedTest
	@ValueSource(strings = { "1.53t", "1.54f", "1.60a", "2.16.0/1.54p" })
	void acceptsWhatIsNewEnough(final String version) {
		assertDoesNotThrow(() -> ImageJVersion.require(version));
	}

	@Test
	void acceptsTheVersionItIsTestedWith() {
		assertDoesNotThrow(() -> ImageJVersion.require(IJ.getVersion()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.53k", "2.1.0/1.53k" })
	void refusesWhatIsTooOld(final String version) {
		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> ImageJVersion.require(version));

		assertEquals("UnmixJ needs ImageJ 1.53t or newer, but this is 1.53k." +
			" Help > Update ImageJ... installs a newer one.", e.getMessage());
	}
}
