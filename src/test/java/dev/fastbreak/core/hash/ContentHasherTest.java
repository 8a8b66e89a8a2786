package dev.fastbreak.core.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.table.TestValues;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The expected hashes were made by another program that writes the texts by the same rules. */
class ContentHasherTest {

  @Test
  void goldenVectors() {
    assertThat(NamedHash.of(lebron(25L, 8L))).isEqualTo("0201ae7fe722738c");
    assertThat(NamedHash.of(lebron(null, 8L))).isEqualTo("a2da275edc664d78");
    assertThat(NamedHash.of(lebron(25.0, 8.0))).isEqualTo("7ef6185aa084830b");
  }

  @Test
  void decimalsAreWrittenLikeDoublesWhateverTheirScale() {
    assertThat(NamedHash.of(lebron(new BigDecimal("25"), new BigDecimal("8.00"))))
        .isEqualTo("7ef6185aa084830b");
  }

  @Test
  void wholeNumbersAndDecimalsDiffer() {
    assertThat(NamedHash.of(Map.of("points", 25L)))
        .isNotEqualTo(NamedHash.of(Map.of("points", new BigDecimal("25.0"))));
  }

  @Test
  void anUnknownValueBelongsToItsField() {
    // a:NULL|b:x and a:x|b:NULL
    assertThat(NamedHash.of(fields("a", null, "b", "x"))).isEqualTo("a0e0e12cc320bb0b");
    assertThat(NamedHash.of(fields("a", "x", "b", null))).isEqualTo("7b683e71b778c766");
  }

  @Test
  void fieldOrderDoesNotMatter() {
    List<String> names = new ArrayList<>(List.of("points", "assists", "team", "rate", "day"));
    Map<String, Object> values =
        fields(
            "points",
            25L,
            "assists",
            null,
            "team",
            "LAL",
            "rate",
            new BigDecimal("0.583"),
            "day",
            LocalDate.of(2022, 1, 31));
    String expected = NamedHash.of(values);
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(names, random);
      Map<String, Object> shuffled = new LinkedHashMap<>();
      names.forEach(name -> shuffled.put(name, values.get(name)));
      assertThat(NamedHash.of(shuffled)).isEqualTo(expected);
    }
  }

  @Test
  void fieldsAreSortedWithTheirColonSoThatPrefixesFallInPlace() {
    // paint1:2|paint2:q|paint:1|paint_x:3 - a digit sorts before the colon, an underscore behind
    assertThat(NamedHash.of(fields("paint", 1L, "paint1", 2L, "paint_x", 3L, "paint2", "q")))
        .isEqualTo("4078207ec728a646");
  }

  @Test
  void lettersBeyondAscii() {
    assertThat(NamedHash.of(fields("player_name", "Luka Dončić", "team", "DAL")))
        .isEqualTo("d937d0444610fefc");
    assertThat(NamedHash.of(fields("player_name", "李凱爾 🏀"))).isEqualTo("aa81665b88e4db08");
  }

  @Test
  void listsFlagsDatesAndWhiteSpace() {
    assertThat(
            NamedHash.of(
                fields(
                    "flag",
                    true,
                    "day",
                    LocalDate.of(2022, 1, 31),
                    "features",
                    List.of(28.0, 30.5, 1e-7),
                    "names",
                    List.of("a", "b'c", "d\"e"),
                    "rate",
                    new BigDecimal("0.583"))))
        .isEqualTo("e89f5aba36369cfd");
    assertThat(NamedHash.of(fields("name", "  spaced\t", "empty", "")))
        .isEqualTo("204464d1b184cc4d");
    assertThat(
            NamedHash.of(
                fields(
                    "lst",
                    Arrays.asList(null, 1.5),
                    "ls",
                    List.of(),
                    "t",
                    List.of("it's \"x\"\n\\"))))
        .isEqualTo("f919b7da6cc2ed8a");
  }

  @Test
  void oneHasherGivesTheSameHashForEveryRowOfATableInAnyOrder() {
    // Shared buffers must not leak from one row into the next.
    Random random = new Random(11);
    for (TableSpec<?> table : Tables.features()) {
      ContentHasher shared = ContentHasher.of(table);
      for (int i = 0; i < 50; i++) {
        Object[] values = TestValues.row(table.contentColumns(), random);
        Map<String, Object> named = new LinkedHashMap<>();
        for (ColumnSpec column : table.hashedColumns()) {
          named.put(column.name(), values[table.position(column.name())]);
        }
        assertThat(shared.hash(values)).isEqualTo(NamedHash.of(named));
        assertThat(shared.hash(values)).matches("[0-9a-f]{16}");
      }
    }
  }

  @Test
  void onlyHashedColumnsCount() {
    Random random = new Random(5);
    for (TableSpec<?> table : Tables.features()) {
      ContentHasher hasher = ContentHasher.of(table);
      Object[] values = TestValues.row(table.contentColumns(), random);
      String before = hasher.hash(values);
      for (int i = 0; i < values.length; i++) {
        ColumnSpec column = table.columns().get(i);
        Object kept = values[i];
        values[i] = TestValues.different(column, kept);
        if (column.hashed()) {
          assertThat(hasher.hash(values)).as("%s.%s", table, column.name()).isNotEqualTo(before);
        } else {
          assertThat(hasher.hash(values)).as("%s.%s", table, column.name()).isEqualTo(before);
        }
        values[i] = kept;
      }
    }
  }

  @Test
  void refusesWhatTheDataModelDoesNotHave() {
    assertThatThrownBy(() -> NamedHash.of(Map.of("x", Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NamedHash.of(Map.of("x", Double.POSITIVE_INFINITY)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NamedHash.of(Map.of("x", new Object())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<String, Object> lebron(Object points, Object assists) {
    return fields(
        "game_id",
        "0022400561",
        "player_lookup",
        "lebronjames",
        "points",
        points,
        "assists",
        assists);
  }

  private static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }
}
