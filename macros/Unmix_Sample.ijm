// Unmixes the sample "Lambda Stack, 4 Dyes" by GSVD-NMF.
//
// With an argument, the component images (TIFF), the spectra (CSV), the plots
// (PNG) and a line in summary.csv are written to the folder it names:
//   java -jar UnmixJ_-VERSION-app.jar --headless macros/Unmix_Sample.ijm FOLDER

folder = getArgument();
saving = "";
if (folder != "") saving = " save=[" + folder + "]";

run("Lambda Stack, 4 Dyes");
run("GSVD-NMF...", "axis=Channels components=4 added=1" + saving);

print(getTitle() + ": error " + d2s(parseFloat(Property.get("error_percent")), 3)
	+ " %, " + Property.get("iterations") + " iterations, "
	+ d2s(parseFloat(Property.get("seconds")), 1) + " s"
	+ ", converged: " + Property.get("converged"));
if (folder != "") print("Written to " + folder);
