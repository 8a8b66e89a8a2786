package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import java.util.Arrays;
import java.util.List;

/** A source hash that stands for exactly one row of another processor on the same date. */
enum SourceLink {
  PCF_SHOT_ZONES(Processor.PCF, "source_player_shot", Processor.PSZA),
  PCF_DEFENSE(Processor.PCF, "source_team_defense", Processor.TDZA),
  PDC_SHOT_ZONES(Processor.PDC, "source_shot_zone", Processor.PSZA),
  ML_CACHE(Processor.ML, "source_daily_cache", Processor.PDC),
  ML_COMPOSITE(Processor.ML, "source_composite", Processor.PCF),
  ML_SHOT_ZONES(Processor.ML, "source_shot_zones", Processor.PSZA),
  ML_DEFENSE(Processor.ML, "source_team_defense", Processor.TDZA);

  private final Processor reader;
  private final String prefix;
  private final Processor source;

  SourceLink(Processor reader, String prefix, Processor source) {
    this.reader = reader;
    this.prefix = prefix;
    this.source = source;
  }

  static List<SourceLink> of(Processor reader) {
    return Arrays.stream(values()).filter(link -> link.reader == reader).toList();
  }

  /** The processor whose row the hash stands for. */
  Processor source() {
    return source;
  }

  /** Whether that row is the opponent's and not the player's. */
  boolean isOfOpponent() {
    return source == Processor.TDZA;
  }

  String hashColumn() {
    return prefix + "_hash";
  }

  String rowsFoundColumn() {
    return prefix + "_rows_found";
  }
}
