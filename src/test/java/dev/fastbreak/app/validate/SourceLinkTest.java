package dev.fastbreak.app.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SourceLinkTest {

  @ParameterizedTest
  @EnumSource(Processor.class)
  void whateverAProcessorReadsOfOthersHasAHashInItsTable(Processor reader) {
    assertThat(SourceLink.of(reader))
        .extracting(SourceLink::source)
        .containsExactlyElementsOf(reader.reads());
    for (SourceLink link : SourceLink.of(reader)) {
      assertThat(reader.table().find(link.hashColumn())).isPresent();
      assertThat(reader.table().find(link.rowsFoundColumn())).isPresent();
    }
  }

  @Test
  void onlyADefenceIsTheOpponents() {
    assertThat(SourceLink.of(Processor.PCF))
        .containsExactly(
            new SourceLink(Processor.TDZA, "source_team_defense"),
            new SourceLink(Processor.PSZA, "source_player_shot"));
    assertThat(SourceLink.of(Processor.PCF))
        .extracting(SourceLink::isOfOpponent)
        .containsExactly(true, false);
  }
}
