// Unmixes a stack with dyes whose spectra are known, by non-negative least
// squares: the active image, or the sample "Lambda Stack, 4 Dyes" if none is
// open.
//
// In a window the file of spectra is asked for (sample-stacks/truth has that of
// the sample). Without a display the argument names it, and, after a semicolon,
// a folder for the component images (TIFF), the spectra (CSV) and a plot (PNG):
//   java -jar UnmixJ_-VERSION-app.jar --headless macros/Unmix_Known_Dyes.ijm "SPECTRA.csv;FOLDER"

spectra = getArgument();
saving = "";
semicolon = lastIndexOf(spectra, ";");
if (semicolon >= 0 && !File.exists(spectra)) {
	saving = " save=[" + substring(spectra, semicolon + 1) + "]";
	spectra = substring(spectra, 0, semicolon);
}
if (spectra == "") spectra = File.openDialog("File of spectra (CSV)");

if (nImages == 0) run("Lambda Stack, 4 Dyes");
run("Apply Spectra...", "axis=Channels spectra=[" + spectra + "]" + saving);

print(getTitle() + ": error " + d2s(parseFloat(Property.get("error_percent")), 3)
	+ " %");
getDimensions(width, height, channels, slices, frames);
for (c = 1; c <= channels; c++) {
	Stack.setChannel(c);
	getStatistics(area, mean);
	print(getInfo("slice.label") + ": mean " + d2s(mean, 2));
}
