package dev.fastbreak.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs a command and measures it: with GNU time where it is installed, else by looking at what the
 * kernel says of the process every few milliseconds.
 */
final class MeasuredProcess {

  private static final Path GNU_TIME = Path.of("/usr/bin/time");
  private static final long LOOK_MILLIS = 20;

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * Prepares.
   *
   * @param folder where output, times and summaries are written
   * @param environment more variables for the commands
   */
  MeasuredProcess(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /**
   * Runs a command to its end.
   *
   * @param command the command; it must replace itself by the program, not start it as a child
   * @param summary the file in which it leaves its {@link Parts}
   * @param good exit codes that mean it did its work
   * @throws IllegalStateException for any other exit code, with the end of its output
   */
  Measurement run(List<String> command, Path summary, Set<Integer> good) {
    try {
      Files.deleteIfExists(summary);
      return hasGnuTime() ? withGnuTime(command, summary, good) : watched(command, summary, good);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private Measurement withGnuTime(List<String> command, Path summary, Set<Integer> good)
      throws IOException, InterruptedException {
    Path times = folder.resolve("time.txt");
    List<String> timed =
        new ArrayList<>(List.of(GNU_TIME.toString(), "-v", "-o", times.toString()));
    timed.addAll(command);
    long begin = System.nanoTime();
    Process process = start(timed);
    int exit = process.waitFor();
    double seconds = (System.nanoTime() - begin) / 1e9;
    check(command, exit, good);
    List<String> lines = Files.readAllLines(times);
    return new Measurement(
        seconds,
        number(lines, "User time (seconds): ") + number(lines, "System time (seconds): "),
        number(lines, "Maximum resident set size (kbytes): ") / 1024,
        Parts.read(summary));
  }

  private Measurement watched(List<String> command, Path summary, Set<Integer> good)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Process process = start(command);
    Path status = Path.of("/proc/" + process.pid() + "/status");
    double cpu = 0;
    double peak = 0;
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      cpu = Math.max(cpu, cpuSeconds(process));
      peak = Math.max(peak, highWater(status));
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    check(command, process.exitValue(), good);
    return new Measurement(seconds, cpu, peak, Parts.read(summary));
  }

  private static double cpuSeconds(Process process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
  }

  private static double highWater(Path status) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // the process has just ended
    }
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("output.txt").toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private void check(List<String> command, int exit, Set<Integer> good) throws IOException {
    if (!good.contains(exit)) {
      List<String> output = Files.readAllLines(folder.resolve("output.txt"));
      throw new IllegalStateException(
          "%s ended with %d:%n%s"
              .formatted(
                  String.join(" ", command),
                  exit,
                  String.join(
                      System.lineSeparator(),
                      output.subList(Math.max(0, output.size() - 30), output.size()))));
    }
  }

  private static boolean hasGnuTime() throws IOException, InterruptedException {
    if (!Files.isExecutable(GNU_TIME)) {
      return false;
    }
    Process probe =
        new ProcessBuilder(GNU_TIME.toString(), "-v", "true")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return probe.waitFor() == 0;
  }

  private static double number(List<String> lines, String label) {
    return lines.stream()
        .map(String::strip)
        .filter(line -> line.startsWith(label))
        .mapToDouble(line -> Double.parseDouble(line.substring(label.length())))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("GNU time does not tell '" + label + "'"));
  }
}
