package dev.fastbreak.app.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TextTableTest {

  private static TextTable table() {
    return new TextTable()
        .text("name")
        .number("rows")
        .text("why")
        .row("PSZA", "1,200", "a long reason that goes on and on")
        .row("ML", "7", "short\nand broken");
  }

  @Test
  void columnsAreAlignedAndLinesHaveNoBlanksAtTheirEnd() {
    assertThat(table().lines(Integer.MAX_VALUE))
        .containsExactly(
            "name   rows  why",
            "PSZA  1,200  a long reason that goes on and on",
            "ML        7  short and broken");
  }

  @Test
  void theLastColumnGoesOnInTheNextLine() {
    assertThat(table().lines(38))
        .containsExactly(
            "name   rows  why",
            "PSZA  1,200  a long reason that goes",
            "             on and on",
            "ML        7  short and broken");
  }

  @Test
  void otherTextIsCutToTheScreenNumbersNever() {
    TextTable table =
        new TextTable()
            .text("why")
            .number("rows")
            .row("a long reason that goes on and on", "1,200");
    assertThat(table.lines(22)).containsExactly("why               rows", "a long reaso...  1,200");
    assertThat(table.lines(5)).anyMatch(line -> line.contains("1,200"));
    assertThat(table().lines(5)).anyMatch(line -> line.contains("1,200"));
  }

  @Test
  void aRowFitsItsHeadings() {
    assertThatThrownBy(() -> table().row("too", "few"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 cells under 3 headings");
  }

  @Test
  void aNarrowScreenDoesWithoutColumnsThatCanBeSparedTheLastOfThemFirst() {
    TextTable table =
        new TextTable().text("date").spare("opponent").number("shots").spare("data_hash");
    table.row("2021-12-01", "BOS", "17", "0123456789abcdef");

    assertThat(table.lines(60).get(1)).isEqualTo("2021-12-01  BOS          17  0123456789abcdef");
    assertThat(table.lines(40))
        .containsExactly("date        opponent  shots", "2021-12-01  BOS          17");
    assertThat(table.lines(20)).containsExactly("date        shots", "2021-12-01     17");
  }
}
