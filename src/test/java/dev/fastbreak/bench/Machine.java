package dev.fastbreak.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What the numbers were measured on.
 *
 * @param cores processors that Java may use
 * @param processor the processor's name, empty where the system does not tell
 * @param memoryMegabytes memory of the machine, in MiB
 * @param java version of Java
 * @param system operating system
 * @param loadBefore processes that wanted a core in the last minute before the first run: near 0 on
 *     a quiet machine
 */
record Machine(
    int cores,
    String processor,
    long memoryMegabytes,
    String java,
    String system,
    double loadBefore) {

  private static final double QUIET = 0.5;

  static Machine here() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        line(Path.of("/proc/cpuinfo"), "model name"),
        memory(),
        System.getProperty("java.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** For the head of a report. */
  String sentence() {
    return String.format(
        Locale.ROOT,
        "%d cores (%s), %d MB of memory, Java %s, %s; load before the first run %.1f.",
        cores,
        processor,
        memoryMegabytes,
        java,
        system,
        loadBefore);
  }

  /** Whether other programs can have disturbed the runs. */
  boolean isQuiet() {
    return loadBefore < QUIET;
  }

  private static long memory() {
    String digits = line(Path.of("/proc/meminfo"), "MemTotal").replaceAll("[^0-9]", "");
    return digits.isEmpty() ? 0 : Long.parseLong(digits) / 1024;
  }

  private static String line(Path file, String label) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(label))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
