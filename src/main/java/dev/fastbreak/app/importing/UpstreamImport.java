package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameLog;
import dev.fastbreak.core.phase3.Phase3Derivation;
import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.time.Clock;
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
    List<UpstreamTables> tables = Phase3Derivation.derive(reading.seasons());
    List<String> seasons =
        reading.seasons().stream()
            .map(GameLog::seasonYear)
            .map(year -> new Season(year).toString())
            .toList();
    return new UpstreamInput(seasons, tables, reading.notes());
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
