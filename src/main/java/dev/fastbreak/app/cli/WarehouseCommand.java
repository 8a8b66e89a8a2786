package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.OutputFile;
import dev.fastbreak.app.output.Program;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.Upstream;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What all commands share: they work on a warehouse and answer with an exit code. */
@SuppressWarnings("NullAway.Init") // picocli sets specification and program before a command runs
abstract class WarehouseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private FastbreakCommand program;

  @Mixin private final CommonOptions common = new CommonOptions();

  CommandContext context() {
    return program.context();
  }

  Terminal terminal() {
    return context().terminal();
  }

  CommonOptions common() {
    return common;
  }

  /** What a user is told who ends the command by Ctrl-C; empty when it speaks for itself. */
  Optional<String> whenInterrupted() {
    return Optional.of("Interrupted; nothing was changed.");
  }

  /** What a command does about its own end, after the user was told of it. */
  void ended(int exitCode) {}

  /**
   * The warehouse that the user named.
   *
   * @throws UsageException when there cannot be one
   */
  Warehouse warehouse() {
    try {
      return new PatientWarehouse(
          context().warehouses().apply(common.warehouse()).waiting(common.patience()));
    } catch (WarehouseException e) {
      String name = wasNamed() ? "--warehouse " : "FASTBREAK_WAREHOUSE=";
      throw new UsageException(name + common.warehouse() + ": " + e.getMessage());
    }
  }

  /**
   * A file that a result goes to besides the screen.
   *
   * @param file the file, or null when none is wanted
   * @param kept warehouses and inputs, which are never written over
   * @throws UsageException when it may not or cannot be written: better now than after hours
   */
  static @Nullable OutputFile output(String option, @Nullable Path file, Path... kept) {
    try {
      return file == null ? null : OutputFile.at(file, List.of(kept));
    } catch (IllegalArgumentException e) {
      throw new UsageException("%s %s: %s".formatted(option, file, e.getMessage()));
    }
  }

  /** The same where only the warehouse is to be kept. */
  static @Nullable OutputFile output(String option, @Nullable Path file, Warehouse warehouse) {
    return output(option, file, warehouse.localFile().stream().toArray(Path[]::new));
  }

  /** Whether the user named the warehouse with the option. */
  private boolean wasNamed() {
    return spec.commandLine().getParseResult().hasMatchedOption("--warehouse");
  }

  /** The option that names the warehouse behind a blank, when the user gave it. */
  String warehouseOption() {
    return wasNamed() ? " --warehouse " + TypedCommand.quoted(common.warehouse()) : "";
  }

  /** The command as the user gave it, as far as others may know it. */
  String commandLine() {
    return TypedCommand.of(spec.root().commandLine().getParseResult().originalArgs());
  }

  /**
   * The seasons that the warehouse knows.
   *
   * @throws CommandFailedException when it knows none
   */
  LeagueCalendar calendar(WarehouseSession session) {
    LeagueCalendar calendar;
    try {
      calendar = Upstream.calendar(session);
    } catch (WarehouseException e) {
      if (e.kind() == WarehouseException.Cause.SCHEMA) {
        throw noSchedule(" (" + e.getMessage() + ")");
      }
      throw e;
    }
    if (calendar.seasons().isEmpty()) {
      throw noSchedule("");
    }
    return calendar;
  }

  private CommandFailedException noSchedule(String why) {
    return new CommandFailedException(
        "There is no schedule in %s%s: run '%s' or '%s' first."
            .formatted(
                common.warehouse(),
                why,
                Program.command("import --from DIR"),
                Program.command("simulate --seasons 2021-22")));
  }

  /**
   * Checks that there is something to do in a range.
   *
   * @throws UsageException when no game lies in it, and nothing is left of games that it had
   */
  void requireWork(
      Warehouse warehouse, LeagueCalendar calendar, DateRange range, List<Processor> processors) {
    if (calendar.gameDates(range.start(), range.end()).isEmpty()
        && !hasLeftovers(warehouse, range, processors)) {
      requireGames(calendar, range);
    }
  }

  /**
   * Checks that there are games in a range.
   *
   * @throws UsageException when no game lies in it
   */
  void requireGames(LeagueCalendar calendar, DateRange range) {
    if (calendar.gameDates(range.start(), range.end()).isEmpty()) {
      throw new UsageException(
          "%s: no games on these days (NO_GAMES). %s Choose days of a season, or import its schedule."
              .formatted(range.asOptions(), knownSeasons(calendar)));
    }
  }

  /** What a backfill of the range would do. */
  Plan plan(Warehouse warehouse, DateRange range, List<Processor> processors, boolean resume) {
    return context().engine().plan(warehouse, range.start(), range.end(), processors, resume);
  }

  /** Whether days of the range still hold rows of games that they have no more. */
  boolean hasLeftovers(Warehouse warehouse, DateRange range, List<Processor> processors) {
    return !plan(warehouse, range, processors, true).withoutGames().isEmpty();
  }

  /** A sentence: {@code The schedule has 2021-22 (2021-10-19 to 2022-04-10).} */
  static String knownSeasons(LeagueCalendar calendar) {
    return calendar.seasons().values().stream()
        .map(WarehouseCommand::named)
        .collect(Collectors.joining(", ", "The schedule has ", "."));
  }

  private static String named(SeasonSchedule season) {
    return "%s (%s to %s)".formatted(season, season.opener(), season.gameDates().last());
  }
}
