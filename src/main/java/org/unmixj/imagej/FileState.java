
package org.unmixj.imagej;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;

/** What tells that a file is still the one that it was. */
final class FileState {

	private final long length;

	private final FileTime lastChange;

	/** Tells files apart where the file system can, or null. */
	private final Object key;

	private FileState(final BasicFileAttributes attributes) {
		length = attributes.size();
		lastChange = attributes.lastModifiedTime();
		key = attributes.fileKey();
	}

	/**
	 * Returns the state of a file.
	 *
	 * @throws IOException if there is no such file
	 */
	static FileState of(final File file) throws IOException {
		return new FileState(Files.readAttributes(file.toPath(),
			BasicFileAttributes.class));
	}

	/** Returns the length of the file in bytes. */
	long length() {
		return length;
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof FileState && length == ((FileState) other).length &&
			lastChange.equals(((FileState) other).lastChange) && Objects.equals(key,
				((FileState) other).key);
	}

	@Override
	public int hashCode() {
		return Objects.hash(length, lastChange, key);
	}
}
