package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameLog;
import dev.fastbreak.core.phase3.Phase3Derivation;
import dev.fastbreak.core.phase3.UnexpectedPlayers;
import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.core.season.ExpectedRoster;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Imports a folder of box-score CSVs: reads every season in it, derives the upstream tables, and
 * loads all of them in one transaction. The same input again changes nothing.
 */
public final class UpstreamImport {

  private UpstreamImport() {}

  /**
   * Reads and loads.
   *
   * @param folder where the CSV files are
   * @param session the warehouse to load into; its missing tables are created
   * @param clock gives {@code processed_at} of the rows that change
   * @param progress is told what is being done, a sentence at a time
   * @throws ImportException when the input is not as it should be; nothing has been written then
   * @throws dev.fastbreak.warehouse.WarehouseException when the warehouse refuses
   */
  public static ImportResult run(
      Path folder, WarehouseSession session, Clock clock, Consumer<String> progress) {
    return load(read(folder, progress), session, clock, progress);
  }

  /**
   * Reads a folder; no warehouse is needed for that.
   *
   * @throws ImportException when the input is not as it should be
   */
  public static UpstreamInput read(Path folder, Consumer<String> progress) {
    GameLogReader.Reading reading = GameLogReader.read(folder, progress);
    progress.accept("Deriving the upstream tables");
    List<UpstreamTables> tables = reading.seasons().stream().map(Phase3Derivation::derive).toList();
    Misfits.refuse(tables, folder);
    List<String> notes = new ArrayList<>(reading.notes());
    tables.forEach(season -> noteUnexpected(season, notes));
    List<String> seasons =
        reading.seasons().stream()
            .map(GameLog::seasonYear)
            .map(year -> new Season(year).toString())
            .toList();
    return new UpstreamInput(seasons, tables, notes);
  }

  /**
   * Reads the season of a folder that plays on a day, twice: as it is, and as it stood on the
   * morning of the day.
   *
   * @throws ImportException when the input is not as it should be, or no season plays on the day
   */
  public static Rehearsal rehearse(Path folder, LocalDate day, Consumer<String> progress) {
    for (GameLog season : GameLogReader.read(folder, progress).seasons()) {
      if (season.games().stream().anyMatch(game -> game.date().equals(day))) {
        progress.accept("Deriving the upstream tables");
        return new Rehearsal(input(season.asOf(day)), input(season));
      }
    }
    throw new ImportException("Folder '%s' has no game on %s.".formatted(folder, day));
  }

  /**
   * A season of which a part is known.
   *
   * @param asOf what was known on the morning of a day
   * @param whole what is known now
   */
  public record Rehearsal(UpstreamInput asOf, UpstreamInput whole) {}

  private static UpstreamInput input(GameLog season) {
    return new UpstreamInput(
        List.of(new Season(season.seasonYear()).toString()),
        List.of(Phase3Derivation.derive(season)),
        List.of());
  }

  private static void noteUnexpected(UpstreamTables season, List<String> notes) {
    UnexpectedPlayers unexpected = UnexpectedPlayers.of(season.playerGames());
    if (unexpected.count() > 0) {
      notes.add(
          "%s: %,d of %,d player-games have no context, because nobody expected the player: %,d first games of the season, %,d first games for another team, %,d after more than %d days."
              .formatted(
                  new Season(season.seasonYear()),
                  unexpected.count(),
                  season.playerGames().size(),
                  unexpected.debuts(),
                  unexpected.changes(),
                  unexpected.returns(),
                  ExpectedRoster.DAYS));
    }
  }

  /**
   * Loads what was read.
   *
   * @throws ImportException when its seasons and those of the warehouse overlap; nothing has been
   *     written then
   * @throws dev.fastbreak.warehouse.WarehouseException when the warehouse refuses
   */
  public static ImportResult load(
      UpstreamInput input, WarehouseSession session, Clock clock, Consumer<String> progress) {
    progress.accept("Loading the warehouse");
    List<LoadResult> loads = UpstreamLoader.load(input.tables(), session, clock);
    return new ImportResult(input.seasons(), loads, input.notes());
  }
}
