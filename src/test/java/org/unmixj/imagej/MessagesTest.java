
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MessagesTest {

	@Test
	void theEndOfARunIsToldInRoundNumbers() {
		assertEquals("GSVD-NMF: 4 components, error 0.689 %, 3.2 s", Messages
			.finished("GSVD-NMF", 4, 0.68949, 3.2149));
		assertEquals("HALS NMF: 1 component, error 1e-9 %, 120 s", Messages
			.finished("HALS NMF", 1, 1.0001e-9, 123.4));
		assertEquals("HALS NMF: 2 components, error 0 %, 0.012 s", Messages
			.finished("HALS NMF", 2, 0, 0.0123));
	}
}
