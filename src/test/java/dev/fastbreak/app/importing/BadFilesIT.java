package dev.fastbreak.app.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Folders in which a file has been damaged in any way that programs, people and disks do. They are
 * imported whole, or refused in sentences that name the file, and then the warehouse is as it was.
 * A case is played again with {@code -Dfastbreak.seed=CASE -Dfastbreak.cases=1}.
 */
@Tag("all")
class BadFilesIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final List<String> FILES =
      List.of("schedule", "player_box", "team_box", "shots", "injuries", "game_lines");

  private static final List<String> CELLS =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1.0",
          "1.5",
          "1000",
          "9223372036854775808",
          "1e999999999",
          "1e5",
          "NaN",
          "Infinity",
          "null",
          "٣",
          "１",
          "0x10",
          "+5",
          "--5",
          "2021-02-30",
          "+999999-01-01",
          "2021-10-19T00:00",
          "34:12",
          "34:60",
          "PT99999M1S",
          "true",
          "BOS",
          "bkn",
          "MIL ",
          "DATE_LEVEL",
          "\"",
          "\"\"",
          "a\"b",
          "a,b",
          "a\nb",
          "\r",
          "\u0000",
          "\u001b[2J",
          "\u202e",
          "\ud83c\udfc0",
          "İ",
          "=1+1",
          "'; DROP TABLE x; --",
          "../../x",
          "7".repeat(5_000),
          "x".repeat(100_000));

  @TempDir private Path directory;

  @Test
  void aDamagedFolderIsImportedWholeOrRefusedInASentence() throws IOException {
    long first = Long.getLong("fastbreak.seed", 1);
    int cases = Integer.getInteger("fastbreak.cases", 1000);
    Path sound = Files.createDirectory(directory.resolve("sound"));
    CsvFolder.in(sound);
    Warehouse warehouse = Warehouses.of("duckdb:" + directory.resolve("w.duckdb"));
    List<String> wrong = new ArrayList<>();
    int imported = 0;
    try (WarehouseSession session = warehouse.open()) {
      UpstreamImport.run(sound, session, Clock.systemUTC(), sentence -> {});
      for (long seed = first; seed < first + cases; seed++) {
        Random random = new Random(seed);
        Path folder = Files.createDirectory(directory.resolve("case-" + seed));
        CsvFolder.in(folder);
        String file = FILES.get(random.nextInt(FILES.size())) + "_2021-22.csv";
        String what = damage(folder, file, random);
        try {
          boolean whole =
              assertTimeoutPreemptively(LIMIT, () -> isImportedWhole(folder, file, session));
          imported += whole ? 1 : 0;
        } catch (AssertionError | RuntimeException e) {
          wrong.add("case %d, %s: %s: %s".formatted(seed, file, what, e));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(imported).as("cases that were no damage").isBetween(cases / 50, cases * 9 / 10);
  }

  private static boolean isImportedWhole(Path folder, String file, WarehouseSession session) {
    List<List<?>> before = contents(session);
    try {
      UpstreamImport.run(folder, session, Clock.systemUTC(), sentence -> {});
      return true;
    } catch (ImportException | WarehouseException e) {
      assertThat(contents(session)).isEqualTo(before);
      String said = String.valueOf(e.getMessage());
      assertThat(said).doesNotContain("Exception:");
      assertThat(said.lines().count()).isLessThan(102);
      assertThat(said.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(1_500));
      // What does not fit together may be told of the other file.
      assertThat(said).containsPattern("[a-z_]+_(2021-22|\\d{4}-\\d{2})|" + file);
      return false;
    }
  }

  private static List<List<?>> contents(WarehouseSession session) {
    List<List<?>> contents = new ArrayList<>();
    for (TableSpec<?> table : Tables.upstream()) {
      contents.addAll(
          session
              .query(
                  "SELECT '%1$s', COUNT(*), BIT_XOR(HASH(%1$s)) FROM %2$s AS %1$s"
                      .formatted(table.name(), table.qualifiedName()))
              .rows());
    }
    return contents;
  }

  /** Damages a file, and says how. */
  private static String damage(Path folder, String file, Random random) throws IOException {
    Path path = folder.resolve(file);
    byte[] bytes = Files.readAllBytes(path);
    List<String> lines =
        new ArrayList<>(new String(bytes, StandardCharsets.UTF_8).lines().toList());
    int line = random.nextInt(lines.size());
    switch (random.nextInt(14)) {
      case 0 -> {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        Files.write(path, bytes);
        return "another byte";
      }
      case 1 -> {
        Files.write(path, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        return "cut off";
      }
      case 2 -> {
        Files.delete(path);
        byte[] packed = gzipped(bytes);
        if (random.nextBoolean()) {
          packed[random.nextInt(packed.length)] ^= (byte) (1 << random.nextInt(8));
        } else {
          packed = Arrays.copyOf(packed, random.nextInt(packed.length));
        }
        Files.write(folder.resolve(file + ".gz"), packed);
        return "damaged gzip";
      }
      case 3 -> {
        Files.write(path, String.join("\r\n", lines).getBytes(StandardCharsets.UTF_16));
        return "UTF-16";
      }
      case 4 -> {
        lines.remove(line);
        return write(path, lines, "without line " + (line + 1));
      }
      case 5 -> {
        lines.add(lines.get(line));
        return write(path, lines, "with line %d twice".formatted(line + 1));
      }
      case 6 -> {
        lines.set(line, lines.get(line) + ",");
        return write(path, lines, "with a comma behind line " + (line + 1));
      }
      case 7 -> {
        String cell = CELLS.get(random.nextInt(CELLS.size()));
        lines.add(line, cell);
        return write(path, lines, "with a line of rubbish");
      }
      default -> {
        String[] cells = lines.get(line).split(",", -1);
        int column = random.nextInt(cells.length);
        String becomes = CELLS.get(random.nextInt(CELLS.size()));
        String was = cells[column];
        cells[column] = random.nextInt(5) == 0 ? "\"" + becomes + "\"" : becomes;
        lines.set(line, String.join(",", cells));
        return write(
            path,
            lines,
            "line %d: %s becomes %s"
                .formatted(
                    line + 1, was, becomes.length() > 60 ? becomes.substring(0, 60) : becomes));
      }
    }
  }

  private static String write(Path path, List<String> lines, String what) throws IOException {
    Files.writeString(path, String.join("\n", lines) + "\n");
    return what;
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }
}
