package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SQL that the documents give to users is SQL that BigQuery reads. */
@EnabledOnOs(OS.LINUX)
class DocumentedQueriesTest {

  /** What {@code query} is given, or a block of SQL. */
  private static final Pattern SQL =
      Pattern.compile(
          "fastbreak query \"(?<asked>[^\"]+)\"|```sql\n(?<block>.*?)```", Pattern.DOTALL);

  /** Files of an export are read by something else, and dots stand for anything. */
  private static final Pattern IN_NO_WAREHOUSE = Pattern.compile("\\.parquet'|^\\.\\.\\.$");

  private static final ZetaSql ANALYZER = ZetaSql.ofAProject();

  static Stream<Arguments> queries() throws IOException {
    try (Stream<Path> files =
        Stream.concat(Stream.of(Path.of("README.md")), Files.walk(Path.of("docs")))) {
      List<Path> pages = files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
      return pages.stream().flatMap(DocumentedQueriesTest::queriesOf);
    }
  }

  private static Stream<Arguments> queriesOf(Path page) {
    try {
      return SQL.matcher(Files.readString(page))
          .results()
          .map(
              found -> Arguments.of(page, found.group(1) == null ? found.group(2) : found.group(1)))
          .filter(query -> !IN_NO_WAREHOUSE.matcher((String) query.get()[1]).find());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void bigQueryReadsIt(Path page, String sql) {
    // The page of features says so: BigQuery asks for the word.
    String asWritten = sql.strip().replaceFirst(";$", "");
    String ordinal = Pattern.compile("\\[(\\d+)]").matcher(asWritten).replaceAll("[ORDINAL($1)]");

    assertThat(ANALYZER.complaintsAbout(ordinal)).as(page.toString()).isEmpty();
  }
}
