package dev.fastbreak.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.jobs.PlainPhase.Became;
import dev.fastbreak.jobs.PlainPhase.Of;
import dev.fastbreak.warehouse.WarehouseException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Upstream tables in which a value, a row or a key is anything that the column's type can hold.
 * Whatever it is: the schedule is refused in a sentence, or the entities that read the row fail as
 * INVALID_INPUT, or the value is taken for true; nothing is thrown, nothing hangs, and nobody else
 * changes. A case is played again with {@code -Dfastbreak.seed=CASE -Dfastbreak.cases=1}.
 */
@Tag("all")
class BadRowsIT {

  private static final SmallLeague LEAGUE = SmallLeague.ofDays(19);
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Set<FailureCategory> THROWN =
      Set.of(FailureCategory.CALCULATION_ERROR, FailureCategory.PROCESSING_ERROR);

  private static final List<Long> NUMBERS =
      List.of(0L, 1L, -1L, 7L, 250L, 251L, 10_000L, -10_000L, Long.MAX_VALUE, Long.MIN_VALUE);
  private static final List<String> DECIMALS =
      List.of("0", "-1", "0.1", "99.9", "1000", "-99999", "9".repeat(20), "-" + "9".repeat(20));
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "BOS",
          "bos",
          "BOS ",
          "boalpha",
          "DATE_LEVEL",
          "null",
          "out",
          "a'; --",
          "\u0000",
          "\u001b[31m",
          "\u202egnp",
          "\ud83c\udfc0",
          "ı",
          "x".repeat(10_000));
  private static final List<LocalDate> DATES =
      List.of(
          LocalDate.of(1900, 1, 1),
          LocalDate.of(2199, 12, 31),
          SmallLeague.day(0),
          SmallLeague.day(16),
          SmallLeague.day(18),
          SmallLeague.day(400));

  /** What was done to which rows. */
  private record Change(TableSpec<?> table, String what, List<@Nullable Object[]> rows) {}

  @Test
  void nothingThatATableCanHoldIsMoreThanAFailureOfWhoReadsIt() {
    long first = Long.getLong("fastbreak.seed", 1);
    int cases = Integer.getInteger("fastbreak.cases", 1000);
    Map<Of, Became> sound = PlainPhase.of(LEAGUE.tables()).compute();
    assertThat(sound).hasSizeGreaterThan(300);
    List<String> wrong = new ArrayList<>();
    for (long seed = first; seed < first + cases; seed++) {
      Random random = new Random(seed);
      PlainPhase phase = PlainPhase.of(LEAGUE.tables());
      Change change = change(phase, random);
      String name = "case %d, %s: %s".formatted(seed, change.table().name(), change.what());
      try {
        assertTimeoutPreemptively(LIMIT, () -> judge(phase, change, sound));
      } catch (AssertionError | RuntimeException e) {
        wrong.add(name + ": " + e);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void judge(PlainPhase phase, Change change, Map<Of, Became> sound) {
    Map<Of, Became> results;
    try {
      results = phase.compute();
    } catch (WarehouseException e) {
      assertThat(e.getMessage()).contains(change.table().name()).hasSizeLessThan(12_000);
      assertThat(change.table()).isEqualTo(Tables.SCHEDULE);
      return;
    }
    Set<String> touched = touched(change);
    results.forEach(
        (of, became) -> {
          assertThat(became.failure()).as("%s: %s", of, became.what()).isNotIn(THROWN);
          boolean invalid = became.failure() == FailureCategory.INVALID_INPUT;
          if (invalid && !of.entity().equals(Failure.DATE_LEVEL) && isOfPlayers(change.table())) {
            assertThat(touched).as("%s: %s", of, became.what()).contains(of.entity());
          }
        });
    if (isOfPlayers(change.table())) {
      // Whoever is of neither team of the row, and is not named in it, is as he was.
      sound.forEach(
          (of, became) -> {
            if (!isNear(of.entity(), change)) {
              assertThat(results.get(of)).as("%s", of).isEqualTo(became);
            }
          });
    }
  }

  private static boolean isOfPlayers(TableSpec<?> table) {
    return table == Tables.PLAYER_GAME_SUMMARY || table == Tables.UPCOMING_PLAYER_GAME_CONTEXT;
  }

  /** The players and teams that the rows are about, before and after the change. */
  private static Set<String> touched(Change change) {
    Set<String> touched = new TreeSet<>();
    int entity = change.table().position(change.table().entityColumn());
    change.rows().forEach(row -> touched.add(String.valueOf(row[entity])));
    return touched;
  }

  /** Players of the small league are called after their team's first two letters. */
  private static boolean isNear(String entity, Change change) {
    return touched(change).stream()
        .anyMatch(
            other ->
                other.equals(entity)
                    || (other.length() > 1
                        && entity.toLowerCase(Locale.ROOT).startsWith(other.substring(0, 2))));
  }

  private static Change change(PlainPhase phase, Random random) {
    TableSpec<?> table = phase.tables().get(random.nextInt(phase.tables().size()));
    List<@Nullable Object[]> rows = phase.rows(table);
    int number = random.nextInt(rows.size());
    @Nullable Object[] row = rows.get(number);
    @Nullable Object[] before = row.clone();
    switch (random.nextInt(10)) {
      case 0 -> {
        rows.remove(number);
        return new Change(table, "a row is gone", List.<@Nullable Object[]>of(before));
      }
      case 1 -> {
        rows.add(row.clone());
        return new Change(table, "a row is there twice", List.<@Nullable Object[]>of(before));
      }
      case 2 -> {
        @Nullable Object[] second = row.clone();
        String what = "a second row of the key, " + set(table, second, random);
        rows.add(second);
        return new Change(table, what, List.of(before, second));
      }
      default -> {
        String what = set(table, row, random);
        if (random.nextInt(4) == 0) {
          what += " and " + set(table, row, random);
        }
        return new Change(table, what, List.of(before, row));
      }
    }
  }

  private static String set(TableSpec<?> table, @Nullable Object[] row, Random random) {
    int position = random.nextInt(table.columns().size());
    ColumnSpec column = table.columns().get(position);
    Object old = row[position];
    row[position] = random.nextInt(6) == 0 ? null : value(column, random);
    String becomes = String.valueOf(row[position]);
    return "%s %s becomes %s"
        .formatted(column.name(), old, becomes.length() > 60 ? becomes.substring(0, 60) : becomes);
  }

  private static Object value(ColumnSpec column, Random random) {
    return switch (column.type()) {
      case INT64 -> any(NUMBERS, random);
      case NUMERIC -> new BigDecimal(any(DECIMALS, random));
      case STRING -> any(TEXTS, random);
      case BOOL -> random.nextBoolean();
      case DATE -> any(DATES, random);
      case TIMESTAMP -> any(List.of(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59Z")), random);
      case STRING_ARRAY -> List.of(any(TEXTS, random));
      case FLOAT64_ARRAY -> List.of(Double.NaN);
    };
  }

  private static <T> T any(List<T> values, Random random) {
    return Objects.requireNonNull(values.get(random.nextInt(values.size())));
  }
}
