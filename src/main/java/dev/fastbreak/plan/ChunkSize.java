package dev.fastbreak.plan;

/**
 * How many dates one pipeline run computes and publishes at once. Never more than a season.
 *
 * @param kind by season, by calendar month, or by a number of game dates
 * @param gameDates the number for {@link Kind#GAME_DATES}, else 0
 */
public record ChunkSize(Kind kind, int gameDates) {

  public static final ChunkSize SEASON = new ChunkSize(Kind.SEASON, 0);
  public static final ChunkSize MONTH = new ChunkSize(Kind.MONTH, 0);

  /** The unit of a chunk. */
  public enum Kind {
    SEASON,
    MONTH,
    GAME_DATES
  }

  /**
   * Reads {@code season}, {@code month} or a number of game dates.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static ChunkSize parse(String text) {
    return switch (text) {
      case "season" -> SEASON;
      case "month" -> MONTH;
      default -> {
        if (!text.matches("[1-9][0-9]{0,3}")) {
          throw new IllegalArgumentException(
              "'" + text + "' is no chunk; write season, month or a number of game dates");
        }
        yield new ChunkSize(Kind.GAME_DATES, Integer.parseInt(text));
      }
    };
  }
}
