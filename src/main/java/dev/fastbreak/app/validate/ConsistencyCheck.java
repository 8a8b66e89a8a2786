package dev.fastbreak.app.validate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.table.TableSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the columns of a row that follow from its others do, and its stamps from the ledger. */
final class ConsistencyCheck implements RowCheck {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> STAMPS = List.of("run_id", "processed_at");

  /** Each is true exactly when the parts are. */
  private static final List<String> UPSTREAMS =
      List.of(
          "upstream_player_shot_ready",
          "upstream_team_defense_ready",
          "upstream_player_context_ready",
          "upstream_team_context_ready");

  private static final Map<String, String> SCORE_OF_JSON =
      Map.of(
          "fatigue_context_json", "fatigue_score",
          "shot_zone_context_json", "shot_zone_mismatch_score",
          "pace_context_json", "pace_score",
          "usage_context_json", "usage_spike_score");

  private final Scope scope;
  private final Map<Processor, Findings> consistent = new EnumMap<>(Processor.class);
  private final Map<Processor, Findings> stamped = new EnumMap<>(Processor.class);

  ConsistencyCheck(Scope scope) {
    this.scope = scope;
    for (Processor processor : scope.processors()) {
      stamped.put(processor, scope.findings(Gate.STAMPS, processor, "row"));
      if (!judged(processor).isEmpty()) {
        consistent.put(processor, scope.findings(Gate.CONSISTENT_ROWS, processor, "row"));
      }
    }
  }

  private static Set<String> judged(Processor processor) {
    Set<String> columns = new LinkedHashSet<>();
    switch (processor) {
      case TDZA, PSZA -> {}
      case PCF -> {
        columns.addAll(UPSTREAMS);
        columns.addAll(SCORE_OF_JSON.keySet());
        columns.addAll(SCORE_OF_JSON.values());
        columns.addAll(
            List.of("all_upstreams_ready", "analysis_date", "has_warnings", "warning_details"));
      }
      case PDC -> {
        columns.add("shot_zone_data_available");
        columns.add("source_shot_zone_rows_found");
      }
      case ML -> {
        columns.add("quality_tier");
        columns.add("feature_quality_score");
      }
    }
    if (!columns.isEmpty()) {
      columns.add("early_season_flag");
      columns.add("insufficient_data_reason");
    }
    return columns;
  }

  @Override
  public Collection<String> columns(Processor processor) {
    if (!scope.processors().contains(processor)) {
      return List.of();
    }
    List<String> columns = new ArrayList<>(judged(processor));
    columns.addAll(STAMPS);
    return columns;
  }

  @Override
  public void row(Processor processor, @Nullable Object[] values) {
    Row row = new Row(processor.table(), values);
    judge(stamped.get(processor), row, strayStamps(processor, row));
    judge(consistent.get(processor), row, contradiction(processor, row));
  }

  private static void judge(@Nullable Findings findings, Row row, @Nullable String wrong) {
    if (findings == null) {
      return;
    }
    findings.checked(1);
    if (wrong != null) {
      findings.violation(StoredRows.name(row.table(), row.values()) + ": " + wrong);
    }
  }

  private @Nullable String strayStamps(Processor processor, Row row) {
    boolean known =
        row.get(processor.table().dateColumn()) instanceof LocalDate date
            && scope.ledger().history(processor, date).stream()
                .anyMatch(
                    line ->
                        line.runId().equals(row.get("run_id"))
                            && line.startedAt().equals(row.get("processed_at")));
    return known
        ? null
        : "no ledger line of the date is of run %s at %s"
            .formatted(row.get("run_id"), row.get("processed_at"));
  }

  private static @Nullable String contradiction(Processor processor, Row row) {
    String own =
        switch (processor) {
          case TDZA, PSZA -> null;
          case PCF -> ofFactors(row);
          case PDC ->
              row.is("shot_zone_data_available")
                      == Objects.equals(row.get("source_shot_zone_rows_found"), 1L)
                  ? null
                  : "shot_zone_data_available does not follow from source_shot_zone_rows_found";
          case ML -> ofTier(row);
        };
    if (own != null) {
      return own;
    }
    return row.is("early_season_flag") == (row.get("insufficient_data_reason") != null)
        ? null
        : "early_season_flag and insufficient_data_reason disagree";
  }

  private static @Nullable String ofFactors(Row row) {
    if (row.is("all_upstreams_ready") != UPSTREAMS.stream().allMatch(row::is)) {
      return "all_upstreams_ready does not follow from its parts";
    }
    if (row.is("has_warnings") != (row.get("warning_details") != null)) {
      return "has_warnings and warning_details disagree";
    }
    if (!Objects.equals(row.get("analysis_date"), row.get("game_date"))) {
      return "analysis_date is not game_date";
    }
    for (Map.Entry<String, String> entry : SCORE_OF_JSON.entrySet()) {
      if (!agrees(row.get(entry.getKey()), row.get(entry.getValue()))) {
        return "final_score of %s is not %s".formatted(entry.getKey(), entry.getValue());
      }
    }
    return null;
  }

  /** A context that says that data is missing has no score to agree with. */
  private static boolean agrees(@Nullable Object json, @Nullable Object score) {
    try {
      JsonNode context = JSON.readTree(String.valueOf(json));
      return context.path("missing_data").asBoolean()
          || new BigDecimal(context.path("final_score").asText())
                  .compareTo(new BigDecimal(String.valueOf(score)))
              == 0;
    } catch (JsonProcessingException | NumberFormatException e) {
      return false;
    }
  }

  private static @Nullable String ofTier(Row row) {
    if (!(row.get("feature_quality_score") instanceof BigDecimal score)) {
      return null;
    }
    String tier = tier(score);
    return tier.equals(row.get("quality_tier"))
        ? null
        : "quality_tier is %s, a score of %s gives %s"
            .formatted(row.get("quality_tier"), score, tier);
  }

  private static String tier(BigDecimal score) {
    int whole = score.intValue();
    if (whole >= 95) {
      return "gold";
    } else if (whole >= 75) {
      return "silver";
    } else if (whole >= 50) {
      return "bronze";
    }
    return whole >= 25 ? "poor" : "unusable";
  }

  private record Row(TableSpec<?> table, @Nullable Object[] values) {
    @Nullable Object get(String column) {
      return values[table.position(column)];
    }

    boolean is(String column) {
      return Boolean.TRUE.equals(get(column));
    }
  }
}
