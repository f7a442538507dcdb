
package org.unmixj.ij1;

import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.IJ;
import ij.gui.GUI;

/**
 * Finds places on the screen for windows that open together, beside each other
 * and beside what they belong to. Where the screen has no room for that, they
 * overlap as little as can be, and never so that one lies exactly on another.
 */
final class WindowPlaces {

	/** How high titles of windows are, which are to be seen. */
	private static final int TITLE = 30;

	/** A covered pixel counts as so many where it should not be. */
	private static final int PRECIOUS = 5;

	private final Rectangle screen;

	private final List<Rectangle> taken = new ArrayList<>();

	/** What should not be covered at all: titles, and the first windows. */
	private final List<Rectangle> precious = new ArrayList<>();

	/** @param screen what can be used of it */
	WindowPlaces(final Rectangle screen) {
		this.screen = screen;
	}

	/**
	 * Returns the places on the screen of a window that are not taken by it, nor
	 * by ImageJ's own window, which should not be covered.
	 */
	static WindowPlaces beside(final Window window) {
		final WindowPlaces places = new WindowPlaces(GUI.getMaxWindowBounds(
			window));
		places.take(window);
		places.take(IJ.getInstance());
		places.precious.addAll(places.taken);
		return places;
	}

	/** Takes the place of a window; one that is not visible has none. */
	void take(final Window window) {
		if (window != null && window.isShowing()) take(window.getBounds());
	}

	/** Takes a place on the screen. */
	void take(final Rectangle place) {
		taken.add(place);
		precious.add(new Rectangle(place.x, place.y, place.width, TITLE));
	}

	/** Moves a window to a place that is free, and takes it. */
	void move(final Window window) {
		window.setLocation(next(window.getSize()));
		// ImageJ may be drawing a subtitle where it was
		window.repaint();
	}

	/**
	 * Finds and takes a place: to the right of a window or below it, the first
	 * ones first, to the left or above, or in a corner.
	 *
	 * @return the upper left corner
	 */
	Point next(final Dimension size) {
		Rectangle best = null;
		long least = Long.MAX_VALUE;
		for (final Rectangle place : candidates(size)) {
			final long covered = covered(place);
			if (covered >= least) continue;
			best = place;
			least = covered;
		}
		take(best);
		return best.getLocation();
	}

	private List<Rectangle> candidates(final Dimension size) {
		final List<Rectangle> candidates = new ArrayList<>();
		for (final Rectangle t : taken) {
			final int right = t.x + t.width, below = t.y + t.height;
			for (final Point corner : Arrays.asList(new Point(right, t.y), new Point(
				t.x, below), new Point(t.x - size.width, t.y), new Point(right -
					size.width, below), new Point(t.x, t.y - size.height), new Point(t.x +
						TITLE, t.y + TITLE)))
			{
				candidates.add(onScreen(corner, size));
			}
		}
		for (final int x : new int[] { screen.x, screen.x + screen.width -
			size.width })
		{
			for (final int y : new int[] { screen.y, screen.y + screen.height -
				size.height })
			{
				candidates.add(onScreen(new Point(x, y), size));
			}
		}
		return candidates;
	}

	/** Returns the place, moved on the screen; its title at any rate. */
	private Rectangle onScreen(final Point corner, final Dimension size) {
		final int x = Math.min(corner.x, screen.x + screen.width - size.width);
		final int y = Math.min(corner.y, screen.y + screen.height - size.height);
		return new Rectangle(new Point(Math.max(screen.x, x), Math.max(screen.y,
			y)), size);
	}

	/** Returns how many pixels lie on what is taken; more if they hide it. */
	private long covered(final Rectangle place) {
		long covered = 0;
		for (final Rectangle t : taken) {
			covered += area(t.intersection(place));
		}
		for (final Rectangle p : precious) {
			covered += place.contains(p) ? area(screen) : PRECIOUS * area(p
				.intersection(place));
		}
		return covered;
	}

	private static long area(final Rectangle r) {
		return r.isEmpty() ? 0 : (long) r.width * r.height;
	}
}
