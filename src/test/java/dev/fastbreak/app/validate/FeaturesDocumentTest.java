package dev.fastbreak.app.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.fixtures.DuckDbFiles;
import dev.fastbreak.app.fixtures.HandMadeLeague;
import dev.fastbreak.core.featurestore.Feature;
import dev.fastbreak.warehouse.WarehouseSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/features.md has every feature, in order, with a query that answers. */
class FeaturesDocumentTest {

  private static final Pattern SECTION =
      Pattern.compile("(?s)\n## (\\d+) (\\w+)\n\nSays: .+?\nDoes not say: .+?```sql\n(.+?)```");

  @TempDir private Path folder;

  @Test
  void everyFeatureIsDescribedAndItsQueryAnswers() throws IOException {
    Path file = folder.resolve("league.duckdb");
    HandMadeLeague.write(file);
    List<MatchResult> sections =
        SECTION.matcher(Files.readString(Path.of("docs/features.md"))).results().toList();

    assertThat(sections).extracting(section -> section.group(2)).isEqualTo(Feature.LABELS);
    try (WarehouseSession session = DuckDbFiles.warehouse(file).openForReading()) {
      for (MatchResult section : sections) {
        int position = Integer.parseInt(section.group(1));
        assertThat(Feature.LABELS.get(position)).isEqualTo(section.group(2));
        assertThat(section.group(3)).contains("features[" + (position + 1) + "]");
        assertThat(session.query(section.group(3)).rows()).as(section.group(2)).isNotEmpty();
      }
    }
  }
}
