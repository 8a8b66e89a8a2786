package dev.fastbreak.core.run;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** What {@code data_quality_issues} can say, in the order in which it says it. */
public enum QualityIssue {
  /** More than a tenth of the team's games have no data. */
  OWN_DATA_INCOMPLETE(Completeness.OWN_DATA_INCOMPLETE),
  /** A zone value of the row is unknown. */
  ZONE_DATA_INCOMPLETE("zone_data_incomplete"),
  /** The player's newest played game lies more than 30 days back. */
  STALE_HISTORY("stale_history"),
  /** The player's daily cache row is absent or not ready. */
  UPSTREAM_DAILY_CACHE_INCOMPLETE("upstream_daily_cache_incomplete"),
  /** The player's composite factors row is absent or not ready. */
  UPSTREAM_COMPOSITE_FACTORS_INCOMPLETE("upstream_composite_factors_incomplete"),
  /** The player's shot zone row is absent or not ready. */
  UPSTREAM_PLAYER_SHOT_ZONE_INCOMPLETE("upstream_player_shot_zone_incomplete"),
  /** The opponent's defence row is absent or not ready. */
  UPSTREAM_TEAM_DEFENSE_ZONE_INCOMPLETE("upstream_team_defense_zone_incomplete"),
  /** The player's context row is absent or not ready. */
  UPSTREAM_PLAYER_CONTEXT_INCOMPLETE("upstream_player_context_incomplete"),
  /** The opponent's context row is absent or not ready. */
  UPSTREAM_TEAM_CONTEXT_INCOMPLETE("upstream_team_context_incomplete"),
  /** The player's context was made from his own games. */
  SYNTHETIC_CONTEXT("synthetic_context");

  private final String code;

  QualityIssue(String code) {
    this.code = code;
  }

  /** The text stored in {@code data_quality_issues}. */
  public String code() {
    return code;
  }

  /** Issues as they are found, in any order. */
  public static final class Collector {
    private final EnumSet<QualityIssue> found = EnumSet.noneOf(QualityIssue.class);

    /** Notes the issue unless all is well. */
    public Collector unless(boolean well, QualityIssue issue) {
      if (!well) {
        found.add(issue);
      }
      return this;
    }

    /** The codes in their fixed order, empty when all is well. */
    public List<String> codes() {
      List<String> codes = new ArrayList<>(found.size());
      for (QualityIssue issue : found) {
        codes.add(issue.code);
      }
      return codes;
    }
  }
}
