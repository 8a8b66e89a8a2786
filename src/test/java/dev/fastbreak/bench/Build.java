package dev.fastbreak.bench;

import dev.fastbreak.core.catalog.Processor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A built checkout of the program, and the commands that start what is in it.
 *
 * @param root its folder
 * @param folder where summaries are written
 */
record Build(Path root, Path folder) {

  /**
   * The build of another commit, made once, in a clone beside the measurements.
   *
   * @param repository a checkout whose history has the commit
   * @throws IllegalStateException when there is no such commit, or it does not build
   */
  static Build of(String commit, Path repository, Path folder) {
    Path clone = folder.resolve("build-" + commit.replaceAll("[^0-9A-Za-z]", "-"));
    if (!Files.isDirectory(clone)) {
      Path unfinished = folder.resolve(clone.getFileName() + ".new");
      run(List.of("rm", "-rf", unfinished.toString()));
      run(List.of("git", "clone", "--quiet", repository.toString(), unfinished.toString()));
      run(List.of("git", "-C", unfinished.toString(), "checkout", "--quiet", commit));
      run(List.of("mv", unfinished.toString(), clone.toString()));
    }
    Build build = new Build(clone, folder);
    run(List.of(build.launcher(), "--help"));
    return build;
  }

  /** The file in which a measured command leaves its {@link Parts}. */
  Path summary() {
    return folder.resolve("summary.json");
  }

  /** Runs a command whose time does not count. */
  void prepare(Path warehouse, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(launcher()));
    command.addAll(arguments);
    command.addAll(List.of("--warehouse", "duckdb:" + warehouse));
    run(command);
  }

  /** A backfill over all game dates. */
  List<String> backfill(Path warehouse, League.Extent extent, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.add("backfill");
    arguments.addAll(List.of("--start-date", extent.first().toString()));
    arguments.addAll(List.of("--end-date", extent.last().toString()));
    arguments.addAll(List.of(more));
    return fastbreak(warehouse, arguments);
  }

  /** Any command that writes a summary. */
  List<String> fastbreak(Path warehouse, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(launcher()));
    command.addAll(arguments);
    command.addAll(List.of("--warehouse", "duckdb:" + warehouse, "--json", summary().toString()));
    return command;
  }

  /** Java with the launcher's options, as far as they mean anything to these programs. */
  List<String> plain(Class<?> program, Path warehouse, List<Processor> processors) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmn300m",
        "-Xmx2g",
        "-XX:SharedArchiveFile=" + root.resolve("target/fastbreak.jsa"),
        "-Xshare:auto",
        "-Xlog:disable",
        "-cp",
        // The program's own jar first: the shared archive knows its classes.
        root.resolve("target/fastbreak.jar") + ":" + root.resolve("target/test-classes"),
        program.getName(),
        warehouse.toString(),
        Processors.join(processors),
        summary().toString());
  }

  private String launcher() {
    return root.resolve("scripts/fastbreak").toString();
  }

  private static void run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
