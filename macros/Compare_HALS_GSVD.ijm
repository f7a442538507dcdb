// Compares HALS with GSVD-NMF on a stack: both from the same random starts, the
// former with all components at once, the latter with one component less, grown
// by one. Prints the relative error of each, and in how many starts GSVD-NMF is
// at least as good.
//
// Takes the active image, or the sample "Calcium Time-Lapse, 12 Cells" if none
// is open. Without a display the argument may name a file:
//   java -jar UnmixJ_-VERSION-app.jar --headless macros/Compare_HALS_GSVD.ijm FILE

components = 8;
starts = 5;

path = getArgument();
if (path != "") open(path);
else if (nImages == 0) run("Calcium Time-Lapse, 12 Cells");
stack = getImageID();
title = getTitle();

setBatchMode(true);
options = "image=" + stack + " components=" + components
	+ " initialization=Random seed=";
print(title + ", " + components + " components");
print("seed, HALS %, GSVD-NMF %");
atLeastAsGood = 0;
for (seed = 1; seed <= starts; seed++) {
	hals = unmix("HALS NMF...", options + seed);
	gsvd = unmix("GSVD-NMF...", options + seed + " added=1");
	print(seed + ", " + d2s(hals, 4) + ", " + d2s(gsvd, 4));
	if (gsvd <= hals * 1.0001) atLeastAsGood++;
}
print("GSVD-NMF at least as good (within 0.01 %): " + atLeastAsGood + " of "
	+ starts);

// Returns the relative error in percent; closes the components.
function unmix(command, options) {
	run(command, options);
	error = parseFloat(Property.get("error_percent"));
	close();
	return error;
}
