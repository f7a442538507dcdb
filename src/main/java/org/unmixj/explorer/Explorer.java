
package org.unmixj.explorer;

import java.awt.Color;
import java.awt.Point;
import java.awt.event.ActionEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import javax.swing.AbstractAction;
import javax.swing.JColorChooser;
import javax.swing.JComponent;
import javax.swing.JOptionPane;
import javax.swing.KeyStroke;

import org.unmixj.imagej.ComponentsView;

import ij.WindowManager;

/**
 * The Explorer: takes what the user wants to the session, computes it in the
 * background, and shows what comes out. To be used in the event thread.
 */
final class Explorer {

	private final ExplorerSession session;

	private final ExplorerWindow window;

	private final ExplorerKeys keys = new ExplorerKeys(this);

	private final Worker worker = new Worker("UnmixJ Explorer",
		new WorkListener());

	private final StatusPanel status = new StatusPanel(worker::cancel);

	private final SignaturePanel signatures = new SignaturePanel(
		component -> choose(component));

	private final ThumbnailPanel thumbnails = new ThumbnailPanel(
		this::hiddenChanged, this::rename);

	private final ErrorPanel errors = new ErrorPanel(this::goTo);

	private final SingularValuePanel lambdas = new SingularValuePanel();

	private final Thumbnails pictures = new Thumbnails();

	private final PixelInspector inspector;

	private final StartPanel start;

	private final StackClicks clicks;

	private final Exporter exporter;

	private Explorer(final ExplorerSession session) {
		this.session = session;
		exporter = new Exporter(session);
		window = new ExplorerWindow("UnmixJ Explorer: " + session.stack()
			.getTitle());
		inspector = new PixelInspector(session, window::showPixel, errors::show);
		start = new StartPanel(session, this::start);
		clicks = new StackClicks(session.stack(), inspector::inspect,
			this::stackClosed);
	}

	/**
	 * Opens the window.
	 *
	 * @return the Explorer, which is told what to do by its window
	 */
	static Explorer open(final ExplorerSession session) {
		final Explorer explorer = new Explorer(session);
		explorer.build();
		return explorer;
	}

