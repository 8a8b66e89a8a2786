package dev.fastbreak.jobs;

import dev.fastbreak.app.cli.CommandContext;
import dev.fastbreak.app.cli.CommandLineProgram;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.warehouse.Warehouses;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.TimeZone;

/** The program, to be killed on its way. */
final class Victim {

  private Victim() {}

  /**
   * Runs a command until it ends or is killed.
   *
   * @param args when to kill it ({@link Killing.When}), the folder that it writes results into,
   *     then the command as users give it
   */
  public static void main(String[] args) {
    TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
    Killing.prepare(Killing.When.parse(args[0]));
    Killing.watch(Path.of(args[1]));
    System.exit(run(Arrays.copyOfRange(args, 2, args.length)));
  }

  /** Runs a command in this process. */
  static int run(String... command) {
    Calculations calculations = Calculations.STANDARD;
    for (Processor processor : Processor.values()) {
      calculations = new Killing.BetweenTheParts(processor).in(processor, calculations);
    }
    return CommandLineProgram.execute(
        new CommandContext(
            FaultyEngine.of(calculations),
            uri -> new KillableWarehouse(Warehouses.of(uri)),
            Clock.systemUTC(),
            Terminal.plain(System.out, System.err)),
        command);
  }
}
