
package org.unmixj.explorer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.MouseEvent;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.lang.Thread.UncaughtExceptionHandler;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.swing.AbstractButton;
import javax.swing.Action;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JSpinner;
import javax.swing.JTabbedPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.text.JTextComponent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.ij1.HelpPage;
import org.unmixj.ij1.ImageJWindows;
import org.unmixj.imagej.Background;
import org.unmixj.imagej.ComponentsView;
import org.unmixj.imagej.Messages;
import org.unmixj.launch.MacroRunner;
import org.unmixj.launch.MacroRunner.Mode;
import org.unmixj.launch.ProcessResult;
import org.unmixj.linalg.ProgressMonitor;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.Prefs;
import ij.WindowManager;
import ij.plugin.frame.Recorder;
import ij.process.ImageProcessor;

/** The Explorer's window, used as a user does. */
@Timeout(120)
class ExplorerWindowIT {

	private ExplorerWindow window;

	@BeforeEach
	void startImageJ() {
		ImageJWindows.open();
	}

	@AfterEach
	void closeAll() {
		if (window != null) onEvents(() -> {
			window.dispose();
			return null;
		});
		ImageJWindows.close();
	}

	/** Does something in the event thread. */
	private static <T> T onEvents(final Supplier<T> work) {
		final AtomicReference<T> result = new AtomicReference<>();
		try {
			EventQueue.invokeAndWait(() -> result.set(work.get()));
		}
		catch (final InterruptedException | InvocationTargetException e) {
			throw new AssertionError(e);
		}
		return result.get();
	}

	private static void waitFor(final String what,
		final Supplier<Boolean> condition)
	{
		ImageJWindows.waitFor(what, () -> onEvents(condition));
	}

	/** Opens the Explorer on a stack, as the menu does, and returns it. */
	private Explorer open(final ImagePlus stack) {
		stack.show();
		stack.waitTillActivated();
		final Explorer explorer = onEvents(() -> Explorer.open(ExplorerSession
			.ofStack(stack)));
		window = explorer.window();
		waitFor("the Explorer", window::isShowing);
		return explorer;
	}

	/** Opens the Explorer from the menu's class on the active image. */
	private void explore(final ImagePlus image) {
		image.show();
		image.waitTillActivated();
		WindowManager.setCurrentWindow(image.getWindow());
		new ExplorerPlugIn().run("");
		waitFor("the Explorer", () -> {
			for (final Frame frame : WindowManager.getNonImageWindows()) {
				if (frame instanceof ExplorerWindow && frame.isShowing()) window =
					(ExplorerWindow) frame;
			}
			return window != null;
		});
	}

	private <T extends Component> T part(final Class<T> type, final String name) {
		final List<T> found = new ArrayList<>();
		all(window.getContentPane()).filter(c -> name.equals(c.getName())).filter(
			type::isInstance).forEach(c -> found.add(type.cast(c)));
		assertEquals(1, found.size(), name);
		return found.get(0);
	}

	private static Stream<Component> all(final Container container) {
		return Arrays.stream(container.getComponents()).flatMap(c -> Stream.concat(
			Stream.of(c), c instanceof Container ? all((Container) c) : Stream
				.empty()));
	}

	private AbstractButton button(final String name) {
		return part(AbstractButton.class, name);
	}

	private void press(final String name) {
		waitFor("button " + name, () -> button(name).isEnabled());
		onEvents(() -> {
			button(name).doClick();
			return null;
		});
	}

	private String status() {
		return onEvents(() -> part(JTextComponent.class, "status").getText());
	}

	/** Waits until nothing is computed any more. */
	private void waitForComponents(final int count) {
		waitFor(count + " components, now: " + status(), () -> button("help")
			.isEnabled() && button("export").isEnabled() && part(ThumbnailPanel.class,
				"components").getModel().getSize() == count);
	}

	private void set(final String spinner, final int value) {
		onEvents(() -> {
			part(JSpinner.class, spinner).setValue(value);
			return null;
		});
	}

	private void select(final int... components) {
		onEvents(() -> {
			part(ThumbnailPanel.class, "components").setSelectedIndices(components);
			return null;
		});
	}

