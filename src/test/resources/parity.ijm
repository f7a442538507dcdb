// Both commands on every sample and some of their options. Writes what a macro
// can ask for to numbers.txt, and all results, to folders in the one that the
// argument names. However ImageJ was started, only the seconds may differ.

var numbers = "";

unmix("Lambda Stack, 4 Dyes", false, "HALS NMF...", "components=4");
unmix("Lambda Stack, 4 Dyes", true, "GSVD-NMF...",
	"axis=Channels components=4 added=2 scale=Sum epsilon0=0.01");
unmix("Calcium Time-Lapse, 12 Cells", false, "GSVD-NMF...",
	"components=5 initialization=Random seed=7 iterations=30");
unmix("GSVD-NMF Paper Example", false, "GSVD-NMF...",
	"components=10 directions=Paper scale=Norm");
unmix("GSVD-NMF Paper Example", false, "HALS NMF...", "components=9");
File.saveString(numbers, getArgument() + "/numbers.txt");

function unmix(sample, selected, command, options) {
	run(sample);
	if (selected) makeOval(20, 30, 90, 70);
	input = getImageID();
	run(command, "image=" + input + " " + options
		+ " save=[" + getArgument() + "/" + command + selected + "]");
	getDimensions(width, height, channels, slices, frames);
	write(getTitle() + " " + width + " " + height + " " + channels + " " + slices
		+ " " + frames);
	keys = newArray("image", "method", "components", "error_percent",
		"iterations", "converged", "warning");
	for (i = 0; i < keys.length; i++)
		write("" + keys[i] + " " + Property.get(keys[i]));
	for (c = 1; c <= channels; c++) {
		Stack.setChannel(c);
		getStatistics(area, mean, min, max, std);
		label = Property.getSliceLabel;
		write("" + label + " " + d2s(mean, -9) + " " + d2s(max, -9));
	}
	close();
	selectImage(input);
	close();
}

function write(line) {
	numbers = numbers + line + "\n";
}
