package dev.fastbreak.core.catalog;

import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.table.TableSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The five processors, what they write, what they read from each other, and the version of their
 * logic. The order of computation is declared here and nowhere else.
 */
public enum Processor {
  TDZA(
      "TeamDefenseZoneAnalysisProcessor",
      "team_defense_zone_analysis",
      "Team defence by shot zone",
      Tables.TEAM_DEFENSE_ZONE_ANALYSIS,
      2,
      List.of(),
      List.of()),
  PSZA(
      "PlayerShotZoneAnalysisProcessor",
      "player_shot_zone_analysis",
      "Player shot zones",
      Tables.PLAYER_SHOT_ZONE_ANALYSIS,
      2,
      List.of(),
      List.of()),
  PCF(
      "PlayerCompositeFactorsProcessor",
      "player_composite_factors",
      "Composite factors",
      Tables.PLAYER_COMPOSITE_FACTORS,
      2,
      List.of(TDZA, PSZA),
      List.of(TDZA, PSZA)),
  PDC(
      "PlayerDailyCacheProcessor",
      "player_daily_cache",
      "Daily cache",
      Tables.PLAYER_DAILY_CACHE,
      2,
      List.of(PSZA),
      List.of(PSZA)),
  ML(
      "MLFeatureStoreProcessor",
      "ml_feature_store",
      "25-feature vector",
      Tables.ML_FEATURE_STORE,
      2,
      List.of(TDZA, PSZA, PCF, PDC),
      List.of(PDC, PCF, PSZA));

  private final String storedName;
  private final String longName;
  private final String title;
  private final TableSpec<?> table;
  private final int logicVersion;
  private final List<Processor> reads;
  private final List<Processor> requires;

  Processor(
      String storedName,
      String longName,
      String title,
      TableSpec<?> table,
      int logicVersion,
      List<Processor> reads,
      List<Processor> requires) {
    this.storedName = storedName;
    this.longName = longName;
    this.title = title;
    this.table = table;
    this.logicVersion = logicVersion;
    this.reads = reads;
    this.requires = requires;
  }

  /** The text stored in {@code processor_name}. */
  public String storedName() {
    return storedName;
  }

  /** Snake-case name: its pages in {@code pipelines/phase4}, and an alias on the command line. */
  public String longName() {
    return longName;
  }

  public String title() {
    return title;
  }

  /** Position in the order of computation, from 1. */
  public int number() {
    return ordinal() + 1;
  }

  public TableSpec<?> table() {
    return table;
  }

  /**
   * The version of its logic as the ledger keeps it. It must be raised whenever the same input may
   * give another row; every date is then due again.
   */
  public String codeVersion() {
    return name().toLowerCase(Locale.ROOT) + "-" + logicVersion;
  }

  /** Processors whose rows of the same date it reads. */
  public List<Processor> reads() {
    return reads;
  }

  /** Of those, the ones without whose rows the date is blocked. */
  public List<Processor> requires() {
    return requires;
  }

  /** The category of an exception in its computation. */
  public FailureCategory errorCategory() {
    return this == PCF || this == ML
        ? FailureCategory.CALCULATION_ERROR
        : FailureCategory.PROCESSING_ERROR;
  }

  /** The processor that a user means by a name ({@code psza}) or a number ({@code 2}). */
  public static Optional<Processor> find(String nameOrNumber) {
    String wanted = nameOrNumber.strip();
    return Arrays.stream(values())
        .filter(
            p ->
                p.name().equalsIgnoreCase(wanted)
                    || p.longName.equalsIgnoreCase(wanted)
                    || p.storedName.equalsIgnoreCase(wanted)
                    || String.valueOf(p.number()).equals(wanted))
        .findFirst();
  }

  /** The processor stored under a name in the ledger or among the failures. */
  public static Optional<Processor> ofStoredName(String storedName) {
    return Arrays.stream(values()).filter(p -> p.storedName.equals(storedName)).findFirst();
  }
}
