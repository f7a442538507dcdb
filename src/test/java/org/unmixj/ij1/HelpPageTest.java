
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class HelpPageTest {

	@Test
	void startsAsImageJWantsIt() {
		assertEquals("<html><body>Help for \u00b5m.</body></html>", HelpPage.of(
			EveryTypeCommand.class).trim());
	}

	@Test
	void isNullWhereThereIsNone() {
		assertNull(HelpPage.of(FailingCommand.class));
	}
}
