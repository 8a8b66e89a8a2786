package dev.fastbreak.app.importing;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.core.table.TableSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rates that no column holds, although each number that they are made of may be right: 100 points
 * out of a single free throw. Lines are looked for only when there is something to say of them.
 */
final class Misfits {

  /**
   * Whose rate it is.
   *
   * @param file where his or its numbers stand
   * @param column the column that names the player or team there
   * @param who what stands in it
   */
  private record Culprit(SeasonFile file, String gameId, String column, String who) {

    static Culprit player(@Nullable String gameId, @Nullable String universalPlayerId) {
      return new Culprit(
          SeasonFile.PLAYER_BOX,
          String.valueOf(gameId),
          "player_id",
          String.valueOf(universalPlayerId).replaceFirst("^nba_", ""));
    }

    static Culprit team(@Nullable String gameId, String team) {
      return new Culprit(SeasonFile.TEAM_BOX, String.valueOf(gameId), "team_abbr", team);
    }
  }

  private final Path folder;
  private final Mistakes mistakes = new Mistakes();

  private Misfits(Path folder) {
    this.folder = folder;
  }

  /**
   * Passes when every rate of the derived tables fits its column.
   *
   * @param folder where the seasons were read from
   * @throws ImportException with file, line, game and player or team of those that do not
   */
  static void refuse(List<UpstreamTables> seasons, Path folder) {
    Misfits misfits = new Misfits(folder);
    for (UpstreamTables tables : seasons) {
      Season season = new Season(tables.seasonYear());
      misfits.look(
          season,
          Tables.PLAYER_GAME_SUMMARY,
          tables.playerGames(),
          row -> Culprit.player(row.nbaGameId(), row.universalPlayerId()));
      misfits.look(
          season,
          Tables.TEAM_OFFENSE_GAME_SUMMARY,
          tables.teamOffense(),
          row -> Culprit.team(row.nbaGameId(), row.teamAbbr()));
      misfits.look(
          season,
          Tables.TEAM_DEFENSE_GAME_SUMMARY,
          tables.teamDefense(),
          row -> Culprit.team(row.nbaGameId(), row.opponentTeamAbbr()));
    }
    misfits.mistakes.refuse();
  }

  private <T extends Record> void look(
      Season season, TableSpec<T> table, List<T> rows, Function<T, Culprit> whose) {
    for (T row : rows) {
      String misfit = table.misfit(table.contentValues(row));
      if (misfit != null) {
        mistakes.gather(() -> complain(season, whose.apply(row), misfit));
      }
    }
  }

  private void complain(Season season, Culprit culprit, String misfit) {
    Path file =
        Objects.requireNonNull(
            SeasonFolder.of(folder).seasons().getOrDefault(season, Map.of()).get(culprit.file()));
    GameIds ids = new GameIds(season);
    try (CsvTable csv = CsvTable.open(file, culprit.file().columns())) {
      String who = culprit.column();
      csv.forEachRow(
          mistakes,
          () -> {
            if (ids.read(csv).equals(culprit.gameId())
                && csv.raw(who).replaceFirst("\\.0*$", "").equals(culprit.who())) {
              throw csv.error(who, "in game %s: %s".formatted(culprit.gameId(), misfit));
            }
          });
    }
  }
}
