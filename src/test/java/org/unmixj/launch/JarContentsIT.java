
package org.unmixj.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the three jars hold. */
class JarContentsIT {

	private static final String INDEX = "META-INF/json/org.scijava.plugin.Plugin";
	private static final int JAVA_8 = 52;

	static Stream<Path> allJars() {
		return Stream.of(Jars.THIN, Jars.IMAGEJ1, Jars.APP);
	}

	static Stream<Path> shadedJars() {
		return Stream.of(Jars.IMAGEJ1, Jars.APP);
	}

	@ParameterizedTest
	@MethodSource("allJars")
	void theIndexListsOurCommands(final Path jar) throws IOException {
		final String index = text(jar, INDEX);

		for (final MenuEntry entry : MenuEntry.commands())
			assertTrue(index.contains("\"" + entry.command() + "\""), entry +
				" is not in the index");
	}

	@ParameterizedTest
	@MethodSource("shadedJars")
	void theIndexListsSciJavasServices(final Path jar) throws IOException {
		assertTrue(text(jar, INDEX).contains(
			"\"org.scijava.command.DefaultCommandService\""));
	}

	@ParameterizedTest
	@MethodSource("allJars")
	void theMenuAndTheLicenceAreInside(final Path jar) throws IOException {
		assertEquals(Files.readString(Path.of("plugins.config")), text(jar,
			"plugins.config"));
		assertEquals(Files.readString(Path.of("LICENSE.txt")), text(jar,
			"META-INF/LICENSE.txt"));
	}

	@ParameterizedTest
	@MethodSource("shadedJars")
	void theApacheLicenceIsInside(final Path jar) throws IOException {
		assertTrue(text(jar, "META-INF/licenses/Apache-2.0.txt").contains(
			"Apache License"));
	}

	@ParameterizedTest
	@MethodSource("allJars")
	void theSamplesAreInside(final Path jar) throws IOException {
		try (Stream<Path> samples = Files.list(Path.of("sample-stacks"))) {
			final Set<String> expected = samples.map(Path::toString).map(name -> name
				.replace('\\', '/')).filter(name -> name.endsWith(".tif")).collect(
					Collectors.toSet());

			assertTrue(names(jar).containsAll(expected), expected + " in " + jar);
		}
	}

	@Test
	void theThinJarHoldsNothingButUnmixJ() throws IOException {
		assertEquals(Set.of("org/unmixj"), packages(Jars.THIN));
	}

	@Test
	void theBundleRenamesAllButSciJava() throws IOException {
		assertEquals(Set.of("org/unmixj", "org/scijava"), packages(Jars.IMAGEJ1));
		assertTrue(names(Jars.IMAGEJ1).contains(
			"org/unmixj/shaded/cern/colt/matrix/DoubleMatrix2D.class"));
	}

	@ParameterizedTest
	@MethodSource("shadedJars")
	void nothingUnderOtherTermsIsInside(final Path jar) throws IOException {
		for (final String name : names(jar)) {
			assertFalse(name.contains("hep/aida") || name.contains("corejava/"),
				name);
			assertFalse(name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)"), name);
		}
	}

	@Test
	void theAppStartsByItself() throws IOException {
		try (JarFile jar = new JarFile(Jars.APP.toFile())) {
			final Attributes manifest = jar.getManifest().getMainAttributes();

			assertEquals("org.unmixj.ij1.Main", manifest.getValue("Main-Class"));
			assertEquals("java.base/java.lang", manifest.getValue("Add-Opens"));
			assertEquals(null, manifest.getValue("Class-Path"));
		}
	}

	@ParameterizedTest
	@MethodSource("allJars")
	void ourClassesRunOnJava8(final Path jar) throws IOException {
		try (JarFile file = new JarFile(jar.toFile())) {
			for (final JarEntry entry : file.stream().filter(e -> e.getName()
				.startsWith("org/unmixj/") && e.getName().endsWith(".class")).toList())
				try (DataInputStream in = new DataInputStream(file.getInputStream(
					entry)))
				{
					in.readInt();
					in.readUnsignedShort();
					assertTrue(in.readUnsignedShort() <= JAVA_8, entry.getName());
				}
		}
	}

	@Test
	void namesHaveTheUnderscoreThatImageJLooksFor() {
		assertTrue(Jars.IMAGEJ1.getFileName().toString().contains("_"));
		assertTrue(Jars.THIN.getFileName().toString().contains("_"));
	}

	/** The first two folders of all classes. */
	private static Set<String> packages(final Path jar) throws IOException {
		return names(jar).stream().filter(name -> name.endsWith(".class")).map(
			name -> Path.of(name).subpath(0, 2).toString().replace('\\', '/'))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> names(final Path jar) throws IOException {
		try (JarFile file = new JarFile(jar.toFile())) {
			return file.stream().map(JarEntry::getName).collect(Collectors.toSet());
		}
	}

	private static String text(final Path jar, final String name)
		throws IOException
	{
		try (JarFile file = new JarFile(jar.toFile())) {
			return new String(file.getInputStream(file.getEntry(name)).readAllBytes(),
				StandardCharsets.UTF_8);
		}
	}
}
