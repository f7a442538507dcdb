
package org.unmixj.imagej;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import cern.colt.matrix.DoubleMatrix2D;
import ij.ImagePlus;
import ij.ImageStack;

/**
 * The names of components, and the slice labels that begin with them:
 * "Component 2, peak 525 nm; slice 1; frame 3".
 */
final class ComponentNames {

	/** What separates a name from what follows in a slice label. */
	static final String SEPARATOR = "; ";

	/** The name of a component whose image is the same everywhere. */
	private static final String BACKGROUND = "Background";

	private ComponentNames() {
		// static methods only
	}

	/**
	 * Returns "Component 1", "Component 2" and so on, with the wavelength of the
	 * largest sample if it is known.
	 *
	 * @param H r&times;n; not modified
	 * @param samples where the n samples are
	 * @param known the names of the first components, if they have some
	 */
	static List<String> of(final DoubleMatrix2D H, final SampleAxis samples,
		final List<String> known)
	{
		final double[] positions = samples.values();
		final List<String> names = new ArrayList<>(known);
		for (int j = known.size(); j < H.rows(); j++) {
			final int peak = peak(H.viewRow(j).toArray());
			names.add("Component " + (j + 1) + (samples.isWavelength() && peak >= 0
				? ", peak " + nanometres(positions[peak]) : ""));
		}
		return names;
	}

	/**
	 * Returns "Background", or another name where a known spectrum has this.
	 */
	static String background(final List<String> known) {
		String name = BACKGROUND;
		while (known.contains(name)) {
			name = "Flat " + name.toLowerCase(Locale.ROOT);
		}
		return name;
	}

	/**
	 * Tells whether a component can have this name: slice labels and lists of
	 * components can be read again.
	 */
	static boolean isAllowed(final String name) {
		return !name.trim().isEmpty() && !name.matches("(?s).*[,;\\p{Cntrl}].*") &&
			!ComponentFlags.isReserved(name.trim());
	}

	/** Tells whether a name is a number, as {@link #of} gives it. */
	static boolean isNumber(final String name) {
		return name.matches("Component \\d+(, .*)?");
	}

	/** Returns the index of the largest value, or -1 if all are 0. */
	static int peak(final double[] signature) {
		int peak = -1;
		for (int i = 0; i < signature.length; i++) {
			if (signature[i] > (peak < 0 ? 0 : signature[peak])) peak = i;
		}
		return peak;
	}

	/** Returns "525 nm" or "525.4 nm". */
	static String nanometres(final double wavelength) {
		return String.format(Locale.US, "%.1f", wavelength).replaceFirst("\\.0$",
			"") + " nm";
	}

	/**
	 * Finds out which components an image shows, by the labels of its slices.
	 *
	 * @return the indices of the names in the order of the slices, or an empty
	 *         list if there is a slice without a name
	 */
	static List<Integer> labelled(final ImagePlus image,
		final List<String> names)
	{
		final Set<Integer> found = new LinkedHashSet<>();
		final ImageStack stack = image.getStack();
		for (int i = 1; i <= stack.getSize(); i++) {
			final int index = index(stack.getSliceLabel(i), names);
			if (index < 0) return new ArrayList<>();
			found.add(index);
		}
		return new ArrayList<>(found);
	}

	/** Returns the longest name, as known spectra may have the separator. */
	private static int index(final String label, final List<String> names) {
		if (label == null) return -1;
		final String line = label.split("\n", 2)[0];
		int found = -1;
		for (int j = 0; j < names.size(); j++) {
			final String name = names.get(j);
			if ((line.equals(name) || line.startsWith(name + SEPARATOR)) &&
				(found < 0 || name.length() > names.get(found).length())) found = j;
		}
		return found;
	}
}
