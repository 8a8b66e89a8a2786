package dev.fastbreak.app.generate;

import dev.fastbreak.core.reads.Inputs;
import dev.fastbreak.core.reads.Read;
import dev.fastbreak.core.reads.Span;

/** What a processor reads, in words. */
final class ReadText {

  private ReadText() {}

  /** Which rows of the table, and what for where that is not plain. */
  static String of(Read read) {
    if (read instanceof Read.Contexts) {
      return "the rows of the date: who has one must be accounted for";
    } else if (read instanceof Read.SyntheticContexts) {
      return "for expected players without a context where contexts are thin: all games of the"
          + " season";
    } else if (read instanceof Read.GamesOfPopulation) {
      return "of every player who must be accounted for: all games of the season that he played";
    } else if (read instanceof Read.Presence presence) {
      return "whether it has a row for %s of the team (completeness)"
          .formatted(
              presence.span() instanceof Span.Newest newest
                  ? "the newest %d final games".formatted(newest.games())
                  : "every final game of the season");
    } else if (read instanceof Read.PlayedGames) {
      return rows(read) + " that he played";
    }
    return rows(read);
  }

  private static String rows(Read read) {
    String each =
        Inputs.OF_TEAMS.stream().anyMatch(input -> input.views().contains(read.view()))
            ? "team"
            : "player";
    if (read.span() instanceof Span.Newest newest) {
      return "each %s's newest %d games".formatted(each, newest.games());
    } else if (read.span() instanceof Span.LastDays last) {
      return "each %s's games of the %d days before the date".formatted(each, last.days());
    } else if (read.span() instanceof Span.Season) {
      return "each %s's games of the season".formatted(each);
    }
    return "the rows of the date";
  }
}
