
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextWrapTest {

	@Test
	void breaksLinesAtBlanks() {
		assertEquals("aa bb\ncc dd\nee", TextWrap.wrap("aa bb cc dd ee", 5));
	}

	@Test
	void keepsLongWordsAndLineBreaks() {
		assertEquals("a\nlongword\nb\n\nc d", TextWrap.wrap("a longword b\n\nc d",
			4));
	}

	@Test
	void keepsShortText() {
		assertEquals("", TextWrap.wrap("", 10));
		assertEquals("a b", TextWrap.wrap("a b", 10));
	}
}
