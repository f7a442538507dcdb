
package org.unmixj.imagej;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.QualityCheck;
import org.unmixj.nmf.Scale;

import ij.ImagePlus;
import ij.gui.Plot;

/**
 * What came out of unmixing several stacks together: images for each of them,
 * and one set of signatures. Nothing is shown yet.
 */
public final class JointResult {

	private final Factorization factorization;

	private final List<String> warnings;

	private final List<ImagePlus> components = new ArrayList<>();

	private final Plot signaturePlot;

	private final TitledTable signatures;

	private final TitledTable quality;

	private final TitledTable summary;

	private final String headline;

	/** Why the results could not be saved, or null. */
	private String unsaved;

	/**
	 * @param stacks the key of a macro that names the stacks
	 * @param start when the unmixing began, in ns
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	JointResult(final JointInput input, final Fit fit, final Scale scale,
		final String stacks, final long start, final ProgressMonitor monitor)
	{
		final Axis axis = input.axis();
		final SampleAxis samples = input.samples();
		factorization = ComponentOrder.along(axis, fit.factorization, 0, -1).scaled(
			scale);
		final Signatures named = new Signatures(factorization.H(), samples, axis,
			scale, ComponentNames.of(factorization.H(), samples, fit.names),
			Colors.DISTINCT.of(factorization.H(), samples));
		final QualityCheck check = QualityCheck.of(factorization);
		warnings = Collections.unmodifiableList(UnmixingResult.warnings(fit, check,
			axis));
		signaturePlot = Plots.signatures(input.title(), named);
		signatures = Tables.signatures(input.title(), named);
		quality = Tables.quality(input.title(), check, samples, null);
		fit.details.put("Stacks unmixed together", input.inputs().stream().map(
			StackInput::title).collect(Collectors.joining(", ")));
		fit.record = FitRecord.plain(factorization.components());
		final List<ImagePlus> images = images(input, named, monitor);
		final double seconds = (System.nanoTime() - start) * 1e-9;
		for (int i = 0; i < images.size(); i++) {
			final StackInput stack = input.inputs().get(i);
			UnmixingResult.describe(images.get(i), stack, fit, named, stacks +
				" axis=" + axis + " " + fit.macroOptions + " scale=" + scale,
				UnmixingResult.summary(stack.title(), fit, factorization, seconds),
				warnings, quality);
		}
		components.addAll(images);
		summary = Tables.summary(UnmixingResult.summary(input.title(), fit,
			factorization, seconds));
		headline = Messages.finished(fit.method, factorization.components(),
			factorization.relativeError(), seconds);
	}

	private List<ImagePlus> images(final JointInput input, final Signatures named,
		final ProgressMonitor monitor)
	{
		final List<ImagePlus> images = new ArrayList<>();
		for (final StackInput stack : input.inputs()) {
			final int planes = stack.geometry().planes();
			final TallMatrix W = factorization.W().rows(input.first(images.size()),
				RowPartition.of(stack.pixels().rows(), stack.geometry().samples()));
			images.add(ComponentImage.of(stack, W, named, new MemoryPlanes(stack
				.geometry().width(), stack.geometry().height(), W.columns() * planes),
				monitor));
		}
		return images;
	}

	/** Saves as {@link UnmixingResult#save} does; notes if that fails. */
	void save(final File folder, final ProgressMonitor monitor) {
		final List<Object> results = new ArrayList<>(components);
		results.addAll(Arrays.asList(signaturePlot, signatures, quality));
		try {
			new ResultFolder(folder).save(results, summary, monitor);
		}
		catch (final IllegalArgumentException e) {
			unsaved = e.getMessage();
			components.forEach(image -> image.setProp("unsaved", unsaved));
		}
	}

	/** Returns W and H as they are shown; W has the pixels of all stacks. */
	public Factorization factorization() {
		return factorization;
	}

	/** Returns "Components of T" for each stack T, in their order. */
	public List<ImagePlus> components() {
		return Collections.unmodifiableList(components);
	}

	/** Returns the plot of the signatures, which are those of all stacks. */
	public Plot signaturePlot() {
		return signaturePlot;
	}

	/** Returns the table of the signatures. */
	public TitledTable signatures() {
		return signatures;
	}

	/** Returns the table "QC of ...", a row for each component. */
	public TitledTable quality() {
		return quality;
	}

	/** Returns the table "UnmixJ Summary" with the one row of this run. */
	public TitledTable summary() {
		return summary;
	}

	/** Returns "Unmix Together: 4 components, error 0.69 %, 3.2 s". */
	public String headline() {
		return headline;
	}

	/** Returns sentences about what to be wary of; usually none. */
	public List<String> warnings() {
		return warnings;
	}

	/** Returns why the results could not be saved, if so. */
	public Optional<String> unsaved() {
		return Optional.ofNullable(unsaved);
	}
}
