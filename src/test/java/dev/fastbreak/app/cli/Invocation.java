package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * One command, as it was answered.
 *
 * @param exitCode its exit code
 * @param out what it printed
 * @param err what it told the user
 */
record Invocation(int exitCode, String out, String err) {

  static Invocation of(Engine engine, FakeWarehouse warehouse, String... args) {
    return of(Integer.MAX_VALUE, false, engine, warehouse, args);
  }

  /** On a screen of that width. */
  static Invocation onAScreen(int columns, String... args) {
    return of(columns, true, new FakeEngine(), new FakeWarehouse(), args);
  }

  private static Invocation of(
      int columns, boolean screen, Engine engine, FakeWarehouse warehouse, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            columns,
            screen,
            false,
            screen);
    CommandContext context =
        new CommandContext(
            engine,
            uri -> warehouse,
            Clock.fixed(Instant.parse("2022-01-15T06:00:00Z"), ZoneOffset.UTC),
            terminal);
    int exitCode = CommandLineProgram.execute(context, args);
    return new Invocation(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The first line of what it printed. */
  String verdict() {
    return out.lines().findFirst().orElse("");
  }
}
