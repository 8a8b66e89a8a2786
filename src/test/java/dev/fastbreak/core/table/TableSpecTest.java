package dev.fastbreak.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Tables;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableSpecTest {

  @Test
  void recordsComeApartAndTogetherAgain() {
    Random random = new Random(6);
    for (TableSpec<?> table : Tables.all()) {
      for (int i = 0; i < 20; i++) {
        checkRoundTrip(table, TestValues.row(table.contentColumns(), random));
      }
    }
  }

  private static <T extends Record> void checkRoundTrip(TableSpec<T> table, Object[] values) {
    T row = table.content(values);
    assertThat(table.contentValues(row)).as(table.name()).containsExactly(values);
    assertThat(table.content(table.contentValues(row))).isEqualTo(row);
  }

  @Test
  void stampsStandBehindTheContent() {
    Random random = new Random(6);
    for (TableSpec<?> table : Tables.all()) {
      checkStamps(table, TestValues.row(table.contentColumns(), random));
    }
  }

  private static <T extends Record> void checkStamps(TableSpec<T> table, Object[] values) {
    Instant when = Instant.parse("2022-01-31T06:00:00Z");
    Object[] stored =
        table.storedValues(
            new Stored<>(table.content(values), "0201ae7fe722738c", when, "1a2b3c4d"));
    assertThat(stored).hasSameSizeAs(table.columns()).startsWith(values);
    switch (table.stamps()) {
      case NONE -> assertThat(stored).hasSameSizeAs(values);
      case HASH -> assertThat(stored).endsWith("0201ae7fe722738c", when);
      case HASH_AND_RUN -> assertThat(stored).endsWith("0201ae7fe722738c", when, "1a2b3c4d");
    }
  }

  @Test
  void embeddedRecordsAreFlattenedWithTheirPrefix() {
    TableSpec<?> table = Tables.PLAYER_SHOT_ZONE_ANALYSIS;
    assertThat(table.find("source_player_game_hash")).isPresent();
    assertThat(table.find("source_player_game_rows_found")).isPresent();
    assertThat(table.find("expected_games_count")).isPresent();
    assertThat(table.find("completeness")).isEmpty();
    assertThat(table.column("paint_rate_last_10").typeName()).isEqualTo("NUMERIC(5,2)");
    assertThat(table.column("data_quality_issues").typeName()).isEqualTo("ARRAY<STRING>");
    assertThat(table.column("player_lookup").nullable()).isFalse();
    assertThat(table.column("universal_player_id").nullable()).isTrue();
  }

  @Test
  void aColumnThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Tables.PLAYER_GAME_SUMMARY.column("ponits"))
        .hasMessageContaining("nba_analytics.player_game_summary")
        .hasMessageContaining("ponits");
  }

  record Undeclared(String name) {}

  @Table(
      dataset = "d",
      name = "t",
      meaning = "A decimal without digits.",
      key = {"x"},
      date = "x")
  record NoScale(@Column("x") LocalDate x, @Column("y") @Nullable BigDecimal y) {}

  @Table(
      dataset = "d",
      name = "t",
      meaning = "A key that is no column.",
      key = {"z"},
      date = "x")
  record NoKey(@Column("x") LocalDate x) {}

  @Table(
      dataset = "d",
      name = "t",
      meaning = "A type that no warehouse has.",
      key = {"x"},
      date = "x")
  record NoType(@Column("x") LocalDate x, @Column("y") Thread y) {}

  @Test
  void theEntityIsWhatTheKeyHasBesideTheDate() {
    assertThat(Tables.PLAYER_SHOT_ZONE_ANALYSIS.entityColumn()).isEqualTo("player_lookup");
    assertThat(Tables.TEAM_DEFENSE_GAME_SUMMARY.entityColumn()).isEqualTo("defending_team_abbr");
    assertThat(Tables.TEAM_DEFENSE_ZONE_ANALYSIS.entityColumn()).isEqualTo("team_abbr");
    assertThat(Tables.SCHEDULE.entityColumn()).isEqualTo("game_id");
  }

  @Test
  void wrongDeclarationsAreRefused() {
    assertThatThrownBy(() -> TableSpec.of(Undeclared.class)).hasMessageContaining("Undeclared");
    assertThatThrownBy(() -> TableSpec.of(NoScale.class)).hasMessageContaining("NoScale.y");
    assertThatThrownBy(() -> TableSpec.of(NoKey.class)).hasMessageContaining("z");
    assertThatThrownBy(() -> TableSpec.of(NoType.class)).hasMessageContaining("NoType.y");
  }
}
