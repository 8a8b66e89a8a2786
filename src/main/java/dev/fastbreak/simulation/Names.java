package dev.fastbreak.simulation;

import dev.fastbreak.core.phase3.PlayerNames;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Invented names. Surnames are made up, so that no real player is meant; among them are accents,
 * apostrophes, hyphens, spaces and generational suffixes, as in real box scores.
 */
final class Names {

  private static final List<String> FIRST =
      list(
          """
          Aarno, Abram, Aleko, Amadou, Anders, Andrés, Ansel, Arlen, Bastien, Bence, Benedikt,
          Boaz, Bram, Cailan, Calder, Cédric, Chidi, Clement, Cortland, D'Arco, D'Verin,
          Dario, Davor, Deklan, Demarion, Dorian, Edmond, Eliseo, Emre, Enzo, Ezra, Fabrice,
          Ferran, Fynn, Gideon, Goran, Hakeem, Hollis, Ibou, Ignacio, Isandro, Ivo, J.C.,
          J.R., Jabril, Jannik, Javaris, Jorvan, Joonas, Kaelen, Kasimir, Keandre, Kofi,
          Korbin, Lamar, Lazaro, Leif, Lorcan, Luca, Malachi, Marek, Mateo, Mikkel, Moïse,
          Nando, Nikola, Obinna, Omari, Otto, Piers, Quade, Quentin, Rashid, Renzo, Rolan,
          Sandro, Séamus, Stellan, T.K., Tavion, Teodor, Thijs, Tobias, Umar, Valter, Wendell,
          Xander, Yannick, Zacharie, Zoran
          """);

  private static final List<String> LAST_BEGINNINGS =
      list(
          """
          Ash, Bel, Bracken, Cald, Carn, Cor, Dray, Dun, Elder, Fal, Gar, Hath, Holm, Ing,
          Kel, Lang, Mar, Nor, Oak, Pell, Quill, Rad, Sel, Thorn, Ul, Vand, Wex, Yar
          """);

  private static final List<String> LAST_ENDINGS = List.of("bury", "croft", "mere", "wick", "vane");

  private static final List<String> LAST_WHOLE =
      list(
          """
          Abenoza, Adjoumani, Álvarin, Amsterveld, Barzanić, Čelovski, D'Amaro, De la Vereda,
          Diakitoro, Dobrešić, Ekwunoli, El-Hazari, Fontanelle-Roy, Gbadeko, Grünwaldt,
          Hofstrand, Ikechi-Moss, Janovčik, Kalniņš-Ozo, Konatira, Kurtovar, Łukowiec,
          M'Baliko, Máslov, Mendarez, N'Goranti, Núñarez, O'Bannick, O'Rourdan, Okonjira,
          Öztürkan, Petrosević, Quiñoles, Rasmundsen, Sanogueira, St. Clairmont, Szabóvári,
          Tavarelli, Van der Looy, Wolfinger
          """);

  private static final List<String> SUFFIXES = List.of(" Jr.", " II", " III", " IV");

  /** A prime that divides neither number of names: stepping by it visits every pair of names. */
  private static final long STEP = 7919;

  /** The whole ones, then every beginning with every ending. */
  private static final List<String> LAST =
      Stream.concat(
              LAST_WHOLE.stream(),
              LAST_BEGINNINGS.stream()
                  .flatMap(beginning -> LAST_ENDINGS.stream().map(beginning::concat)))
          .toList();

  /** How many names there are; beyond that they repeat. */
  static final int COUNT = FIRST.size() * LAST.size();

  /** Every first name with every last name, as they are looked up. */
  private static final Set<String> LOOKUPS =
      FIRST.stream()
          .flatMap(first -> LAST.stream().map(last -> PlayerNames.lookup(first + " " + last)))
          .collect(Collectors.toSet());

  /** What may stand behind a name: a suffix, and the id of one of several namesakes. */
  private static final Pattern BEHIND = Pattern.compile("(jr|ii|iii|iv)?\\d*$");

  private Names() {}

  /** Whether a lookup name is made of these names. */
  static boolean isInvented(String lookup) {
    return LOOKUPS.contains(lookup) || LOOKUPS.contains(BEHIND.matcher(lookup).replaceFirst(""));
  }

  private static List<String> list(String names) {
    return Arrays.stream(names.split(",", -1)).map(String::strip).toList();
  }

  /**
   * The name with a number; numbers less than {@link #COUNT} apart have different names.
   *
   * @param ordinal not negative
   */
  static String of(long ordinal) {
    int place = (int) (ordinal % COUNT * STEP % COUNT);
    String name = FIRST.get(place % FIRST.size()) + " " + LAST.get(place / FIRST.size());
    return ordinal % 17 == 3 ? name + SUFFIXES.get((int) (ordinal % SUFFIXES.size())) : name;
  }
}
