package dev.fastbreak.app;

import dev.fastbreak.app.cli.CommandContext;
import dev.fastbreak.app.cli.CommandLineProgram;
import dev.fastbreak.app.cli.LocalEngine;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.warehouse.Warehouses;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;

/** Entry point of {@code fastbreak COMMAND [options]}. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    if (Arrays.asList(args).contains("--verbose")) {
      // logback.xml reads it when the first logger is made, which is after this line.
      System.setProperty("fastbreak.log.level", "INFO");
      System.setProperty("fastbreak.log.start", "%d{HH:mm:ss.SSS} ");
      System.setProperty("fastbreak.log.exception", "%ex");
    }
    Terminal terminal =
        Terminal.of(
            utf8(FileDescriptor.out),
            utf8(FileDescriptor.err),
            System.getenv(),
            System.console() != null);
    int exitCode = execute(args, terminal);
    terminal.flush();
    System.exit(exitCode);
  }

  /**
   * Runs one command in this process, on plain streams: no colour, no progress bar.
   *
   * @return its exit code
   */
  public static int execute(String[] args, PrintStream out, PrintStream err) {
    return execute(args, Terminal.plain(out, err));
  }

  private static int execute(String[] args, Terminal terminal) {
    CommandContext context =
        new CommandContext(
            new LocalEngine(), uri -> Warehouses.of(uri, Map.of()), Clock.systemUTC(), terminal);
    return CommandLineProgram.execute(context, args);
  }

  /** Names of players are not ASCII, whatever the locale says. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
  }
}
