
package org.unmixj.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.unmixj.imagej.ComponentsView;
import org.unmixj.imagej.Unmixing;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.plugin.FileInfoVirtualStack;

class HistoryTest {

	/** 40 x 40 pixels, two components, 4 bytes. */
	private static final long BYTES = 40 * 40 * 2 * 4;

	private static final ComponentsView VIEW = ComponentsView.of(Unmixing.of(
		ExplorerSessionTest.stack()).hals(NmfOptions.withComponents(2)
			.withMaxIterations(2), ProgressMonitor.NONE).components());

	private static Step step() {
		return Step.opened(VIEW, "", "");
	}

	@Test
	void goesBackAndForthAndForgetsWhatWasUndone() {
		final History history = new History(Long.MAX_VALUE);
		assertNull(history.present());
		final Step a = step(), b = step(), c = step();
		history.add(a);
		history.undo();
		assertSame(a, history.present());
		history.add(b);
		history.add(c);

		history.goTo(a);
		assertFalse(history.canUndo());
		history.redo();
		assertSame(b, history.present());
		final Step d = step();
		history.add(d);

		assertEquals(List.of(a, b, d), history.steps());
		history.goTo(c);
		assertSame(d, history.present());
	}

	@Test
	void forgetsTheOldestIfTheyTakeTooMuchMemory() {
		final History history = new History(3 * BYTES);
		assertEquals(BYTES, step().bytes());
		final Step first = step();
		history.add(first);
		for (int i = 0; i < 5; i++) {
			history.add(step());
		}

		assertEquals(3, history.steps().size());
		assertFalse(history.steps().contains(first));
	}

	/** Else each undone step keeps its file until ImageJ ends. */
	@Test
	void whatIsForgottenLeavesNoFileBehind() throws IOException {
		final History history = new History(Long.MAX_VALUE);
		final List<Path> files = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			if (i == 3) history.undo();
			final Path file = Path.of(System.getProperty("java.io.tmpdir"),
				"UnmixJ-" + UUID.randomUUID() + ".raw");
			Files.write(file, new byte[(int) BYTES]);
			files.add(file);
			history.add(Step.opened(onDisk(file), "", ""));
		}

		assertEquals(List.of(true, true, false, true), exist(files));
		history.release();
		assertEquals(List.of(false, false, false, false), exist(files));
	}

	private static List<Boolean> exist(final List<Path> files) {
		return files.stream().map(Files::exists).toList();
	}

	private static ComponentsView onDisk(final Path file) {
		final FileInfo info = new FileInfo();
		info.fileFormat = FileInfo.RAW;
		info.fileType = FileInfo.GRAY32_FLOAT;
		info.directory = file.getParent() + File.separator;
		info.fileName = file.getFileName().toString();
		info.width = info.height = 40;
		info.nImages = 2;
		info.sliceLabels = VIEW.image().getImageStack().getSliceLabels();
		final ImagePlus image = new ImagePlus("T", new FileInfoVirtualStack(info,
			false));
		image.setDimensions(2, 1, 1);
		image.setProperty("Info", VIEW.image().getProperty("Info"));
		return ComponentsView.of(image);
	}

	@Test
	void neverForgetsTheOneBefore() {
		final History history = new History(1);
		history.add(step());
		history.add(step());
		history.add(step());

		assertTrue(history.canUndo());
		assertEquals(2, history.steps().size());
	}
}
