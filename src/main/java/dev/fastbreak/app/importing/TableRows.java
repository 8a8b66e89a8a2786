package dev.fastbreak.app.importing;

import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.ScheduledGame;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file for one upstream table, checked against the table's declaration. Columns are
 * found by name; stamps in the file are passed over, as they are computed anew.
 *
 * @param table the table
 * @param rows what the file holds, in its order; no key twice
 * @param notes which columns it lacks, and which nobody knows
 */
record TableRows<T extends Record>(TableSpec<T> table, List<Placed<T>> rows, List<String> notes) {

  /**
   * A row and where it stands.
   *
   * @param place for people: {@code games.csv, line 17}
   */
  record Placed<T extends Record>(String place, LocalDate date, @Nullable Long year, T row) {}

  /**
   * Reads a file.
   *
   * @throws ImportException with every mistake in it, each with row and column
   */
  static <T extends Record> TableRows<T> read(TableSpec<T> table, Path file) {
    List<CsvTable.Column> columns =
        table.contentColumns().stream()
            .map(column -> new CsvTable.Column(column.name(), column.nullable()))
            .toList();
    return TableFile.read(
        file,
        columns,
        csv -> {
          Reader<T> reader = new Reader<>(table, csv);
          Mistakes mistakes = new Mistakes();
          csv.forEachRow(mistakes, reader::readRow);
          mistakes.refuse();
          if (reader.rows.isEmpty()) {
            throw new ImportException(csv.fileName() + " holds no row.");
          }
          return new TableRows<>(table, reader.rows, reader.notes());
        });
  }

  private static final class Reader<T extends Record> {
    private final TableSpec<T> table;
    private final CsvTable csv;
    private final Projection<T> declaration;
    private final Map<List<@Nullable Object>, String> keys = new HashMap<>();
    private final List<Placed<T>> rows = new ArrayList<>();

    Reader(TableSpec<T> table, CsvTable csv) {
      this.table = table;
      this.csv = csv;
      this.declaration = Projection.of(table, table.type());
    }

    void readRow() {
      List<ColumnSpec> columns = table.contentColumns();
      @Nullable Object[] values = new @Nullable Object[columns.size()];
      for (int i = 0; i < values.length; i++) {
        ColumnSpec column = columns.get(i);
        values[i] = csv.isUnknown(column.name()) ? null : value(column);
      }
      String flaw = declaration.flaw(values);
      if (flaw == null) {
        flaw = table.misfit(values);
      }
      String place = csv.place(csv.line());
      if (flaw != null) {
        throw new ImportException(place + ": " + flaw + ".");
      }
      T row = table.content(values);
      LocalDate date =
          (LocalDate) Objects.requireNonNull(values[table.position(table.dateColumn())]);
      Long year =
          table.find("season_year").map(c -> (Long) values[table.position(c.name())]).orElse(null);
      if (row instanceof ScheduledGame game) {
        check(game, place);
      }
      List<@Nullable Object> key = new ArrayList<>();
      table.key().forEach(name -> key.add(values[table.position(name)]));
      String other = keys.putIfAbsent(key, place);
      if (other != null) {
        throw new ImportException(
            "%s: %s has the same %s, %s."
                .formatted(place, other, String.join(" and ", table.key()), key));
      }
      rows.add(new Placed<>(place, date, year, row));
    }

    /** A value of a column, decimals rounded half away from zero to the column's scale. */
    private Object value(ColumnSpec column) {
      String name = column.name();
      return switch (column.type()) {
        case STRING -> csv.text(name);
        case INT64 -> csv.wholeNumber(name);
        case DATE -> csv.date(name);
        case BOOL ->
            switch (csv.raw(name).toLowerCase(Locale.ROOT)) {
              case "true" -> true;
              case "false" -> false;
              default -> csv.flag(name);
            };
        case NUMERIC -> {
          BigDecimal decimal = csv.decimalOrNull(name);
          yield decimal == null
              ? BigDecimal.ZERO
              : decimal.setScale(column.scale(), RoundingMode.HALF_UP);
        }
        case TIMESTAMP, FLOAT64_ARRAY, STRING_ARRAY ->
            throw new IllegalStateException("No upstream table has a column like " + column);
      };
    }

    private void check(ScheduledGame game, String place) {
      Season season = new Season((int) game.seasonYear());
      if (game.gameDate().isBefore(season.earliest()) || game.gameDate().isAfter(season.latest())) {
        throw new ImportException(
            "%s, column game_date: '%s' does not lie in season %s (%s to %s)."
                .formatted(place, game.gameDate(), season, season.earliest(), season.latest()));
      } else if (game.homeTeamTricode().equals(game.awayTeamTricode())) {
        throw new ImportException(
            "%s, column away_team_tricode: '%s' is the home team too."
                .formatted(place, game.awayTeamTricode()));
      }
    }

    List<String> notes() {
      List<String> known = table.columns().stream().map(ColumnSpec::name).toList();
      List<String> lacking =
          table.contentColumns().stream()
              .map(ColumnSpec::name)
              .filter(name -> !csv.header().contains(name))
              .toList();
      List<String> unknown = csv.header().stream().filter(name -> !known.contains(name)).toList();
      List<String> notes = new ArrayList<>();
      if (!lacking.isEmpty()) {
        notes.add("%s lacks %s: null.".formatted(csv.fileName(), String.join(", ", lacking)));
      }
      if (!unknown.isEmpty()) {
        notes.add(
            "%s has %s, which %s has not: passed over."
                .formatted(csv.fileName(), String.join(", ", unknown), table));
      }
      return notes;
    }
  }
}