	/** The whole way from a stack to a macro, which is run without a window. */
	@Test
	void theRecordedMacroGivesWhatWasExportedBitForBit(
		@TempDir final Path folder)
	{
		final Path file = folder.resolve("T.tif");
		final ImagePlus saved = ExplorerSessionTest.stack();
		saved.setRoi(3, 4, 20, 20);
		IJ.saveAsTiff(saved, file.toString());
		final Recorder recorder = new Recorder(false);
		final ImagePlus stack = IJ.openImage(file.toString());
		assertNotNull(stack.getRoi());
		// the file keeps its selection, which the macro is not to take
		stack.deleteRoi();
		explore(stack);

		set("count", 2);
		press("fit");
		waitForComponents(2);
		press("add");
		waitForComponents(3);
		set("added", 2);
		press("add");
		waitForComponents(5);
		press("undo");
		waitForComponents(3);
		set("added", 1);
		press("add");
		waitForComponents(4);
		select(1, 2);
		press("merge");
		waitForComponents(3);
		press("add");
		waitForComponents(4);
		select(2);
		press("remove");
		waitForComponents(3);
		select(0);
		press("lock");
		waitFor("a lock", () -> part(SignaturePanel.class, "signatures").view()
			.isFixed(0));
		waitForComponents(3);
		press("re-fit");
		waitFor("a new fit", () -> !button("redo").isEnabled() && part(
			JTextComponent.class, "status").getText().startsWith(
				"Edit Components: 3 components"));
		waitForComponents(3);
		select(1);
		press("rename");
		waitFor("the question", () -> part(JTextField.class, "answer").isShowing());
		onEvents(() -> {
			part(JTextField.class, "answer").setText("GFP, weak");
			part(JTextField.class, "answer").postActionEvent();
			return null;
		});
		assertTrue(onEvents(() -> part(JTextField.class, "answer").isShowing()));
		assertEquals("GFP, weak", onEvents(() -> part(JTextField.class, "answer")
			.getText()));
		onEvents(() -> {
			part(JTextField.class, "answer").setText("GFP");
			part(JTextField.class, "answer").postActionEvent();
			return null;
		});
		waitFor("the name", () -> part(SignaturePanel.class, "signatures").view()
			.names().get(1).equals("GFP"));
		press("export");
		waitFor("the export", () -> part(JTextComponent.class, "status").getText()
			.startsWith("Exported"));
		final String macro = recorder.getText();
		recorder.close();
		final ImagePlus exported = WindowManager.getImage("Components of T.tif");
		assertNotNull(exported);
		assertNotNull(WindowManager.getFrame("Signatures of T.tif"));
		assertNotNull(WindowManager.getFrame("QC of T.tif"));
		assertNotNull(WindowManager.getImage("Signature plot of T.tif"));

		final ProcessResult result = MacroRunner.of(Mode.HEADLESS).run("open('" +
			file + "');\n" + macro + "saveAs('tiff', getArgument());", folder.resolve(
				"again.tif").toString());

		assertEquals(0, result.exitCode(), macro + result);
		final ImagePlus again = IJ.openImage(folder.resolve("again.tif")
			.toString());
		assertArrayEquals(exported.getDimensions(), again.getDimensions());
		for (int i = 1; i <= exported.getStackSize(); i++) {
			assertArrayEquals((float[]) exported.getStack().getPixels(i),
				(float[]) again.getStack().getPixels(i));
		}
		final ComponentsView expected = ComponentsView.of(exported), actual =
			ComponentsView.of(again);
		assertEquals(expected.names(), actual.names());
		for (int j = 0; j < expected.size(); j++) {
			assertArrayEquals(expected.signature(j), actual.signature(j));
			assertEquals(expected.color(j), actual.color(j));
			assertEquals(expected.isFixed(j), actual.isFixed(j));
		}
		assertEquals(expected.relativeError(), actual.relativeError());
	}

