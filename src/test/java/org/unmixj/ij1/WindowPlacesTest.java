
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Places for windows that open together. */
class WindowPlacesTest {

	private static final Rectangle SCREEN = new Rectangle(0, 20, 1440, 880);

	@Test
	void theRightComesFirstThenBelow() {
		final WindowPlaces places = new WindowPlaces(SCREEN);
		places.take(new Rectangle(100, 100, 300, 200));

		assertEquals(new Point(400, 100), places.next(new Dimension(700, 200)));
		assertEquals(new Point(100, 300), places.next(new Dimension(500, 300)));
	}

	@Test
	void nothingIsCoveredWhereThereIsRoom() {
		final WindowPlaces places = new WindowPlaces(SCREEN);
		final List<Rectangle> windows = new ArrayList<>();
		windows.add(new Rectangle(600, 100, 240, 240));
		places.take(windows.get(0));

		for (int i = 0; i < 6; i++) {
			final Dimension size = new Dimension(400 + 10 * i, 250);
			windows.add(new Rectangle(places.next(size), size));
		}

		for (final Rectangle window : windows) {
			assertTrue(SCREEN.contains(window), window.toString());
			for (final Rectangle other : windows) {
				assertFalse(window != other && window.intersects(other), window +
					" and " + other);
			}
		}
	}

	/** Two plots, and no screen so wide that they fit beside each other. */
	@Test
	void titlesAreSeenWhereThereIsNoRoom() {
		final WindowPlaces places = new WindowPlaces(SCREEN);
		final List<Rectangle> windows = new ArrayList<>();
		windows.add(new Rectangle(640, 100, 170, 220));
		places.take(windows.get(0));

		for (int i = 0; i < 4; i++) {
			final Dimension size = new Dimension(740, 490);
			windows.add(new Rectangle(places.next(size), size));
		}

		for (int i = 0; i < windows.size(); i++) {
			assertTrue(SCREEN.contains(windows.get(i)), windows.toString());
			final Rectangle title = new Rectangle(windows.get(i).getLocation(),
				new Dimension(windows.get(i).width, 20));
			for (int j = i + 1; j < windows.size(); j++) {
				assertFalse(windows.get(j).contains(title), windows.get(j) +
					" hides the title of " + windows.get(i));
			}
		}
	}

	@Test
	void aWindowLargerThanTheScreenShowsItsTitle() {
		final WindowPlaces places = new WindowPlaces(SCREEN);
		places.take(new Rectangle(600, 100, 300, 200));

		assertEquals(SCREEN.getLocation(), places.next(new Dimension(2000, 1000)));
	}
}
