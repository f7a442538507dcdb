// Finds spectra once and applies them to all stacks of a folder: the first .tif
// file, in alphabetical order, is unmixed blindly by GSVD-NMF, and the others
// with the spectra found in it. Component images (TIFF), spectra (CSV) and plots
// (PNG) for each, and one summary.csv for all, go to a folder "unmixed" in it. A
// file that cannot be unmixed is reported, and the others are done nevertheless.
//
// In a window the folder is asked for. Without a display it is the argument:
//   java -jar UnmixJ_-VERSION-app.jar --headless macros/Fit_Once_Apply_Folder.ijm FOLDER
// Options for the first file may follow after a semicolon:
// "FOLDER;axis=Channels components=6".

options = "axis=Auto components=4 added=1";

input = getArgument();
if (input == "") input = getDirectory("Folder with stacks to unmix");
semicolon = -1; // a folder's name may have one too
if (!File.isDirectory(input)) semicolon = indexOf(input, ";");
while (semicolon >= 0
		&& !matches(substring(input, semicolon + 1), " *[a-z0-9]+=.*"))
	semicolon = indexOf(input, ";", semicolon + 1);
if (semicolon >= 0) {
	options = substring(input, semicolon + 1);
	input = substring(input, 0, semicolon);
}
if (!File.isDirectory(input)) exit("There is no folder \"" + input + "\".");
if (!endsWith(input, File.separator)) input = input + File.separator;
output = input + "unmixed";
File.makeDirectory(output);

axis = "axis=Auto"; // the same for all files
words = split(options, " ");
for (i = 0; i < words.length; i++) {
	if (startsWith(words[i], "axis=")) axis = words[i];
}

setBatchMode(true);
files = getFileList(input);
var spectra = ""; // set by the function below
done = 0;
failed = "";
count = 0;
for (i = 0; i < files.length; i++) {
	name = toLowerCase(files[i]);
	if (!endsWith(name, ".tif") && !endsWith(name, ".tiff")) continue;
	count++;
	showProgress(i, files.length);
	if (unmix(input + files[i])) {
		done++;
	} else {
		failed = failed + "\n  " + files[i];
	}
	close("*");
}
if (count == 0) print("There is no .tif file in " + input);
else print(done + " of " + count + " files unmixed into " + output);
if (failed != "") print("Not unmixed, for the reasons above:" + failed);

// Returns whether the file could be opened and unmixed: blindly as long as no
// spectra are known, and with the known ones then.
function unmix(path) {
	IJ.redirectErrorMessages(); // report errors in the Log, do not stop
	open(path);
	if (nImages == 0) {
		print("Not an image that ImageJ can open: " + path);
		return false;
	}
	stack = getImageID();
	IJ.redirectErrorMessages();
	if (spectra == "") run("GSVD-NMF...", options + " save=[" + output + "]");
	else run("Apply Spectra...", axis + " spectra=[" + spectra + "] save=["
		+ output + "]");
	if (getImageID() == stack) { // no components image became the active one
		print("Not unmixed: " + path);
		return false;
	}
	if (Property.get("unsaved") != "") {
		print("Not saved: " + path);
		return false;
	}
	how = "applied";
	if (spectra == "") {
		how = "found";
		spectra = output + File.separator + getTitle();
		if (!endsWith(spectra, ".tif")) spectra = spectra + ".tif";
	}
	print(File.getName(path) + ": spectra " + how + ", error "
		+ d2s(parseFloat(Property.get("error_percent")), 3) + " %");
	return true;
}
