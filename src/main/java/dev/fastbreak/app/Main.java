package dev.fastbreak.app;

import dev.fastbreak.app.cli.CommandContext;
import dev.fastbreak.app.cli.CommandLineProgram;
import dev.fastbreak.app.cli.Engine;
import dev.fastbreak.app.output.ResultStream;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.warehouse.Warehouses;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.TimeZone;

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
    if ("json".equals(System.getenv("FASTBREAK_LOG"))) {
      System.setProperty("fastbreak.log.level", "INFO");
      System.setProperty("fastbreak.log.encoder", JsonLogEncoder.class.getName());
    }
    // The driver makes timestamps in lists by way of this machine's time of day, and in spring one
    // hour of that does not exist.
    TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
    // Sentences are English on every machine, and a number looks the same in all of them.
    Locale.setDefault(Locale.ROOT);
    LibraryLogs.quieten();
    PrintStream out = new ResultStream(new FileOutputStream(FileDescriptor.out));
    PrintStream err = new ResultStream(new FileOutputStream(FileDescriptor.err));
    Terminal terminal;
    try {
      terminal = Terminal.of(out, err, System.getenv(), System.console() != null);
    } catch (IllegalArgumentException e) {
      Terminal.plain(out, err).message("fastbreak: " + e.getMessage());
      System.exit(CommandLineProgram.USAGE);
      return;
    }
    MemoryWatch.begin(terminal);
    int exitCode = execute(args, terminal);
    terminal.flush();
    System.exit(exitCode);
  }

  /** Runs one command in this process, on plain streams: no colour, no progress bar. */
  public static int execute(String[] args, PrintStream out, PrintStream err) {
    return execute(args, Terminal.plain(out, err));
  }

  private static int execute(String[] args, Terminal terminal) {
    CommandContext context =
        new CommandContext(new Engine(), Warehouses::of, Clock.systemUTC(), terminal);
    return CommandLineProgram.execute(context, args);
  }
}
