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
    // letters that do not decompose are written out
    "Ole Sørensen, olesorensen",
    "Nikola Đurić, nikoladuric",
    "Łukasz Wójcik, lukaszwojcik",
    "Ömer Işık, omerisik",
    "Ægir Þór, aegirthor",
    "Jörg Groß, jorggross",
    "ĐURIĆ, duric",
    // other scripts are written in Latin
    "Тимофей Мозгов, timofejmozgov",
    "Γιάννης, giannes",
    "姚明, yaoming",
    // nothing but signs
    "'?!', ''"
  })
  void isTheNameInPlainLettersAndDigits(String name, String lookup) {
    assertThat(PlayerNames.lookup(name)).isEqualTo(lookup);
  }

  @Test
  void aComposedAndADecomposedNameAreTheSame() {
    assertThat(PlayerNames.lookup("Luka Donc\u030cic\u0301")).isEqualTo("lukadoncic");
  }

  /** Jalen Smith 900 plays first, his namesakes 77 and 1000 on the next day. */
  private static SeasonBuilder namesakes() {
    SeasonBuilder season = season(2021);
    season.game("2021-10-20", "BOS", "LAL").player("LAL", 77, p -> p.name("Jalen Smith"));
    season.game("2021-10-20", "CHI", "MIA").player("MIA", 1000, p -> p.name("Jálen Smith"));
    season.game("2021-10-19", "BOS", "LAL").player("LAL", 900, p -> p.name("Jalen Smith"));
    return season;
  }

  @Test
  void whoPlaysFirstKeepsTheNameAndHisNamesakesGetTheirId() {
    PlayerNames names = PlayerNames.of(namesakes().log());

    assertThat(names.lookup(900)).isEqualTo("jalensmith");
    assertThat(names.lookup(77)).isEqualTo("jalensmith77");
    assertThat(names.lookup(1000)).isEqualTo("jalensmith1000");
  }

  @Test
  void ofTwoWhoseFirstGameIsTheSameTheSmallerIdKeepsTheName() {
    SeasonBuilder season = season(2021);
    season
        .game("2021-10-20", "BOS", "LAL")
        .player("LAL", 1000, p -> p.name("Jalen Smith"))
        .player("BOS", 77, p -> p.name("Jalen Smith"));

    PlayerNames names = PlayerNames.of(season.log());

    assertThat(names.lookup(77)).isEqualTo("jalensmith");
    assertThat(names.lookup(1000)).isEqualTo("jalensmith1000");
  }

  @Test
  void laterGamesRenameNobody() {
    SeasonBuilder season = namesakes();
    season
        .game("2021-12-01", "BOS", "LAL")
        .player("LAL", 1, p -> p.name("Jalen Smith"))
        .player("BOS", 77, p -> p.name("Somebody Else"));

    PlayerNames names = PlayerNames.of(season.log());

    assertThat(names.lookup(900)).isEqualTo("jalensmith");
    assertThat(names.lookup(77)).isEqualTo("jalensmith77");
    assertThat(names.lookup(1)).isEqualTo("jalensmith1");
  }

  @Test
  void everySeasonNamesItsPlayersAloneAndTheIdIsOneForAll() {
    SeasonBuilder early = season(2020);
    early.game("2020-12-22", "BOS", "LAL").player("BOS", 5, p -> p.name("Enes Kanter"));
    SeasonBuilder late = season(2021);
    late.game("2021-11-30", "BOS", "LAL").player("BOS", 5, p -> p.name("Enes Freedom"));

    assertThat(List.of(early.derive(), late.derive()))
        .flatExtracting(UpstreamTables::playerGames)
        .extracting(row -> row.playerLookup(), row -> row.universalPlayerId())
        .containsExactly(tuple("eneskanter", "nba_5"), tuple("enesfreedom", "nba_5"));
  }

  @Test
  void aNameWithoutLettersBecomesTheId() {
    SeasonBuilder season = season(2021);
    season.game("2021-10-20", "BOS", "LAL").player("LAL", 31, p -> p.name("?!"));

    assertThat(PlayerNames.of(season.log()).lookup(31)).isEqualTo("player31");
  }

  @Test
  void aPlayerWithoutABoxScoreHasNoName() {
    PlayerNames names = PlayerNames.of(season(2021).log());
    assertThatThrownBy(() -> names.lookup(5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Player 5");
  }
}
