// What BadInputIT looks at before and after a command.

// Returns the open images and windows, and all that a user can see of the
// active image.
function state() {
	text = "images " + nImages;
	windows = getList("window.titles");
	for (i = 0; i < windows.length; i++)
		if (windows[i] != "Log") text = text + ", window " + windows[i];
	if (nImages == 0) return text;
	getMinAndMax(min, max);
	Stack.getPosition(channel, slice, frame);
	text = text + ", " + getTitle() + ", range " + min + " " + max + ", position "
		+ channel + " " + slice + " " + frame + ", changed " + is("changes")
		+ ", selection " + selectionType();
	if (selectionType() >= 0) {
		getSelectionCoordinates(xs, ys);
		for (i = 0; i < xs.length; i++) text = text + " " + xs[i] + "," + ys[i];
	}
	if (is("Virtual Stack")) return text;
	right = 1 + floor(getWidth() / 8);
	down = 1 + floor(getHeight() / 8);
	for (s = 1; s <= nSlices; s++) {
		setSlice(s);
		for (y = 0; y < getHeight(); y = y + down)
			for (x = 0; x < getWidth(); x = x + right)
				text = text + " " + getPixel(x, y);
	}
	if (Stack.isHyperstack) Stack.setPosition(channel, slice, frame);
	else setSlice(slice);
	return text;
}

function compare(before, after) {
	if (after == before) print("as it was");
	else print("before: " + before + " after: " + after);
}
