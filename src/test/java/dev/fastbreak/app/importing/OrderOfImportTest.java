package dev.fastbreak.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seasons may be imported one by one, all at once, in any order and with their rows in any. */
class OrderOfImportTest {

  private static final List<String> SEASONS = List.of("2019-20", "2020-21", "2021-22");
  private static final List<String> NAMES =
      List.of("Ada Birch", "Áda Birch", "Ben Cole", "Ложкин", "***");

  @TempDir Path directory;

  /** Two teams whose players have the same names in every season, by chance the same ids. */
  private void write(String season, Path folder, Random random) {
    CsvLeague league = CsvLeague.in(folder, season);
    String year = season.substring(0, 4);
    for (int day = 1; day <= 9; day++) {
      String id = "0022" + year.substring(2) + "0000" + day;
      league.game(id, year + "-11-0" + day, random.nextBoolean() ? "AAA" : "CCC", "BBB");
    }
    league.write();
    String file = "player_box_" + season + ".csv";
    String text = CsvFolder.read(folder, file);
    for (String team : List.of("AAA", "BBB", "CCC")) {
      for (int i = 0; i < 2; i++) {
        text = text.replace("Player " + team + i, NAMES.get(random.nextInt(NAMES.size())));
      }
    }
    CsvFolder.empty(folder).write(file, shuffled(text, random));
  }

  private static String shuffled(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    Collections.shuffle(lines.subList(1, lines.size()), random);
    return String.join("\n", lines) + "\n";
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void changesNothing(long seed) throws IOException {
    Random random = new Random(seed);
    Path all = Files.createDirectory(directory.resolve("all"));
    List<Path> single = new ArrayList<>();
    for (String season : SEASONS) {
      long ofSeason = random.nextLong();
      Path alone = Files.createDirectory(directory.resolve(season));
      write(season, alone, new Random(ofSeason));
      write(season, all, new Random(ofSeason));
      single.add(alone);
    }
    WarehouseInMemory together = imported(List.of(all));
    Collections.shuffle(single, random);
    List<Path> several = new ArrayList<>(single);
    several.add(all);
    several.add(single.get(0));

    assertThat(rows(imported(single))).isEqualTo(rows(together));
    assertThat(rows(imported(several))).isEqualTo(rows(together));
  }

  private static WarehouseInMemory imported(List<Path> folders) {
    WarehouseInMemory warehouse = new WarehouseInMemory();
    for (Path folder : folders) {
      UpstreamImport.run(folder, warehouse, Clock.systemUTC(), sentence -> {});
    }
    return warehouse;
  }

  /** The rows of every table by their text, whatever their order. */
  private static TreeMap<String, List<String>> rows(WarehouseInMemory warehouse) {
    TreeMap<String, List<String>> rows = new TreeMap<>();
    for (TableSpec<?> table : Tables.upstream()) {
      rows.put(
          table.name(),
          warehouse.rows(table).stream().map(row -> row.row().toString()).sorted().toList());
    }
    return rows;
  }
}
