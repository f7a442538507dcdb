
package org.unmixj.ij1;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.unmixj.imagej.StackList;

import ij.ImagePlus;
import ij.WindowManager;

/**
 * The open images: those in windows, those that batch mode hides, and the
 * calling thread's active image.
 */
final class OpenImages {

	private OpenImages() {
		// only static methods
	}

	/** Returns all open images, or an empty list. */
	static List<ImagePlus> all() {
		final List<ImagePlus> images = new ArrayList<>();
		final int[] ids = WindowManager.getIDList();
		if (ids != null) for (final int id : ids) {
			final ImagePlus image = WindowManager.getImage(id);
			if (image != null) images.add(image); // not closed meanwhile
		}
		final ImagePlus active = WindowManager.getCurrentImage();
		if (active != null && !images.contains(active)) images.add(active);
		return images;
	}

	/**
	 * Returns the active image.
	 *
	 * @throws IllegalArgumentException if no image is open
	 */
	static ImagePlus active() {
		final ImagePlus active = WindowManager.getCurrentImage();
		if (active == null) throw new IllegalArgumentException(
			"There is no image open. Open the image first, then run the command" +
				" again.");
		return active;
	}

	/**
	 * Returns the image of a title or an ID.
	 *
	 * @param key the name of the parameter, for messages
	 * @param text a title, exactly as in the window, or an ID
	 * @throws IllegalArgumentException if there is none, or several have the
	 *           title
	 */
	static ImagePlus find(final String key, final String text) {
		final List<ImagePlus> images = all();
		final List<ImagePlus> titled = images.stream().filter(image -> text.equals(
			image.getTitle())).collect(Collectors.toList());
		if (titled.size() == 1) return titled.get(0);
		if (titled.size() > 1) throw new IllegalArgumentException(key +
			" must name one image, but " + titled.size() + " have the title \"" +
			text + "\". Give the ID of one of them: " + ids(titled) + ".");
		for (final ImagePlus image : images) {
			if (text.equals(Integer.toString(image.getID()))) return image;
		}
		throw new IllegalArgumentException(key +
			" must be the title or the ID of an open image, got \"" + text + "\". " +
			(images.isEmpty() ? "No image is open." : "Open are: " + titles(images) +
				"."));
	}

	/**
	 * Returns the stacks of titles or IDs, or all that are open.
	 *
	 * @param key the name of the parameter, for messages
	 * @param text titles with {@link StackList#SEPARATOR} between them, or the
	 *          text of {@link StackList#ALL}; empty for none
	 * @return null for none
	 * @throws IllegalArgumentException if there is no image of a title, or
	 *           several
	 */
	static StackList stacks(final String key, final String text) {
		if (text.trim().isEmpty()) return null;
		if (StackList.ALL.toString().equalsIgnoreCase(text.trim())) {
			return StackList.all(all());
		}
		final List<ImagePlus> images = new ArrayList<>();
		for (final String title : text.split(StackList.SEPARATOR)) {
			images.add(find(key, title.trim()));
		}
		return StackList.of(text, images);
	}

	/**
	 * Returns the title itself if no open image has it, or else with -1, -2, ...
	 * before the file name extension. As
	 * {@link WindowManager#getUniqueName(String)}, but it minds the images that
	 * batch mode hides too, and never makes {@code scan-1.tif} from
	 * {@code scan-2.tif}.
	 */
	static String uniqueTitle(final String title) {
		final List<String> taken = all().stream().map(ImagePlus::getTitle).collect(
			Collectors.toList());
		final int dot = title.lastIndexOf('.');
		final boolean extension = dot >= 0 && title.length() - dot < 6 &&
			dot < title.length() - 1;
		final String stem = extension ? title.substring(0, dot) : title;
		String unique = title;
		for (int i = 1; taken.contains(unique); i++) {
			unique = stem + "-" + i + title.substring(stem.length());
		}
		return unique;
	}

	private static String ids(final List<ImagePlus> images) {
		return images.stream().map(image -> Integer.toString(image.getID()))
			.collect(Collectors.joining(", "));
	}

	private static String titles(final List<ImagePlus> images) {
		return images.stream().map(image -> "\"" + image.getTitle() + "\" (ID " +
			image.getID() + ")").collect(Collectors.joining(", "));
	}
}
