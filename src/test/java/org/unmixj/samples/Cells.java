
package org.unmixj.samples;

import java.util.List;
import java.util.Random;

/**
 * Paints what four dyes would stain in a few adherent cells: nuclei, filaments,
 * membrane and vesicles. Each plane has the maximum 1.
 */
final class Cells {

	/** Blur of the microscope, pixels. */
	private static final double BLUR = 0.8;

	private final int width;
	private final int height;
	private final List<CellShape> cells;
	private final List<CellShape> nuclei;
	private final Random random;

	/** @param nuclei one in each cell, in the order of the cells */
	Cells(final int width, final int height, final List<CellShape> cells,
		final List<CellShape> nuclei, final Random random)
	{
		this.width = width;
		this.height = height;
		this.cells = cells;
		this.nuclei = nuclei;
		this.random = random;
	}

	/** Nuclei with chromatin texture and dark nucleoli. */
	Plane nuclei() {
		final Plane texture = Plane.smoothNoise(width, height, 1.6, random);
		final Plane nucleoli = new Plane(width, height);
		for (final CellShape nucleus : nuclei) {
			for (int k = 0; k < 3; k++) {
				final double angle = 2 * Math.PI * random.nextDouble();
				final double r = 0.6 * nucleus.radius * random.nextDouble();
				nucleoli.addSpot(nucleus.x + r * StrictMath.cos(angle), nucleus.y + r *
					StrictMath.sin(angle), 1.8, 0.7);
			}
		}
		final Plane plane = new Plane(width, height);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				final int p = y * width + x;
				for (final CellShape nucleus : nuclei) {
					plane.values[p] += nucleus.inside(x, y, 2) * (0.35 + 0.65 *
						texture.values[p]) * Math.max(0.15, 1 - nucleoli.values[p]);
				}
			}
		}
		return finished(plane);
	}

	/** Filaments that grow from beside the nucleus to the edge of the cell. */
	Plane filaments(final int perCell) {
		final Plane plane = new Plane(width, height);
		for (int c = 0; c < cells.size(); c++) {
			final CellShape cell = cells.get(c);
			final CellShape nucleus = nuclei.get(c);
			for (int k = 0; k < perCell; k++) {
				addFilament(plane, cell, nucleus, 2 * Math.PI * (k + random
					.nextDouble()) / perCell);
			}
		}
		return finished(plane);
	}

	private void addFilament(final Plane plane, final CellShape cell,
		final CellShape nucleus, final double start)
	{
		final double step = 0.5;
		final double brightness = 0.4 + 0.6 * random.nextDouble();
		final double from = nucleus.radius * (0.75 + 0.6 * random.nextDouble());
		double x = nucleus.x + from * StrictMath.cos(start);
		double y = nucleus.y + from * StrictMath.sin(start);
		double direction = start + 0.9 * random.nextGaussian();
		double curvature = 0;
		while (cell.distance(x, y) < -1.5) {
			plane.addSpot(x, y, 0.6, brightness);
			curvature = 0.97 * curvature + 0.006 * random.nextGaussian();
			direction += step * curvature;
			x += step * StrictMath.cos(direction);
			y += step * StrictMath.sin(direction);
			if (x < -9 || y < -9 || x > width + 9 || y > height + 9) {
				return;
			}
		}
	}

	/** The outlines of the cells, with ruffles, and a faint sheet between. */
	Plane membrane() {
		final Plane ruffles = Plane.smoothNoise(width, height, 4, random);
		final Plane plane = new Plane(width, height);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				final int p = y * width + x;
				for (final CellShape cell : cells) {
					final double d = cell.distance(x, y);
					final double edge = StrictMath.exp(-d * d / (2 * 0.9 * 0.9));
					final double sheet = cell.inside(x, y, 2);
					plane.values[p] += (0.3 + 0.7 * ruffles.values[p]) * edge + 0.3 *
						ruffles.values[p] * ruffles.values[p] * sheet;
				}
			}
		}
		return finished(plane);
	}

	/** Vesicles in the cytoplasm, most of them on one side of the nucleus. */
	Plane vesicles(final int perCell) {
		final Plane plane = new Plane(width, height);
		for (int c = 0; c < cells.size(); c++) {
			final CellShape cell = cells.get(c);
			final CellShape nucleus = nuclei.get(c);
			final double side = 2 * Math.PI * random.nextDouble();
			int placed = 0;
			while (placed < perCell) {
				final double angle = side + 1.1 * random.nextGaussian();
				final double r = nucleus.radius * (0.95 + 1.1 * random.nextDouble() *
					random.nextDouble() + 0.9 * random.nextDouble());
				final double x = nucleus.x + r * StrictMath.cos(angle);
				final double y = nucleus.y + r * StrictMath.sin(angle);
				if (cell.distance(x, y) > -3) {
					continue;
				}
				plane.addSpot(x, y, 0.7 + 0.9 * random.nextDouble(), 0.35 + 0.65 *
					random.nextDouble());
				placed++;
			}
		}
		return finished(plane);
	}

	private static Plane finished(final Plane plane) {
		final Plane blurred = plane.blurred(BLUR);
		blurred.scaleTo(1);
		return blurred;
	}
}
