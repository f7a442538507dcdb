# RcppML's alternating non-negative least squares, until it has our error.
#
# Arguments: stack.npy, m, n, r, error to reach (percent), limit (s), prefix of
# output. Reports a name and its value per line.
#
# RcppML takes no start but a seed. A run can't be continued either, so the
# number of iterations is doubled from 1 and then bisected, each run from its
# seed, while there is time. Seeds 1, 2, 3: the first that gets there counts.
suppressMessages(library(RcppML))

arguments <- commandArgs(trailingOnly = TRUE)
m <- as.integer(arguments[2])
n <- as.integer(arguments[3])
r <- as.integer(arguments[4])
target <- as.numeric(arguments[5])
limit <- as.numeric(arguments[6])
prefix <- arguments[7]

report <- function(...) cat(..., "\n")

# samples x pixels, doubles: in this shape RcppML is about twice as fast
load_stack <- function(path) {
	file <- file(path, "rb")
	on.exit(close(file))
	readBin(file, "raw", 8)
	readBin(file, "raw", readBin(file, "integer", 1, size = 2, signed = FALSE,
		endian = "little"))
	A <- matrix(0, n, m)
	for (j in seq_len(n)) {
		A[j, ] <- readBin(file, "integer", m, size = 2, signed = FALSE,
			endian = "little")
	}
	A
}

fit <- function(iterations, seed) {
	start <- proc.time()[["elapsed"]]
	f <- nmf(A, r, tol = 0, maxit = iterations, verbose = FALSE, seed = seed)
	f$seconds <- proc.time()[["elapsed"]] - start
	f$iterations <- iterations
	scaled <- f$d * f$h
	f$error <- 100 * (sum_of_squares - 2 * sum(crossprod(f$w, A) * scaled) +
		sum(crossprod(f$w) * tcrossprod(scaled))) / sum_of_squares
	f
}

peak_memory <- function() {
	status <- tryCatch(readLines("/proc/self/status"), error = function(e) "",
		warning = function(w) "")
	line <- grep("^VmHWM:", status, value = TRUE)
	if (length(line)) report("peak_mb", as.numeric(gsub("[^0-9]", "", line)) / 1024)
}

reset_peak_memory <- function() {
	gc()
	tryCatch(cat("5", file = "/proc/self/clear_refs"), error = function(e) NULL,
		warning = function(w) NULL)
}

report("tool RcppML", format(packageVersion("RcppML")))
report("versions", R.version.string)
A <- load_stack(arguments[1])
sum_of_squares <- sum(A * A)
spent <- 0
found <- NULL
per_pass <- NULL
for (seed in 1:3) {
	last <- Inf
	iterations <- 1
	repeat {
		f <- fit(iterations, seed)
		spent <- spent + f$seconds
		if (seed == 1) report("trace", f$seconds, iterations, f$error)
		if (iterations == 1) first <- f$seconds
		if (iterations == 8) per_pass <- (f$seconds - first) / 7
		if (f$error <= target) { found <- f; break }
		# the next run takes about twice as long
		if (spent + 2 * f$seconds > limit || (iterations > 64 && f$error > last * (1 - 1e-6))) break
		last <- f$error
		iterations <- 2 * iterations
	}
	if (!is.null(found) || spent + 2 * f$seconds > limit) break
}
if (!is.null(found)) {
	low <- found$iterations %/% 2
	while (found$iterations - low > max(1, found$iterations %/% 16) &&
		spent + found$seconds < limit) {
		middle <- (low + found$iterations) %/% 2
		f <- fit(middle, seed)
		spent <- spent + f$seconds
		if (f$error <= target) found <- f else low <- middle
	}
	reset_peak_memory()
	found <- fit(found$iterations, seed)
	peak_memory()
	report("seed", seed)
	report("iterations", found$iterations)
	report("seconds", found$seconds)
	writeBin(as.double(found$d * found$h), paste0(prefix, "-W.f64"), endian = "little")
	writeBin(as.double(found$w), paste0(prefix, "-H.f64"), endian = "little")
}
if (is.null(per_pass)) per_pass <- (fit(8, 1)$seconds - fit(1, 1)$seconds) / 7
report("pass_seconds", per_pass)
report("reached", as.integer(!is.null(found)))
