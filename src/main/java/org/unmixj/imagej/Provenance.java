
package org.unmixj.imagej;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.unmixj.image.Axis;
import org.unmixj.image.StackGeometry;

import ij.ImagePlus;

/** Writes into a components image how it was made. */
final class Provenance {

	private Provenance() {
		// static methods only
	}

	/**
	 * Sets the properties and the Info of a components image; both are kept in a
	 * TIFF.
	 *
	 * @param options the keys of a macro that unmixes in the same way
	 * @param summary the columns of the summary row
	 */
	static void record(final ImagePlus components, final StackInput input,
		final Fit fit, final String options, final Map<String, Object> summary,
		final List<String> warnings)
	{
		summary.forEach((key, value) -> components.setProp(key,
			value instanceof Number ? NumberText.of(((Number) value).doubleValue())
				: value.toString()));
		if (!warnings.isEmpty()) {
			components.setProp("warning", String.join(" ", warnings));
		}
		final StringBuilder info = new StringBuilder();
		final Object inputInfo = input.image().getProperty("Info");
		if (inputInfo != null) info.append(inputInfo).append("\n\n");
		lines(input, fit, options, summary, warnings).forEach((key, value) -> info
			.append(key).append(": ").append(value).append('\n'));
		components.setProperty("Info", info.toString());
	}

	private static Map<String, String> lines(final StackInput input,
		final Fit fit, final String options, final Map<String, Object> summary,
		final List<String> warnings)
	{
		final StackGeometry geometry = input.geometry();
		final Map<String, String> lines = new LinkedHashMap<>();
		lines.put("Unmixed by", "UnmixJ " + version());
		lines.put("Method", fit.method);
		lines.put("Input", input.title() + ", " + geometry.width() + " x " +
			geometry.height() + " pixels, " + Messages.count(geometry.length(
				Axis.CHANNELS), "channel") + ", " + Messages.count(geometry.length(
					Axis.SLICES), "slice") + ", " + Messages.count(geometry.length(
						Axis.FRAMES), "frame") + ", " + input.image().getBitDepth() +
			"-bit");
		if (input.hasSelection()) {
			lines.put("Selection", input.selection() + (input.isMasked() ? "" : ", " +
				pixelCount(input)));
		}
		if (input.isMasked()) lines.put("Pixels fitted", pixelCount(input));
		lines.put("Options", options);
		lines.put("Relative error (percent)", NumberText.of((Double) summary.get(
			"error_percent")));
		lines.put("Iterations", String.valueOf(fit.iterations));
		lines.put("Converged", String.valueOf(fit.converged));
		lines.putAll(fit.details);
		if (!warnings.isEmpty()) lines.put("Warning", String.join(" ", warnings));
		return lines;
	}

	private static String pixelCount(final StackInput input) {
		return input.pixels().rowsPerPlane() + " of " + input.pixels().planeSize() +
			" pixels";
	}

	/** Returns the version of UnmixJ. */
	static String version() {
		final String version = Provenance.class.getPackage()
			.getImplementationVersion();
		return version == null ? "(unpackaged)" : version;
	}
}
