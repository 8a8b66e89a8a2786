package dev.fastbreak.app.validate;

import dev.fastbreak.core.catalog.Processor;
import java.util.List;
import java.util.Map;

/**
 * A source hash that stands for exactly one row of another processor on the same date.
 *
 * @param source the processor whose row the hash stands for
 * @param prefix what the reader's columns about it begin with
 */
record SourceLink(Processor source, String prefix) {

  /** What the readers of a processor call its rows. */
  private static final Map<Processor, List<String>> PREFIXES =
      Map.of(
          Processor.TDZA, List.of("source_team_defense"),
          Processor.PSZA, List.of("source_player_shot", "source_shot_zone", "source_shot_zones"),
          Processor.PCF, List.of("source_composite"),
          Processor.PDC, List.of("source_daily_cache"));

  /**
   * A link to each processor that another one reads.
   *
   * @throws IllegalStateException when the reader's table has no hash of such a row
   */
  static List<SourceLink> of(Processor reader) {
    return reader.reads().stream().map(source -> of(reader, source)).toList();
  }

  private static SourceLink of(Processor reader, Processor source) {
    return PREFIXES.getOrDefault(source, List.of()).stream()
        .map(prefix -> new SourceLink(source, prefix))
        .filter(link -> reader.table().find(link.hashColumn()).isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s has no source hash of a row of %s".formatted(reader.table(), source)));
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
