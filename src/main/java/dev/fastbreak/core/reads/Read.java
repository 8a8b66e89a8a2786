package dev.fastbreak.core.reads;

/**
 * One thing that a processor looks at for a date. What it reads of other processors is not said
 * here but in {@code Processor.reads()}: it is always their rows of the same date.
 */
public sealed interface Read {

  View<?> view();

  Span span();

  /** Rows of every player or team, each seen through a window of his own. */
  record Rows(View<?> view, Span span) implements Read {}

  /** The same, of the games that a player played in only. */
  record PlayedGames(View<?> view, Span span) implements Read {}

  /** The season's played games of the players who are in the date's population. */
  record GamesOfPopulation(View<?> view, Span span) implements Read {}

  /** Who is in the date's population: the players with a context on it. */
  record Contexts(View<?> view, Span span) implements Read {}

  /**
   * The games of players who are expected and have no context where contexts are thin: they get a
   * synthetic one.
   */
  record SyntheticContexts(View<?> view, Span span) implements Read {}

  /** For which of a team's final games the table has any row of the team. */
  record Presence(View<?> view, Span span) implements Read {}
}
