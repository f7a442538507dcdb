
package org.unmixj.imagej;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.unmixj.image.Axis;
import org.unmixj.nmf.QualityCheck;

/** What a quality check means, in words. */
final class QualityWarnings {

	/** More pairs of similar components are counted, not listed. */
	private static final int MAX_PAIRS = 4;

	private QualityWarnings() {
		// static methods only
	}

	/**
	 * Returns a sentence for each empty component, and for all similar and all
	 * duplicate ones; for a time-lapse one more if it gets darker or brighter.
	 *
	 * @param axis the unmixed axis, which says what signatures are called
	 */
	static List<String> of(final QualityCheck check, final Axis axis) {
		final List<String> warnings = new ArrayList<>();
		final List<String> similar = new ArrayList<>();
		final List<String> duplicate = new ArrayList<>();
		for (int j = 0; j < check.components(); j++) {
			if (check.isEmpty(j)) warnings.add(Messages.emptyComponent(j + 1));
			for (int l = j + 1; l < check.components(); l++) {
				if (!check.isSimilar(j, l)) continue;
				(check.isDuplicate(j, l) ? duplicate : similar).add(String.format(
					Locale.US, "C%d and C%d (cosine %.3f)", j + 1, l + 1, check.cosine(j,
						l)));
			}
		}
		if (!duplicate.isEmpty()) {
			warnings.add(Messages.duplicate(axis.signature(), list(duplicate)));
		}
		if (!similar.isEmpty()) {
			warnings.add(Messages.similar(axis.signatures(), list(similar)));
		}
		if (axis == Axis.FRAMES) {
			final String trend = IntensityTrend.warning(check.totals());
			if (trend != null) warnings.add(trend);
		}
		return warnings;
	}

	private static String list(final List<String> pairs) {
		final int more = pairs.size() - MAX_PAIRS;
		return more <= 0 ? String.join(", ", pairs) : String.join(", ", pairs
			.subList(0, MAX_PAIRS)) + " and " + Messages.count(more, "more pair");
	}

	/** Returns "ok", "empty", "similar to C2" or "duplicate of C2". */
	static String flag(final QualityCheck check, final int component) {
		if (check.isEmpty(component)) return "empty";
		final int nearest = check.nearest(component);
		if (nearest < 0 || !check.isSimilar(component, nearest)) return "ok";
		return (check.isDuplicate(component, nearest) ? "duplicate of C"
			: "similar to C") + (nearest + 1);
	}
}
