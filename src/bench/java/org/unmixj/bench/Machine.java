
package org.unmixj.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.management.OperatingSystemMXBean;

/** What this machine and its Java are. */
final class Machine {

	private Machine() {
		// static methods only
	}

	/** Returns processor, memory, system and JVM in one line. */
	static String describe() {
		final long memory = ((OperatingSystemMXBean) ManagementFactory
			.getOperatingSystemMXBean()).getTotalMemorySize() >> 30;
		return processor() + ", " + Runtime.getRuntime().availableProcessors() +
			" processors, " + memory + " GiB; " + System.getProperty("os.name") +
			" " + System.getProperty("os.version") + "; " + System.getProperty(
				"java.vm.name") + " " + System.getProperty("java.vm.version");
	}

	private static String processor() {
		try {
			return Files.lines(Path.of("/proc/cpuinfo")).filter(line -> line
				.startsWith("model name")).map(line -> line.replaceFirst(".*: *", ""))
				.findFirst().orElse(System.getProperty("os.arch"));
		}
		catch (final IOException e) {
			return System.getProperty("os.arch");
		}
	}
}
