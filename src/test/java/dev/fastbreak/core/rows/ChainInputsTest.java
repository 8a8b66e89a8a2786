package dev.fastbreak.core.rows;

import static dev.fastbreak.core.fixtures.Season.D;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.composite.FactorScores;
import dev.fastbreak.core.dailycache.CachedForm;
import dev.fastbreak.core.fixtures.Rows;
import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.population.UpcomingContext;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.teamdefense.OpponentDefense;
import dev.fastbreak.core.teams.TeamContext;
import dev.fastbreak.core.teams.TeamOffenseGame;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What composite factors, daily cache and feature vector read. */
class ChainInputsTest {

  static Stream<Projection<?>> projections() {
    return Stream.of(
        BoxScoreLine.PROJECTION,
        UpcomingContext.PROJECTION,
        TeamContext.PROJECTION,
        TeamOffenseGame.PROJECTION,
        ShotZoneRates.PROJECTION,
        OpponentDefense.PROJECTION,
        FactorScores.PROJECTION,
        CachedForm.PROJECTION);
  }

  /** A value in every column. */
  private static <T extends Record> T full(Projection<T> projection) {
    List<Object> columns = new ArrayList<>();
    for (ColumnSpec column : projection.columns()) {
      Object value =
          switch (column.type()) {
            case INT64 -> 1L;
            case NUMERIC -> BigDecimal.ONE.setScale(column.scale());
            case BOOL -> true;
            default -> null;
          };
      if (value != null) {
        columns.add(column.name());
        columns.add(value);
      }
    }
    return Rows.row(projection, D, columns.toArray());
  }

  @ParameterizedTest
  @MethodSource("projections")
  <T extends Record> void rowsSurviveTheirJourney(Projection<T> projection) {
    T row = full(projection);

    InputRows<T> read = RowBatch.of(projection, List.of(row, row)).rows(projection);

    assertThat(read.rows()).containsExactly(row, row);
    assertThat(read.flawed()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("projections")
  <T extends Record> void aNullIsAFlawExactlyWhereTheTableAllowsNone(Projection<T> projection) {
    List<String> makes = List.of("fg_makes", "ft_makes");
    for (int i = 0; i < projection.columns().size(); i++) {
      ColumnSpec column = projection.columns().get(i);
      Object[] values = projection.values(full(projection));
      values[i] = null;

      boolean allowed = column.nullable() && !makes.contains(column.name());
      assertThat(projection.flaw(values) == null).as(column.name()).isEqualTo(allowed);
    }
  }

  @ParameterizedTest
  @MethodSource("projections")
  <T extends Record> void aFlawedRowKeepsItsEntityAndDate(Projection<T> projection) {
    Object[] values = projection.values(full(projection));
    values[projection.columnNames().indexOf("data_hash")] = null;
    RowBatch.Builder<T> batch = new RowBatch.Builder<>(projection);
    batch.add(values);

    InputRows<T> read = batch.build().rows(projection);

    assertThat(read.rows()).isEmpty();
    assertThat(read.flawed())
        .singleElement()
        .satisfies(
            flaw -> {
              assertThat(flaw.entity()).isIn("stephencurry", "GSW");
              assertThat(flaw.gameDate()).isEqualTo(D);
              assertThat(flaw.reason()).contains("data_hash");
            });
  }
}
