package dev.fastbreak.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fastbreak.app.Main;
import dev.fastbreak.app.fixtures.HandMadeLeague;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The blocks of docs/train.md run as they stand on what its commands export. */
final class TrainDocumentTest {

  private static final Path PAGE = Path.of("docs", "train.md");
  private static final Pattern IMPORTED =
      Pattern.compile("(?m)^import (\\w+)|^library\\((\\w+)\\)");

  @TempDir static Path folder;

  private static List<String> blocks(String language) throws IOException {
    Pattern block = Pattern.compile("(?s)```" + language + "\n(.*?)```");
    return block.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).toList();
  }

  @BeforeAll
  static void exportAsThePageSays() throws IOException {
    Path warehouse = folder.resolve("league.duckdb");
    HandMadeLeague.write(warehouse);
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    List<String> commands =
        blocks("").get(0).lines().map(line -> line.replace("scripts/fastbreak ", "")).toList();
    assertThat(commands).hasSize(3).allMatch(command -> command.startsWith("export "));
    for (String command : commands) {
      String there = command.replaceFirst("--to (\\S+)$", "--to " + folder + "/$1");
      List<String> arguments = new ArrayList<>(List.of(there.split(" ")));
      arguments.add("--warehouse=duckdb:" + warehouse);
      assertThat(Main.execute(arguments.toArray(String[]::new), nowhere, nowhere))
          .as(command)
          .isZero();
    }
  }

  @Test
  void theSqlAnswersWithARowForEveryMonth() throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET file_search_path = '" + folder + "'");
      try (ResultSet months = statement.executeQuery(blocks("sql").get(0))) {
        assertThat(months.next()).isTrue();
        assertThat(months.getString("month")).startsWith("2021-11-01");
        assertThat(months.getLong("rows_with_label")).isPositive();
        assertThat(months.next()).isTrue();
        assertThat(months.next()).isFalse();
      }
    }
  }

  static Stream<String> pythonBlocks() throws IOException {
    return blocks("python").stream();
  }

  @ParameterizedTest
  @MethodSource("pythonBlocks")
  void pythonReadsWhatWasExported(String block) throws IOException, InterruptedException {
    boolean pandas = block.contains("pandas");
    String needed = pandas ? "pandas, pyarrow" : imported(block);
    requireThat(run("python3", "-c", "import " + needed) == 0, "Python with " + needed);
    assertThat(run("python3", "-c", block)).as(said()).isZero();
    assertThat(said()).contains("25 features");
  }

  @Test
  void rReadsWhatWasExported() throws IOException, InterruptedException {
    String block = blocks("r").get(0);
    requireThat(run("Rscript", "-e", "library(" + imported(block) + ")") == 0, "R with arrow");
    assertThat(run("Rscript", "-e", block)).as(said()).isZero();
    assertThat(said()).contains("fatigue_score");
  }

  private static String imported(String block) {
    Matcher imported = IMPORTED.matcher(block);
    assertThat(imported.find()).isTrue();
    return imported.group(1) == null ? imported.group(2) : imported.group(1);
  }

  private static void requireThat(boolean there, String what) {
    if (!there) {
      System.err.println("SKIPPED: a block of docs/train.md; this machine has no " + what);
    }
    assumeTrue(there, "no " + what + " on this machine");
  }

  private static String said() throws IOException {
    return Files.readString(folder.resolve("said.txt"));
  }

  /** The exit code of a program that is started beside the exported files; 127 without it. */
  private static int run(String... command) throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    Files.writeString(said, "", StandardCharsets.UTF_8);
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("%s ends", command[0]).isTrue();
      return process.exitValue();
    } catch (IOException e) {
      return 127;
    }
  }
}
