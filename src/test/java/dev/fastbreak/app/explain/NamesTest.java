package dev.fastbreak.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {

  @Test
  void aNameIsUnderstoodAsPeopleWriteIt() {
    assertThat(Names.stored(Processor.PSZA, "Luka Dončić")).isEqualTo("lukadoncic");
    assertThat(Names.stored(Processor.ML, "P.J. Tucker")).isEqualTo("pjtucker");
    assertThat(Names.stored(Processor.TDZA, " gsw ")).isEqualTo("GSW");
    assertThat(Names.stored(Processor.TDZA, "Golden State")).isEqualTo("GSW");
    assertThat(Names.stored(Processor.TDZA, "Philadelphia 76ers")).isEqualTo("PHI");
    assertThat(Names.stored(Processor.TDZA, "trail blazers")).isEqualTo("POR");
    assertThat(Names.stored(Processor.TDZA, "Los Angeles")).isEqualTo("LOS ANGELES");
  }

  @Test
  void aTeamIsFoundByAPartOfItsNameOrNearlyIt() {
    assertThat(TeamNames.near("Los Angeles")).containsExactly("LAC", "LAL");
    assertThat(TeamNames.near("Golden Stat")).containsExactly("GSW");
    assertThat(TeamNames.near("Wariors")).containsExactly("GSW");
    assertThat(TeamNames.near("lukadoncic")).isEmpty();
    assertThat(TeamNames.near("x")).isEmpty();
  }

  @Test
  void aPartOfANameComesBeforeOneThatIsSpeltNearlySo() {
    List<String> known = List.of("sethcurry", "stephencurry", "klaythompson", "lukadoncic");
    assertThat(Names.near("curry", known)).containsExactly("sethcurry", "stephencurry");
    assertThat(Names.near("stephencury", known)).containsExactly("stephencurry");
    assertThat(Names.near("xyz", known)).isEmpty();
  }
}
