
package org.unmixj.imagej;

import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import ij.ImagePlus;

/** Stacks that are unmixed together, in their order, as a user names them. */
public final class StackList {

	/** Stands for all open stacks where those are not known. */
	public static final StackList ALL = all(Collections.emptyList());

	/** What is between titles. */
	public static final String SEPARATOR = ";";

	private final String source;

	private final String title;

	private final String macroOptions;

	private final List<ImagePlus> images;

	private StackList(final String source, final String title,
		final String macroOptions, final List<ImagePlus> images)
	{
		this.source = source;
		this.title = title;
		this.macroOptions = macroOptions;
		this.images = Collections.unmodifiableList(images);
	}

	/**
	 * Returns those of the open images that are stacks to unmix: grey, of several
	 * images, and no components of an earlier unmixing.
	 */
	public static StackList all(final List<ImagePlus> open) {
		return ofImages("All", open.stream().filter(image -> image
			.getStackSize() > 1 && image.getBitDepth() != 24 && !ComponentsInfo.isIn(
				image)).collect(Collectors.toList()));
	}

	/**
	 * Returns images that a user has named.
	 *
	 * @throws IllegalArgumentException if one of them is there twice
	 */
	public static StackList of(final String source,
		final List<ImagePlus> images)
	{
		for (final ImagePlus image : images) {
			if (Collections.frequency(images, image) > 1) {
				throw new IllegalArgumentException(Messages.stackTwice(image
					.getTitle()));
			}
		}
		return ofImages(source, new ArrayList<>(images));
	}

	private static StackList ofImages(final String source,
		final List<ImagePlus> images)
	{
		final String title = images.isEmpty() ? "" : images.get(0).getTitle() +
			(images.size() == 1 ? "" : " + " + (images.size() - 1) + " more");
		return new StackList(source, title, "stacks=[" + images.stream().map(
			ImagePlus::getTitle).collect(Collectors.joining(SEPARATOR)) + "]",
			images);
	}

	/**
	 * Returns the stacks in the TIFF files of a folder, by name, but those that
	 * are components of an earlier unmixing. They are opened as virtual stacks.
	 *
	 * @throws IllegalArgumentException if there is none, or one cannot be read,
	 *           with a message for the user
	 */
	public static StackList ofFolder(final File folder) {
		return new StackList(folder.getPath(), folder.getAbsoluteFile().getName(),
			"folder=[" + folder.getPath() + "]", TiffFolder.open(folder));
	}

	/**
	 * Returns the stacks in a folder, if there is one, or else those named.
	 *
	 * @param stacks may be null
	 * @param folder may be null
	 * @throws IllegalArgumentException if there are both or none, with a message
	 *           for the user
	 */
	public static StackList choose(final StackList stacks, final File folder) {
		if (folder == null && (stacks == null || stacks.images.isEmpty())) {
			throw new IllegalArgumentException(Messages.NO_STACKS);
		}
		if (folder == null) return stacks;
		if (stacks != null && !stacks.equals(ALL)) {
			throw new IllegalArgumentException(Messages.stacksAndFolder(stacks.source,
				folder));
		}
		return ofFolder(folder);
	}

	/** Returns the stacks. */
	List<ImagePlus> images() {
		return images;
	}

	/** Returns what the results of all of them are named after. */
	String title() {
		return title;
	}

	/** Returns the key of a macro that takes the same stacks. */
	String macroOptions() {
		return macroOptions;
	}

	/**
	 * Throws an {@link IllegalArgumentException} if several stacks have a title,
	 * so that their files would have the same name.
	 */
	void requireDifferentTitles() {
		final Set<String> names = new HashSet<>();
		for (final ImagePlus image : images) {
			if (!names.add(ResultTitles.fileName(image.getTitle(), ""))) {
				throw new IllegalArgumentException(Messages.sameTitle(image
					.getTitle()));
			}
		}
	}

	/** Lists are the same if they were asked for in the same words. */
	@Override
	public boolean equals(final Object other) {
		return other instanceof StackList && source.equals(
			((StackList) other).source);
	}

	@Override
	public int hashCode() {
		return source.hashCode();
	}

	/** Returns what a macro says. */
	@Override
	public String toString() {
		return source;
	}
}
