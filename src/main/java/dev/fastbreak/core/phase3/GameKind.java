package dev.fastbreak.core.phase3;

import java.util.regex.Pattern;

/** What a game counts for, as the third digit of the league's game id tells. */
public enum GameKind {
  PRE_SEASON("pre-season", false),
  REGULAR_SEASON("regular season", true),
  ALL_STAR("All-Star", false),
  PLAYOFFS("playoff", true),
  PLAY_IN("play-in", true),
  CUP_FINAL("cup final", false);

  private static final Pattern LEAGUE_ID = Pattern.compile("00\\d{8}");

  private final String label;
  private final boolean counts;

  GameKind(String label, boolean counts) {
    this.label = label;
    this.counts = counts;
  }

  /** The kind of a game; an id that is not of the league's form is a regular-season game's. */
  public static GameKind of(String gameId) {
    if (!LEAGUE_ID.matcher(gameId).matches()) {
      return REGULAR_SEASON;
    }
    return switch (gameId.charAt(2)) {
      case '1' -> PRE_SEASON;
      case '3' -> ALL_STAR;
      case '4' -> PLAYOFFS;
      case '5' -> PLAY_IN;
      case '6' -> CUP_FINAL;
      default -> REGULAR_SEASON;
    };
  }

  /** Whether such games are in the tables. */
  public boolean counts() {
    return counts;
  }

  /** Whether such games come after the regular season. */
  public boolean isPostseason() {
    return this == PLAYOFFS || this == PLAY_IN;
  }

  /** As an adjective: {@code pre-season}. */
  public String label() {
    return label;
  }
}
