package dev.fastbreak.app.importing;

/** The kinds of file that a season is read from; {@code PREFIX_2021-22.csv} or {@code .csv.gz}. */
enum SeasonFile {
  SCHEDULE("schedule", ""),
  PLAYER_BOX("player_box", ""),
  TEAM_BOX("team_box", ""),
  SHOTS("shots", "paint and mid-range columns are null"),
  INJURIES("injuries", "every player counts as available"),
  GAME_LINES("game_lines", "game_total and game_spread are null");

  private final String prefix;
  private final String consequenceOfAbsence;

  SeasonFile(String prefix, String consequenceOfAbsence) {
    this.prefix = prefix;
    this.consequenceOfAbsence = consequenceOfAbsence;
  }

  /** The file name's part before the season. */
  String prefix() {
    return prefix;
  }

  /** Whether a season cannot be imported without it. */
  boolean required() {
    return consequenceOfAbsence.isEmpty();
  }

  /** What a warehouse that was filled with it loses when nothing of it is left. */
  String loss() {
    return switch (this) {
      case SHOTS -> "all shot zones of the season";
      case INJURIES -> "who was out or questionable";
      case GAME_LINES -> "game totals and spreads";
      case PLAYER_BOX -> "all box scores of players";
      case TEAM_BOX -> "all box scores of teams";
      case SCHEDULE -> "the season";
    };
  }

  /** What its absence means for the tables; empty when it must be there. */
  String consequenceOfAbsence() {
    return consequenceOfAbsence;
  }
}
