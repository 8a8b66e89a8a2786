package dev.fastbreak.jobs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process with the class path of this one. */
final class ChildProcess {

  /** What SIGKILL makes of a process, in the words of a shell. */
  static final int KILLED = 137;

  /** No command takes so long; what does, hangs. */
  private static final int LIMIT_SECONDS = 1200;

  private final Process process;

  private ChildProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param jvm options for Java
   * @param said the file that gets everything that it prints
   */
  static ChildProcess start(List<String> jvm, Class<?> main, List<String> arguments, Path said) {
    return start(List.of(), jvm, main, arguments, said);
  }

  /** The same behind a command that starts it. */
  static ChildProcess start(
      List<String> behind, List<String> jvm, Class<?> main, List<String> arguments, Path said) {
    List<String> command = new ArrayList<>(behind);
    command.addAll(
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx700m"));
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    File output = said.toFile();
    try {
      return new ChildProcess(
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for its end and gives its exit code. */
  int await() {
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it still runs after %d seconds".formatted(LIMIT_SECONDS));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
