// Saves components, opens them again, and shows their signatures: as they are,
// and as ImageJ's commands leave them; applies them, and finds one again that was
// removed. Argument: an empty folder.
folder = getArgument();
stack();
run("GSVD-NMF...", "axis=Channels components=2 tolerance=0.01 save=[" + folder + "/run]");
run("Z Project...", "projection=[Max Intensity]");
show("new");
close("*");

open(folder + "/run/Components of T.tif");
components = getImageID();
show("opened");
run("Duplicate...", "title=two duplicate");
makeRectangle(2, 2, 8, 8);
run("Crop");
show("cropped");
selectImage(components);
run("Z Project...", "projection=[Max Intensity]");
show("projected");
selectImage(components);
run("Duplicate...", "title=second duplicate channels=2");
show("second");
second = getImageID();
stack();
run("Apply Spectra...", "spectra=[Components of T.tif] save=[" + folder + "/applied] axis=Channels");
show("shown");
selectImage(second);
run("Grow Components...", "stack=T added=1 save=[" + folder + "/grown]");

function show(name) {
	image = getImageID();
	run("Show Signatures...", "save=[" + folder + "/" + name + "]");
	print(name, getTitle());
	selectImage(image);
}

function stack() {
	newImage("T", "16-bit", 20, 10, 6, 3, 1);
	run("Macro...", "code=v=(x+1)*(z%6+1)+(y+1)*(6-z%6) stack");
	for (i = 1; i <= nSlices; i++) {
		Stack.setPosition((i - 1) % 6 + 1, floor((i - 1) / 6) + 1, 1);
		setMetadata("Label", 500 + 20 * ((i - 1) % 6) + " nm");
	}
}
