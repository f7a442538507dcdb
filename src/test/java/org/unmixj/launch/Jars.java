
package org.unmixj.launch;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** Where the jars are that integration tests are about. */
final class Jars {

	/** For Fiji, without what it depends on. */
	static final Path THIN = jar("");
	/** For plain ImageJ. */
	static final Path IMAGEJ1 = jar("-imagej1");
	/** Starts ImageJ by itself. */
	static final Path APP = jar("-app");
	/** ImageJ. */
	static final Path IMAGEJ = jarOf("ij.ImageJ");
	/** What the thin jar needs beside ImageJ. */
	static final List<Path> DEPENDENCIES = List.of(jarOf(
		"cern.colt.matrix.DoubleMatrix2D"), jarOf(
			"EDU.oswego.cs.dl.util.concurrent.FJTask"), jarOf(
				"org.ejml.data.DMatrixRMaj"), jarOf("com.google.gson.Gson"), jarOf(
					"org.ejml.dense.row.CommonOps_DDRM"), jarOf("net.imglib2.img.Img"),
		jarOf("org.apache.commons.csv.CSVParser"), jarOf(
			"org.apache.commons.io.IOUtils"), jarOf(
				"org.apache.commons.codec.binary.Base64"), jarOf("org.scijava.Context"),
		jarOf("org.scijava.parsington.Token"));
	/** The class path of the tests' own classes. */
	static final Path TEST_CLASSES = location(Jars.class);

	private Jars() {
		// constants only
	}

	private static Path jar(final String classifier) {
		final String prefix = System.getProperty("unmixj.jar");
		if (prefix == null) throw new IllegalStateException(
			"The property unmixj.jar is not set: run this test with mvn verify");
		return new File(prefix + classifier + ".jar").toPath();
	}

	private static Path jarOf(final String className) {
		try {
			return location(Class.forName(className, false, Jars.class
				.getClassLoader()));
		}
		catch (final ClassNotFoundException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Path location(final Class<?> c) {
		try {
			return new File(c.getProtectionDomain().getCodeSource().getLocation()
				.toURI()).toPath();
		}
		catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}
}
