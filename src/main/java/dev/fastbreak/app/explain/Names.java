package dev.fastbreak.app.explain;

import dev.fastbreak.app.output.Suggestions;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.phase3.PlayerNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a user may have meant by a name. */
public final class Names {

  private static final int MOST = 5;
  private static final int SHORTEST_PART = 3;

  private Names() {}

  /**
   * The form in which the tables hold a name: {@code Luka Dončić} as {@code lukadoncic}, {@code
   * Golden State} as {@code GSW}.
   */
  public static String stored(Processor processor, String typed) {
    if (processor == Processor.TDZA) {
      return TeamNames.abbreviation(typed).orElse(typed.strip().toUpperCase(Locale.ROOT));
    }
    String lookup = PlayerNames.lookup(typed);
    return lookup.isEmpty() ? typed : lookup;
  }

  /** Known names that hold the typed one, then those that are spelled nearly so. */
  public static List<String> near(String typed, Collection<String> known) {
    Set<String> near = new LinkedHashSet<>();
    if (typed.length() >= SHORTEST_PART) {
      known.stream().filter(name -> name.contains(typed)).sorted().forEach(near::add);
    }
    near.addAll(Suggestions.near(typed, known));
    return new ArrayList<>(near).subList(0, Math.min(MOST, near.size()));
  }
}
