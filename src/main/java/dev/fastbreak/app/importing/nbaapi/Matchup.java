package dev.fastbreak.app.importing.nbaapi;

import dev.fastbreak.app.importing.nbaapi.LeagueFile.Row;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Both teams of a game, as {@code AAA vs. BBB} or {@code AAA @ BBB} name them.
 *
 * @param first the team that stands first
 * @param second the other one
 * @param firstIsHome whether the first one is at home
 */
record Matchup(String first, String second, boolean firstIsHome) {

  private static final Pattern FORM = Pattern.compile("(\\S+)\\s+(vs\\.?|@)\\s+(\\S+)");

  /** What a text names; empty when it is null or has another form. */
  static Optional<Matchup> parse(@Nullable String text) {
    Matcher form = FORM.matcher(text == null ? "" : text);
    return form.matches()
        ? Optional.of(new Matchup(form.group(1), form.group(3), !form.group(2).equals("@")))
        : Optional.empty();
  }

  static Matchup of(Row row, String text) {
    return parse(text)
        .orElseThrow(() -> row.error("MATCHUP", "is not like AAA vs. BBB or AAA @ BBB"));
  }

  String home() {
    return firstIsHome ? first : second;
  }
}
