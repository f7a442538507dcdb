// Finds out how many components the active stack holds, and unmixes it with as
// many by GSVD-NMF. Without an open stack it takes the sample "Lambda Stack, 4
// Dyes". It counts for least squares (loss=Gaussian), and unmixes by them; with
// another loss it unmixes with that, and with loss=Auto with the one it found.
//
// With an argument, the plots (PNG) and the table (CSV) of the count, and the
// results of the unmixing, are written to the folder it names:
//   java -jar UnmixJ_-VERSION-app.jar --headless macros/Count_Components.ijm FOLDER
// Options of the count may follow after a semicolon, in the place of these:
// "FOLDER;most=8 loss=Poisson". Without loss=... among them it is loss=Gaussian.

options = "axis=Channels most=8 loss=Gaussian";
folder = getArgument();
semicolon = lastIndexOf(folder, ";");
if (semicolon >= 0) {
	options = substring(folder, semicolon + 1);
	folder = substring(folder, 0, semicolon);
	if (indexOf(" " + options, " loss=") < 0) options = options + " loss=Gaussian";
}
if (folder == "") folder = getDirectory("temp") + "unmixj-count";
if (nImages == 0) run("Lambda Stack, 4 Dyes");
title = getTitle();

run("Component Count...", options + " save=[" + folder + "]");

// without a display there are no tables, but there is the file
name = replace(title, "[\\\\/:*?\"<>|]", "_");
lines = split(File.openAsString(folder + File.separator + "Component count of "
	+ name + ".csv"), "\n");
columns = split(lines[0], ",");
for (i = 0; i < columns.length; i++) {
	if (columns[i] == "recommended") recommended = i; // 1 in the line of the number
	if (columns[i] == "loss") weighed = i; // what Auto has chosen
}
count = 1;
loss = "loss=Gaussian";
for (i = 1; i < lines.length; i++) {
	cells = split(lines[i], ",");
	loss = "loss=" + cells[weighed];
	if (parseFloat(cells[recommended]) == 1) count = parseInt(cells[0]);
}
print(title + ": " + count + " components");

method = "GSVD-NMF...";
if (count == 1) method = "HALS NMF...";
axis = "axis=Auto";
words = split(options, " ");
for (i = 0; i < words.length; i++) {
	if (startsWith(words[i], "axis=")) axis = words[i];
}
run(method, axis + " " + loss + " components=" + count + " save=[" + folder + "]");
print(getTitle() + ": error " + d2s(parseFloat(Property.get("error_percent")), 3)
	+ " %");
