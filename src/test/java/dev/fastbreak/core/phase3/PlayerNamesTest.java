package dev.fastbreak.core.phase3;

import static dev.fastbreak.core.phase3.SeasonBuilder.season;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayerNamesTest {

  @ParameterizedTest
  @CsvSource({
    "LeBron James, lebronjames",
    "Luka Dončić, lukadoncic",
    "P.J. Tucker, pjtucker",
    "Karl-Anthony Towns, karlanthonytowns",
    "De'Aaron Fox, deaaronfox",
    "Anžejs Pasečņiks, anzejspasecniks",
    "Dennis Schröder, dennisschroder",
    "ＷＩＤＥ Name ２, widename2",
    "Gary Trent Jr., garytrentjr",
    "Ole Sørensen, olesrensen"
  })
  void keepsLettersAndDigitsOfTheDecomposedName(String name, String lookup) {
    assertThat(PlayerNames.lookup(name)).isEqualTo(lookup);
  }

  @Test
  void aComposedAndADecomposedNameAreTheSame() {
    assertThat(PlayerNames.lookup("Luka Donc\u030cic\u0301")).isEqualTo("lukadoncic");
  }

  @Test
  void theLargerIdsOfOneNameGetTheirIdAppendedAcrossAllSeasons() {
    SeasonBuilder early = season(2020);
    early.game("2020-12-22", "BOS", "LAL").player("LAL", 900, p -> p.name("Jalen Smith"));
    SeasonBuilder late = season(2021);
    late.game("2021-10-19", "BOS", "LAL")
        .player("LAL", 77, p -> p.name("Jalen Smith"))
        .player("BOS", 1000, p -> p.name("Jálen Smith"));

    List<UpstreamTables> tables = Phase3Derivation.derive(List.of(late.log(), early.log()));

    assertThat(tables.get(0).playerGames())
        .extracting(row -> row.playerLookup())
        .containsExactly("jalensmith", "jalensmith1000");
    assertThat(tables.get(1).playerGames())
        .extracting(row -> row.playerLookup(), row -> row.universalPlayerId())
        .containsExactly(tuple("jalensmith900", "jalensmith900_001"));
  }

  @Test
  void aPlayerWhoseNameChangesKeepsTheLookupOfTheEarliestBoxScore() {
    SeasonBuilder early = season(2020);
    early.game("2020-12-22", "BOS", "LAL").player("BOS", 5, p -> p.name("Enes Kanter"));
    SeasonBuilder late = season(2021);
    late.game("2021-11-30", "BOS", "LAL").player("BOS", 5, p -> p.name("Enes Freedom"));

    PlayerNames names = PlayerNames.of(List.of(late.log(), early.log()));

    assertThat(names.lookup(5)).isEqualTo("eneskanter");
  }

  @Test
  void aPlayerWithoutABoxScoreHasNoName() {
    PlayerNames names = PlayerNames.of(List.of());
    assertThatThrownBy(() -> names.lookup(5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Player 5");
  }
}
