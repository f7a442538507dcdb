
package org.unmixj;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.unmixj.linalg.ProgressMonitor;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Plot;
import ij.measure.ResultsTable;

/** The walls between the packages: who may use what. */
class PackageDependencyTest {

	private static final String LINALG = "org.unmixj.linalg..";
	private static final String NMF = "org.unmixj.nmf..";
	private static final String IMAGE = "org.unmixj.image..";
	private static final String IMAGEJ = "org.unmixj.imagej..";
	private static final String COMMAND = "org.unmixj.command..";
	private static final String IJ1 = "org.unmixj.ij1..";
	private static final String EXPLORER = "org.unmixj.explorer..";

	private static final String[] COLT_MATRICES = { "cern.colt.matrix",
		"cern.colt.matrix.impl" };

	private static final DescribedPredicate<JavaClass> AWT = resideInAnyPackage(
		"java.awt..", "javax.swing..");
	private static final DescribedPredicate<JavaClass> JAVA = resideInAPackage(
		"java..");
	private static final DescribedPredicate<JavaClass> PLAIN_JAVA = JAVA.and(not(
		AWT));

	private static JavaClasses all;

	@BeforeAll
	static void importClasses() {
		all = new ClassFileImporter().withImportOption(
			new ImportOption.DoNotIncludeTests()).importPackages("org.unmixj");
	}

	@Test
	void everyClassIsInOneOfTheRooms() {
		check(classes().should().resideInAnyPackage(LINALG, NMF, IMAGE, IMAGEJ,
			COMMAND, IJ1, EXPLORER));
	}

	@Test
	void linalgUsesMatrixLibrariesOnly() {
		allow(LINALG, PLAIN_JAVA.or(resideInAnyPackage("cern.colt..",
			"org.ejml..")));
	}

	@Test
	void onlyLinalgUsesDecompositionsOfLibraries() {
		check(noClasses().that().resideOutsideOfPackage(LINALG).should()
			.dependOnClassesThat().resideInAnyPackage("cern.colt.matrix.linalg..",
				"org.ejml.."));
	}

	@Test
	void nmfUsesLinalgAndColtsMatrices() {
		allow(NMF, PLAIN_JAVA.or(resideInAPackage(LINALG)).or(resideInAnyPackage(
			COLT_MATRICES)));
	}

	@Test
	void imageUsesImgLib2AndLinalg() {
		allow(IMAGE, PLAIN_JAVA.or(resideInAnyPackage("net.imglib2..", LINALG)).or(
			resideInAnyPackage(COLT_MATRICES)));
	}

	@Test
	void imagejUsesTheRoomsBelowAndImageJ() {
		allow(IMAGEJ, JAVA.or(resideInAnyPackage(IMAGE, NMF, LINALG, "ij..",
			"net.imglib2..", "javax.imageio", "org.apache.commons.csv",
			"com.google.gson..")).or(resideInAnyPackage(COLT_MATRICES)));
	}

	@Test
	void imagejNeedsNoWindow() {
		check(noClasses().that().resideInAPackage(IMAGEJ).should()
			.dependOnClassesThat(type(WindowManager.class).or(nameMatching(
				"ij\\.(gui|io)\\..*Dialog|ij\\.io\\.DirectoryChooser" +
					"|java\\.awt\\.Dialog|javax\\.swing\\..*"))));
	}

	@Test
	void onlyTheBridgeShowsAnything() {
		check(noClasses().that().resideOutsideOfPackage(IJ1).should()
			.callMethodWhere(target(name("show")).and(target(owner(assignableTo(
				ImagePlus.class).or(assignableTo(Plot.class)).or(assignableTo(
					ResultsTable.class)))))));
		check(noClasses().that().resideOutsideOfPackage(IJ1).should()
			.callMethodWhere(target(nameMatching(
				"error|showMessage.*|log|showStatus" + "|showProgress")).and(target(
					owner(name("ij.IJ"))))));
	}

	@Test
	void onlyTheBridgePrints() {
		check(noClasses().that().resideOutsideOfPackage(IJ1).should(
			ACCESS_STANDARD_STREAMS));
	}

	@Test
	void commandsAreParametersAndWiring() {
		// Not nameMatching(...).or(...), which would be the static method.
		final DescribedPredicate<JavaClass> options = resideInAnyPackage(NMF, IMAGE)
			.and(assignableTo(Enum.class).or(nameMatching(".*Options")));
		final DescribedPredicate<JavaClass> imagejTypes = type(ImagePlus.class).or(
			type(Plot.class)).or(type(ResultsTable.class));
		allow(COMMAND, PLAIN_JAVA.or(resideInAnyPackage(IMAGEJ, "org.scijava.."))
			.or(options).or(imagejTypes).or(type(ProgressMonitor.class)));
	}

	@Test
	void theBridgeKnowsCommandsByClassNameOnly() {
		allow(IJ1, JAVA.or(resideInAnyPackage(IMAGEJ, "ij..", "org.scijava..",
			"net.imagej.patcher..", "javax.swing..", "javax.accessibility..")).or(
				type(ProgressMonitor.class)));
	}

	@Test
	void theExplorerUsesWhatCommandsUseAndShowsAsTheyDo() {
		final DescribedPredicate<JavaClass> options = resideInAnyPackage(NMF, IMAGE)
			.and(assignableTo(Enum.class).or(nameMatching(".*Options")));
		final DescribedPredicate<JavaClass> bridge = resideInAPackage(IJ1).and(
			nameMatching(".*\\.(ResultWindows|HelpPage|Failure)"));
		allow(EXPLORER, JAVA.or(resideInAnyPackage(IMAGEJ, "ij..", "javax.swing..",
			"javax.accessibility..")).or(options).or(bridge).or(type(
				ProgressMonitor.class)));
	}

	/** State and steps could be used by another window, or by none. */
	@Test
	void theExplorersSessionHasNoWindow() {
		final String model =
			"org\\.unmixj\\.explorer\\.(ExplorerSession|Step|History|Operations?|FirstFit|MacroText)";
		check(noClasses().that().haveNameMatching(model).should()
			.dependOnClassesThat(resideInAnyPackage("javax.swing..").or(type(
				WindowManager.class))));
	}

	@Test
	void nothingUsesTheExplorer() {
		check(noClasses().that().resideOutsideOfPackage(EXPLORER).should()
			.dependOnClassesThat().resideInAPackage(EXPLORER));
	}

	@Test
	void theAppStartsBeforeImageJLoads() {
		check(noClasses().that().haveFullyQualifiedName("org.unmixj.ij1.Main")
			.should().dependOnClassesThat().resideInAPackage("ij.."));
	}

	@Test
	void roomsHaveNoCycles() {
		check(slices().matching("org.unmixj.(*)..").should().beFreeOfCycles());
	}

	/** A room may use itself and what is allowed, and nothing else. */
	private static void allow(final String room,
		final DescribedPredicate<JavaClass> allowed)
	{
		final DescribedPredicate<JavaClass> primitive = DescribedPredicate.describe(
			"primitive", c -> c.getBaseComponentType().isPrimitive());
		final DescribedPredicate<JavaClass> elements = DescribedPredicate.describe(
			allowed.getDescription(), c -> allowed.test(c.getBaseComponentType()));
		check(classes().that().resideInAPackage(room).should()
			.onlyDependOnClassesThat(resideInAPackage(room).or(primitive).or(
				elements)));
	}

	private static void check(final ArchRule rule) {
		rule.allowEmptyShould(true).check(all);
	}
}
