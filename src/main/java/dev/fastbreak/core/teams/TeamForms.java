package dev.fastbreak.core.teams;

import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.run.SourceTracer;
import dev.fastbreak.core.window.Window;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every team's form before every due date. All players of a team share one computation, and so do
 * all dates between two of its games. Immutable.
 */
public final class TeamForms {

  private final Map<LocalDate, Map<String, TeamForm>> byDate;

  private TeamForms(Map<LocalDate, Map<String, TeamForm>> byDate) {
    this.byDate = byDate;
  }

  /**
   * Computes the forms.
   *
   * @param games all games of the season
   */
  public static TeamForms of(EntityHistories<TeamOffenseGame> games, List<LocalDate> dates) {
    SourceTracer tracer = new SourceTracer();
    Map<LocalDate, Map<String, TeamForm>> byDate = new HashMap<>();
    for (LocalDate date : dates) {
      byDate.put(date, new HashMap<>());
    }
    for (String team : games.names()) {
      int size = -1;
      @Nullable TeamForm form = null;
      for (LocalDate date : dates) {
        Window<TeamOffenseGame> season = games.of(team).before(date);
        // Windows of one history without flaws differ exactly when their sizes do.
        if (form == null || season.size() != size || season.anyFlaw().isPresent()) {
          form = TeamForm.of(season, tracer);
          size = season.size();
        }
        byDate.computeIfAbsent(date, d -> new HashMap<>()).put(team, form);
      }
    }
    return new TeamForms(byDate);
  }

  /**
   * A team's form strictly before a due date; that of a team without games when it has none.
   *
   * @throws IllegalArgumentException for a date that the forms were not computed for
   */
  public TeamForm before(String team, LocalDate date) {
    Map<String, TeamForm> forms = byDate.get(date);
    if (forms == null) {
      throw new IllegalArgumentException("Team forms were not computed for " + date);
    }
    return forms.getOrDefault(team, TeamForm.NO_GAMES);
  }
}
