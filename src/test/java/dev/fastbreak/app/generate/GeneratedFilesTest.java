package dev.fastbreak.app.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GeneratedFilesTest {

  @Test
  void theRepositoryHoldsWhatTheDeclarationsSay() {
    assertThat(GeneratedFiles.stale(Path.of("")))
        .as("stale generated files; write them anew with: scripts/fastbreak generate")
        .isEmpty();
  }

  @Test
  void everyTableHasItsPage() {
    for (Processor processor : Processor.values()) {
      assertThat(GeneratedFiles.contents())
          .containsKeys(
              "pipelines/" + processor.longName() + "/README.md",
              "pipelines/" + processor.longName() + "/schema.json");
    }
    for (TableSpec<?> table : Tables.all()) {
      assertThat(GeneratedFiles.contents().values())
          .anyMatch(page -> page.contains("| table | `" + table.qualifiedName() + "` |"));
    }
  }

  @Test
  void aSchemaIsWhatBigQueryReads() throws IOException {
    JsonNode fields = new ObjectMapper().readTree(BigQuerySchemaJson.of(Tables.ML_FEATURE_STORE));

    assertThat(fields).hasSameSizeAs(Tables.ML_FEATURE_STORE.columns());
    JsonNode features = field(fields, "features");
    assertThat(features.get("type").asText()).isEqualTo("FLOAT");
    assertThat(features.get("mode").asText()).isEqualTo("REPEATED");
    JsonNode percentage = field(fields, "completeness_percentage");
    assertThat(percentage.get("type").asText()).isEqualTo("NUMERIC");
    assertThat(percentage.get("mode").asText()).isEqualTo("REQUIRED");
    // BigQuery's API wants these two as text.
    assertThat(percentage.get("precision").isTextual()).isTrue();
    assertThat(percentage.get("precision").asText()).isEqualTo("5");
    assertThat(percentage.get("scale").asText()).isEqualTo("1");
    assertThat(field(fields, "processed_at").get("type").asText()).isEqualTo("TIMESTAMP");
  }

  @Test
  void staleFilesAreFoundAndWritten(@TempDir Path root) throws IOException {
    assertThat(GeneratedFiles.write(root)).hasSameSizeAs(GeneratedFiles.contents().keySet());
    assertThat(GeneratedFiles.stale(root)).isEmpty();

    Path page = root.resolve("docs/tables/precompute_runs.md");
    Files.writeString(page, Files.readString(page) + "edited by hand\n");

    assertThat(GeneratedFiles.write(root)).containsExactly("docs/tables/precompute_runs.md");
    assertThat(GeneratedFiles.stale(root)).isEmpty();
  }

  private static JsonNode field(JsonNode fields, String name) {
    for (JsonNode field : fields) {
      if (field.get("name").asText().equals(name)) {
        return field;
      }
    }
    throw new AssertionError("no field " + name);
  }
}
