package dev.fastbreak.core.composite;

import dev.fastbreak.core.population.PlayerContext;
import java.util.ArrayList;
import java.util.List;

/** The inputs of the four scores that {@code missing_data_fields} names when they are unknown. */
public final class MissingInput {

  public static final int INPUTS = 5;

  public static final String DAYS_REST = "days_rest";
  public static final String PROJECTED_USAGE_RATE = "projected_usage_rate";
  public static final String PACE_DIFFERENTIAL = "pace_differential";
  public static final String PLAYER_SHOT_ZONE = "player_shot_zone";
  public static final String TEAM_DEFENSE_ZONE = "team_defense_zone";

  private MissingInput() {}

  /** Names of the inputs that are unknown, in a fixed order. */
  public static List<String> of(PlayerContext context, Matchup matchup) {
    List<String> missing = new ArrayList<>(INPUTS);
    noteUnless(context.daysRest() != null, DAYS_REST, missing);
    noteUnless(
        context.projectedUsageRate() != null && context.avgUsageRateLast7Games() != null,
        PROJECTED_USAGE_RATE,
        missing);
    noteUnless(context.paceDifferential() != null, PACE_DIFFERENTIAL, missing);
    noteUnless(matchup.hasPlayer(), PLAYER_SHOT_ZONE, missing);
    noteUnless(matchup.hasOpponent(), TEAM_DEFENSE_ZONE, missing);
    return missing;
  }

  private static void noteUnless(boolean known, String name, List<String> missing) {
    if (!known) {
      missing.add(name);
    }
  }
}