	private void build() {
		window.build(keys.groups(), start, thumbnails, signatures, errors, lambdas,
			inspector.residualsPanel(), inspector.pixel(), status);
		final JComponent root = window.getRootPane();
		root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(KeyStroke
			.getKeyStroke("ESCAPE"), "cancel");
		root.getActionMap().put("cancel", new AbstractAction() {

			@Override
			public void actionPerformed(final ActionEvent e) {
				worker.cancel();
			}
		});
		window.getRootPane().setDefaultButton(start.button());
		thumbnails.addListSelectionListener(e -> selectionChanged());
		window.onDispose(this::disposed);
		window.addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosing(final WindowEvent e) {
				close();
			}

			@Override
			public void windowActivated(final WindowEvent e) {
				if (!hasComponents() && !isBusy()) start.preview();
			}
		});
		showPresent();
		WindowManager.addWindow(window);
		window.open(session.stack().getWindow());
		if (hasComponents()) thumbnails.requestFocusInWindow();
		else start.button().requestFocusInWindow();
	}

	/** Returns the window. */
	ExplorerWindow window() {
		return window;
	}

	/** Returns what the window is about. */
	ExplorerSession session() {
		return session;
	}

	/** Shows a pixel, as a click in the residuals does. */
	void inspect(final Point pixel) {
		inspector.inspectHere(pixel);
	}

	/** Tells whether residuals or a pixel are not up to date yet. */
	boolean isInspecting() {
		return inspector.isBusy();
	}

	boolean isBusy() {
		return worker.isBusy();
	}

	boolean hasComponents() {
		return session.present() != null;
	}

	boolean hasSelection() {
		return hasComponents() && !thumbnails.isSelectionEmpty();
	}

	boolean hasOneSelected() {
		return hasComponents() && thumbnails.getSelectedIndices().length == 1;
	}

	boolean canMerge() {
		return hasComponents() && thumbnails.getSelectedIndices().length > 1;
	}

	boolean canRemove() {
		return hasSelection() && thumbnails.getSelectedIndices().length < session
			.present().view().size();
	}

	boolean canUndo() {
		return session.history().canUndo();
	}

	boolean canRedo() {
		return session.history().canRedo();
	}

	private Set<Integer> selected() {
		return new TreeSet<>(thumbnails.getSelectedValuesList());
	}

	private void start(final FirstFit fit) {
		if (isBusy()) return;
		session.readSelection();
		run(fit);
	}

	void add() {
		try {
			run(Operations.add(window.added()));
		}
		catch (final IllegalArgumentException e) {
			status.complain(e.getMessage());
		}
	}

	void merge() {
		run(Operations.merge(selected()));
	}

	void remove() {
		run(Operations.remove(selected()));
	}

	void refit() {
		run(Operations.refit());
	}

	/** Locks what is selected, or if all of it is locked, no longer. */
	void lock() {
		final ComponentsView view = session.present().view();
		final Set<Integer> locked = new TreeSet<>();
		for (int j = 0; j < view.size(); j++) {
			if (view.isFixed(j)) locked.add(j);
		}
		final Set<Integer> chosen = selected();
		if (locked.containsAll(chosen)) locked.removeAll(chosen);
		else locked.addAll(chosen);
		run(Operations.lock(locked));
	}

	void rename() {
		if (!hasOneSelected() || isBusy()) return;
		final int component = thumbnails.getSelectedIndex();
		askName(component, Operations.nameFrom(session.present().view().names().get(
			component)));
	}

	private void askName(final int component, final String proposed) {
		window.prompt().ask("Name of " + session.present().view().shortName(
			component), proposed, name -> {
				try {
					run(Operations.rename(component, name));
					thumbnails.requestFocusInWindow();
				}
				catch (final IllegalArgumentException e) {
					status.complain(e.getMessage());
					askName(component, name);
				}
			});
	}

	void recolor() {
		final int component = thumbnails.getSelectedIndex();
		final Color color = JColorChooser.showDialog(window, "Colour of " + session
			.present().view().shortName(component), session.present().view().color(
				component));
		if (color != null) run(Operations.recolor(component, color));
	}

	void undo() {
		final Step undone = session.present();
		session.history().undo();
		showPresent();
		status.say(StatusText.undone(undone, session.present()));
	}

	void redo() {
		session.history().redo();
		showPresent();
		status.say(StatusText.redone(session.present()));
	}

	private void goTo(final Step step) {
		if (isBusy()) return;
		session.history().goTo(step);
		showPresent();
	}

	void export() {
		work("Export", monitor -> {
			exporter.export();
			return null;
		}, nothing -> status.say(
			"Exported: components, plots and tables are open in ImageJ."));
	}

	void composite() {
		work("Composite", monitor -> {
			exporter.composite();
			return null;
		}, nothing -> status.say("The figure is open in ImageJ."));
	}

	void showMacro() {
		exporter.showMacro();
	}

	void help() {
		new HelpWindow(window).setVisible(true);
	}

	/** Makes a step in the background. */
	void run(final Operation operation) {
		if (isBusy()) return;
		final int side = thumbnails.pictureSide();
		work(operation.label(), monitor -> {
			final Step step = session.compute(operation, monitor);
			try {
				// if there is no memory for them, the step is not made
				pictures.of(step.view(), side);
				if (monitor.isCanceled()) throw new CancellationException();
			}
			catch (final RuntimeException | Error e) {
				step.release();
				throw e;
			}
			return step;
		}, step -> {
			session.add(step);
			showPresent();
			thumbnails.requestFocusInWindow();
		});
	}

	private <T> void work(final String label, final Worker.Task<T> task,
		final Consumer<T> done)
	{
		inspector.pause();
		status.say(label + " \u2026");
		status.progress(0, label);
		worker.start(task, done, this::failed);
		update();
	}

	private void failed(final Throwable problem) {
		showPresent();
		if (problem instanceof CancellationException) status.say(
			"Canceled. The components are as they were.");
		else status.complain(StatusText.of(problem));
	}

	private void showPresent() {
		final Step step = session.present();
		window.prompt().dismiss();
		window.showWork(step != null);
		errors.show(session.history().steps(), step);
		if (step != null) {
			final ComponentsView view = step.view();
			signatures.show(view);
			thumbnails.show(view, pictures.of(view, thumbnails.pictureSide()));
			lambdas.show(step.grown(), step.grown() == view);
			status.say(StatusText.of(step));
		}
		inspector.show(step);
		update();
	}

	private void update() {
		keys.update();
		start.setEnabled(!isBusy());
	}

	private void choose(final int component) {
		thumbnails.setSelectedIndex(component);
	}

	private void hiddenChanged() {
		signatures.setHidden(thumbnails.hidden());
	}

	private void selectionChanged() {
		signatures.setSelected(hasSelection() ? selected() : Collections
			.emptySet());
		update();
	}

	private void stackClosed() {
		status.say(
			"The stack was closed. The Explorer keeps its pixels in memory.");
	}

	/** Closes the window, unless the user wants to go on. */
	private void close() {
		// a stray Enter must not lose anything
		final String[] answers = { "Close", "Keep open" };
		if (!session.isExported() && JOptionPane.showOptionDialog(window,
			"The present components were not exported. Close nevertheless?",
			"UnmixJ Explorer", JOptionPane.DEFAULT_OPTION,
			JOptionPane.QUESTION_MESSAGE, null, answers, answers[1]) != 0) return;
		dispose();
	}

	/** Closes the window. What was exported stays. */
	void dispose() {
		window.dispose();
	}

	private void disposed() {
		worker.close();
		inspector.close();
		clicks.close();
		session.close();
		WindowManager.removeWindow(window);
	}

	private final class WorkListener implements Worker.Listener {

		@Override
		public void progress(final double fraction, final String stage) {
			status.progress(fraction, stage);
		}

		@Override
		public void idle() {
			status.setIdle();
			update();
			inspector.goOn();
		}
	}
}