	@Test
	void whatWasExportedStaysWhenTheWindowIsClosed() {
		explore(ExplorerSessionTest.stack());
		press("fit");
		waitForComponents(2);
		press("export");
		waitFor("the export", () -> part(JTextComponent.class, "status").getText()
			.startsWith("Exported"));

		onEvents(() -> {
			window.dispatchEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSING));
			return null;
		});

		waitFor("the end", () -> !window.isShowing());
		assertFalse(Arrays.asList(WindowManager.getNonImageWindows()).contains(
			window));
		assertEquals(2, WindowManager.getImage("Components of T").getNChannels());
	}

	@Test
	void aClickInTheStackShowsThePixelBesideItsFit() {
		final ImagePlus stack = ExplorerSessionTest.stack();
		explore(stack);
		press("fit");
		waitForComponents(2);
		waitFor("the residuals", () -> part(ImagePanel.class, "residuals")
			.hasImage());

		onEvents(() -> {
			final Point at = new Point(stack.getCanvas().screenX(7), stack.getCanvas()
				.screenY(9));
			stack.getCanvas().dispatchEvent(new MouseEvent(stack.getCanvas(),
				MouseEvent.MOUSE_PRESSED, System.currentTimeMillis(), 0, at.x, at.y, 1,
				false, MouseEvent.BUTTON1));
			stack.getCanvas().dispatchEvent(new MouseEvent(stack.getCanvas(),
				MouseEvent.MOUSE_RELEASED, System.currentTimeMillis(), 0, at.x, at.y, 1,
				false, MouseEvent.BUTTON1));
			return null;
		});

		waitFor("the pixel", () -> part(PixelPanel.class, "pixel").hasData());
		waitFor("its panel", () -> part(PixelPanel.class, "pixel").isShowing());
		final String text = onEvents(() -> {
			final PixelPanel panel = part(PixelPanel.class, "pixel");
			panel.paint(new BufferedImage(panel.getWidth(), panel.getHeight(),
				BufferedImage.TYPE_INT_RGB).createGraphics());
			return panel.textAt(new Point((int) panel.toX(520), 10));
		});
		final int channel = 8; // 450 nm + 7 * 10 nm
		assertTrue(text.startsWith("Wavelength (nm) 520\nsample " + Numbers.text(
			stack.getStack().getProcessor(channel).getf(7, 9)) + ","), text);
	}

	@Test
	void withoutADisplayItSaysThatItNeedsAWindow() {
		final ProcessResult result = MacroRunner.of(Mode.HEADLESS).run(
			"newImage('T', '8-bit ramp', 20, 20, 4); run('Explore Components...');" +
				" print('went on');", "");

		assertEquals(1, result.exitCode(), result.toString());
		assertEquals("", result.output());
		assertTrue(result.errors().contains(Messages.NEEDS_WINDOW), result
			.toString());
	}

	@Test
	void hoveringOverACurveTellsItsNameAndValue() {
		explore(ExplorerSessionTest.stack());
		press("fit");
		waitForComponents(2);

		final String text = onEvents(() -> {
			final SignaturePanel panel = part(SignaturePanel.class, "signatures");
			final double[] x = panel.view().positions(), h = panel.view().signature(
				1);
			return panel.textAt(new Point((int) Math.round(panel.toX(x[10])),
				(int) Math.round(panel.toY(h[10]))));
		});

		final ComponentsView view = onEvents(() -> part(SignaturePanel.class,
			"signatures").view());
		assertEquals(view.names().get(1) + "\nWavelength (nm) 550: " + Numbers.text(
			view.signature(1)[10]), text);
	}

	/** Residuals fall with each component, and that is to be seen. */
	@Test
	void residualsOfAllStepsHaveOneRange() {
		final Explorer explorer = open(ExplorerSessionTest.stack());
		press("fit");
		waitForComponents(2);
		waitForResiduals(explorer);
		final String before = onEvents(() -> part(ImagePanel.class, "residuals")
			.caption());
		press("add");
		waitForComponents(3);
		waitForResiduals(explorer);

		assertEquals(before, onEvents(() -> part(ImagePanel.class, "residuals")
			.caption()));
		press("range");
		final String own = onEvents(() -> part(ImagePanel.class, "residuals")
			.caption());
		assertTrue(own.startsWith("Black 0, white ") && !own.equals(before), own);
	}

	private void waitForResiduals(final Explorer explorer) {
		waitFor("the residuals", () -> !explorer.isInspecting() && part(
			ImagePanel.class, "residuals").hasImage());
	}

	@Test
	void enterDoesNotCloseWhatWasNotExported() {
		open(ExplorerSessionTest.stack());
		press("fit");
		waitForComponents(2);

		EventQueue.invokeLater(() -> window.dispatchEvent(new WindowEvent(window,
			WindowEvent.WINDOW_CLOSING)));
		waitFor("the question", () -> question() != null);
		final JButton proposed = onEvents(() -> question().getRootPane()
			.getDefaultButton());
		assertEquals("Keep open", proposed.getText());
		onEvents(() -> {
			proposed.doClick();
			return null;
		});

		waitFor("the answer", () -> question() == null);
		assertTrue(window.isShowing());
	}

	private JDialog question() {
		return (JDialog) Arrays.stream(window.getOwnedWindows()).filter(
			JDialog.class::isInstance).filter(Window::isShowing).findAny().orElse(
				null);
	}

	/** Somebody who looks at the errors wants to see them fall. */
	@Test
	void theErrorsStayInFrontAndHaveWhatNoFitCanBeBelow() {
		explore(ExplorerSessionTest.stack());
		press("fit");
		waitForComponents(2);
		press("add");
		waitForComponents(3);
		assertTrue(onEvents(() -> part(ErrorPanel.class, "errors").isShowing()));

		final ErrorPanel errors = part(ErrorPanel.class, "errors");
		waitFor("the bound", () -> errors.bound() != null);
		final String[] texts = onEvents(() -> {
			errors.paint(new BufferedImage(errors.getWidth(), errors.getHeight(),
				BufferedImage.TYPE_INT_RGB).createGraphics());
			return new String[] { errors.textAt(new Point((int) errors.toX(4),
				(int) errors.toY(errors.bound().percent(4)))), Numbers.text(errors
					.bound().percent(4)) };
		});

		assertEquals("4 components: no fit is below " + texts[1] +
			" %\n(dashed: the singular value decomposition)", texts[0]);
	}

	@Test
	void aBackgroundIsSubtractedBeforeTheFirstFit() {
		final Explorer explorer = open(ExplorerSessionTest.stack());

		onEvents(() -> {
			part(JComboBox.class, "background").setSelectedItem(Background.CONSTANT);
			part(JTextField.class, "level").setText("some");
			part(JTextField.class, "level").postActionEvent();
			return null;
		});
		assertFalse(onEvents(() -> button("fit").isEnabled()));
		onEvents(() -> {
			part(JTextField.class, "level").setText("2.5");
			part(JTextField.class, "level").postActionEvent();
			part(JComboBox.class, "saturation").setSelectedItem("480");
			return null;
		});
		press("fit");
		waitForComponents(2);

		final String line = explorer.session().lines().get(2);
		assertTrue(line.contains(" saturation=480 background=Constant level=2.5"),
			line);
	}

	@Test
	void hiddenSignaturesAreNotInThePlot() {
		explore(ExplorerSessionTest.stack());
		press("fit");
		waitForComponents(2);

		final int[] found = onEvents(() -> {
			final SignaturePanel panel = part(SignaturePanel.class, "signatures");
			final double[] h = panel.view().signature(1);
			final Point peak = new Point((int) panel.toX(panel.view()
				.positions()[10]), (int) Math.round(panel.toY(h[10])));
			final int before = panel.componentAt(peak);
			part(ThumbnailPanel.class, "components").toggle(List.of(0, 1));
			return new int[] { before, panel.componentAt(peak) };
		});

		assertArrayEquals(new int[] { 1, -1 }, found);
	}

	@Test
	void whatCantBeDoneIsSaidInTheWindowAndNothingIsLost() {
		final ImagePlus stack = ExplorerSessionTest.stack();
		final ImagePlus few = new ImagePlus("few", stack.getStack().crop(0, 0, 10,
			30, 30, 4));
		few.setDimensions(4, 1, 1);
		explore(few);
		press("fit");
		waitForComponents(2);

		set("added", 9);
		press("add");

		waitFor("the message", () -> part(JTextComponent.class, "status").getText()
			.endsWith("got 9."));
		waitForComponents(2);
		assertTrue(onEvents(() -> button("add").isEnabled()));
	}

	@Test
	void theNumberTypedBesideAddCountsAtOnce() {
		explore(ExplorerSessionTest.stack());
		press("fit");
		waitForComponents(2);

		type("added", "3");
		press("add");
		waitForComponents(5);
		for (final String wrong : List.of("some", "21")) {
			type("added", wrong);
			press("add");
			assertEquals(Messages.notCounted("components to add", 20, wrong),
				status());
			waitForComponents(5);
		}
	}

	/** Types into a spinner, and stays there. */
	private void type(final String spinner, final String text) {
		onEvents(() -> {
			((JSpinner.DefaultEditor) part(JSpinner.class, spinner).getEditor())
				.getTextField().setText(text);
			return null;
		});
	}

	@Test
	void cancelLeavesTheComponentsAsTheyWere() {
		final Explorer explorer = open(ExplorerSessionTest.stack());
		press("fit");
		waitForComponents(2);
		final ComponentsView before = onEvents(() -> part(SignaturePanel.class,
			"signatures").view());

		onEvents(() -> {
			explorer.run(lasting(Operations.add(1)));
			return null;
		});
		waitFor("the button", () -> button("cancel").isShowing());
		press("cancel");
		waitFor("the end", () -> part(JTextComponent.class, "status").getText()
			.startsWith("Canceled"));

		waitForComponents(2);
		assertEquals(before, onEvents(() -> part(SignaturePanel.class, "signatures")
			.view()));
	}

	/** Returns an operation that does not go on before it is canceled. */
	private static Operation lasting(final Operation operation) {
		return operation(operation.label(), (before, monitor) -> operation.apply(
			before, before.view().stack().orElseThrow(), new ProgressMonitor()
			{

				@Override
				public void progress(final double fraction, final String stage) {
					monitor.progress(fraction, stage);
				}

				@Override
				public boolean isCanceled() {
					ImageJWindows.waitFor("cancel", monitor::isCanceled);
					return true;
				}
			}));
	}

	private static Operation operation(final String label,
		final BiFunction<Step, ProgressMonitor, Step> work)
	{
		return new Operation() {

			@Override
			public String label() {
				return label;
			}

			@Override
			public Step apply(final Step before, final ImagePlus stack,
				final ProgressMonitor monitor)
			{
				return work.apply(before, monitor);
			}
		};
	}

	@Test
	void closingWhileAStepIsMadeEndsItQuietly() throws Exception {
		final Explorer explorer = open(ExplorerSessionTest.stack());
		press("fit");
		waitForComponents(2);
		final Step before = explorer.session().present();
		final CountDownLatch begun = new CountDownLatch(1);
		final List<Throwable> uncaught = Collections.synchronizedList(
			new ArrayList<>());
		final UncaughtExceptionHandler handler = Thread
			.getDefaultUncaughtExceptionHandler();
		Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
		try {
			onEvents(() -> {
				explorer.run(operation("Add", (step, monitor) -> {
					begun.countDown();
					return lasting(Operations.add(1)).apply(step, null, monitor);
				}));
				return null;
			});
			assertTrue(begun.await(20, TimeUnit.SECONDS));
			onEvents(() -> {
				explorer.dispose();
				return null;
			});
			waitFor("the end", () -> !explorer.isBusy() && !explorer.isInspecting());
		}
		finally {
			Thread.setDefaultUncaughtExceptionHandler(handler);
		}
		assertEquals(List.of(), uncaught);
		assertSame(before, explorer.session().present());
	}

	@Test
	void aStepWhosePicturesNeedTooMuchMemoryIsNotMade() {
		final Explorer explorer = open(ExplorerSessionTest.stack());
		press("fit");
		waitForComponents(2);
		final Step before = explorer.session().present();

		onEvents(() -> {
			explorer.run(operation("Large", (step, monitor) -> large(step)));
			return null;
		});
		waitFor("the message", () -> part(JTextComponent.class, "status").getText()
			.startsWith("There is too little memory"));

		waitForComponents(2);
		assertSame(before, explorer.session().present());
		assertFalse(onEvents(() -> button("undo").isEnabled()));
	}

	/** Returns a step whose pixels can't be looked at. */
	private static Step large(final Step step) {
		final ImagePlus image = step.view().copy(step.view().stack().orElseThrow());
		final AtomicBoolean full = new AtomicBoolean();
		final ImageStack planes = new ImageStack(image.getWidth(), image
			.getHeight())
		{

			@Override
			public ImageProcessor getProcessor(final int n) {
				if (full.get()) throw new OutOfMemoryError("as in a large image");
				return super.getProcessor(n);
			}
		};
		for (int i = 1; i <= image.getStackSize(); i++) {
			planes.addSlice(image.getStack().getProcessor(i));
		}
		image.setStack(planes);
		full.set(true);
		return Step.opened(ComponentsView.of(image), "", "");
	}

	@Test
	void allKeysDoWhatTheirButtonsDo() {
		explore(ExplorerSessionTest.stack());
		press("fit");
		waitForComponents(2);

		key("A");
		waitForComponents(3);
		key("ctrl Z");
		waitForComponents(2);
		assertTrue(status().startsWith("Undone: Add 1. HALS NMF: 2 components"),
			status());
		key("ctrl Y");
		waitForComponents(3);
		assertTrue(status().startsWith("Redone: Add 1. "), status());
		select(1);
		key("DELETE");
		waitForComponents(2);
		final ComponentsView removed = onEvents(() -> part(SignaturePanel.class,
			"signatures").view());
		key("F");
		waitFor("a new fit", () -> part(SignaturePanel.class, "signatures")
			.view() != removed);
		waitForComponents(2);
		select(0);
		key("F2");
		waitFor("the question", () -> part(JTextField.class, "answer").isShowing());
	}

	/** Does what the window does when a key is pressed. */
	private void key(final String key) {
		waitFor("rest", () -> button("export").isEnabled());
		onEvents(() -> {
			final JComponent owner = (JComponent) all(window.getContentPane()).filter(
				c -> c instanceof JComponent && ((JComponent) c).getInputMap(
					JComponent.WHEN_IN_FOCUSED_WINDOW).get(KeyStroke.getKeyStroke(
						key)) != null).findFirst().orElseThrow();
			final Object name = owner.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW)
				.get(KeyStroke.getKeyStroke(key));
			owner.getActionMap().get(name).actionPerformed(new ActionEvent(owner, 0,
				""));
			return null;
		});
	}

	@Test
	void theHelpListsAllButtonsAndTheirKeys() {
		explore(ExplorerSessionTest.stack());

		press("help");

		waitFor("the help", () -> Arrays.stream(window.getOwnedWindows()).anyMatch(
			Component::isShowing));
		final String page = HelpPage.of(ExplorerPlugIn.class);
		onEvents(() -> all(window.getContentPane()).filter(
			c -> c instanceof AbstractButton && ((AbstractButton) c)
				.getAction() instanceof ExplorerAction).map(
					c -> (ExplorerAction) ((AbstractButton) c).getAction()).toList())
			.forEach(action -> {
				final String help = (String) action.getValue(Action.SHORT_DESCRIPTION);
				final String key = help.substring(help.lastIndexOf('(') + 1, help
					.length() - 1);
				assertTrue(page.contains("<tr><td>" + action.label() + "</td><td>" +
					key + "</td>"), action.label() + " " + key);
			});
	}

	/** Also with larger fonts, and in a narrow window. */
	@ParameterizedTest
	@ValueSource(doubles = { 1, 1.5, 2 })
	void everythingIsInSight(final double scale) {
		final double before = Prefs.getGuiScale();
		Prefs.setGuiScale(scale);
		try {
			explore(ExplorerSessionTest.stack());
			assertEquals(onEvents(() -> part(JTextField.class, "level").getFont()
				.getSize2D()), onEvents(() -> part(JComboBox.class, "saturation")
					.getEditor().getEditorComponent().getFont().getSize2D()));
			press("fit");
			waitForComponents(2);
			onEvents(() -> {
				window.setSize(1024, 700);
				return null;
			});
			for (final String name : new String[] { "add", "remove", "undo", "rename",
				"composite", "export", "help" })
			{
				waitFor(name + " in sight", () -> isInSight(button(name)));
			}
			waitFor("the panels", () -> part(SignaturePanel.class, "signatures")
				.getHeight() > 100 && part(ErrorPanel.class, "errors")
					.getWidth() > 150 && part(ThumbnailPanel.class, "components")
						.getWidth() > 120);
			assertEquals(12 * scale, onEvents(() -> button("add").getFont()
				.getSize2D()), 1.5 * scale);
			assertTrue(onEvents(() -> all(window.getContentPane()).anyMatch(
				JTabbedPane.class::isInstance)));
		}
		finally {
			Prefs.setGuiScale(before);
		}
	}

	private boolean isInSight(final Component component) {
		Rectangle bounds = component.getBounds();
		Container parent = component.getParent();
		while (parent != null && parent != window) {
			if (!new Rectangle(parent.getSize()).contains(bounds)) return false;
			bounds = new Rectangle(bounds.x + parent.getX(), bounds.y + parent.getY(),
				bounds.width, bounds.height);
			parent = parent.getParent();
		}
		return true;
	}
}
