package dev.fastbreak.app.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fastbreak.beam.phase.PhaseOptions;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.table.TableSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
              "pipelines/phase4/" + processor.longName() + ".md",
              "pipelines/phase4/" + processor.longName() + ".json");
    }
    for (TableSpec<?> table : Tables.all()) {
      assertThat(GeneratedFiles.contents().values())
          .anyMatch(page -> page.contains("| table | `" + table.qualifiedName() + "` |"));
    }
  }

  @Test
  void whoReadsWhatIsDrawnFromTheDeclarations() throws IOException {
    String drawing = PhaseGraph.drawing();

    for (Processor processor : Processor.values()) {
      for (TableSpec<?> table : Reads.STANDARD.upstream(processor)) {
        assertThat(drawing).containsPattern("  " + table.name() + " --> .*\\b" + processor + "\\b");
      }
    }
    assertThat(drawing)
        .contains("  PSZA ==> PCF & PDC & ML\n", "  PCF ==> ML\n", "  TDZA -.-> ML\n");
    assertThat(Path.of("README.md")).content().contains(drawing);
    assertThat(Path.of("docs", "architecture.md")).content().contains(drawing);
  }

  @Test
  void aTablePageSaysWhichRowsItsProcessorReads() {
    assertThat(TablePage.of(Processor.TDZA))
        .contains(
            "team_defense_game_summary.md) | each team's newest 15 games |",
            "team_defense_game_summary.md) | each team's games of the 30 days before the date |");
    assertThat(TablePage.of(Processor.PSZA))
        .contains("player_game_summary.md) | each player's newest 20 games that he played |");
    assertThat(TablePage.of(Processor.ML))
        .contains(
            "[PCF](player_composite_factors.md) | the rows of the date; without them it is blocked"
                + " |",
            "[TDZA](team_defense_zone_analysis.md) | the rows of the date, where there are any |");
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
  void theTemplateNamesItsParameters() throws IOException {
    JsonNode metadata = new ObjectMapper().readTree(FlexTemplateMetadata.json());

    assertThat(metadata.get("name").asText()).isEqualTo("Fastbreak Phase 4");
    assertThat(metadata.get("streaming").asBoolean()).isFalse();
    JsonNode parameters = metadata.get("parameters");
    assertThat(parameters.findValuesAsText("name"))
        .containsExactly(
            "warehouse", "startDate", "endDate", "processors", "playerBuckets", "failureLimit");
    assertThat(parameters.findValuesAsText("isOptional"))
        .containsExactly("false", "false", "false", "true", "true", "true");
    assertThat(parameters.findValuesAsText("helpText")).allMatch(text -> text.endsWith("."));
    for (JsonNode parameter : parameters) {
      // The options that the template's program understands, by the same names.
      assertThat(new BeanNames(PhaseOptions.class).contains(parameter.get("name").asText()))
          .isTrue();
    }
  }

  @Test
  void theProgramTakesEveryParameterAndAsksForNoOther() throws IOException {
    JsonNode parameters =
        new ObjectMapper()
            .readTree(Path.of("pipelines", "phase4", "metadata.json").toFile())
            .get("parameters");
    Map<String, String> values =
        Map.of(
            "warehouse", "bigquery:my-project?location=EU",
            "startDate", "2021-11-02",
            "endDate", "2021-11-05",
            "processors", "TDZA,ML",
            "playerBuckets", "64",
            "failureLimit", "0.1");
    List<String> line = new ArrayList<>();
    for (JsonNode parameter : parameters) {
      String name = parameter.get("name").asText();
      String value = values.get(name);
      assertThat(value).as("a value of " + name).isNotNull();
      for (JsonNode regex : parameter.get("regexes")) {
        assertThat(value).matches(regex.asText());
      }
      line.add("--" + name + "=" + value);
    }

    PhaseOptions options =
        PipelineOptionsFactory.fromArgs(line.toArray(String[]::new))
            .withValidation()
            .as(PhaseOptions.class);

    assertThat(options.getWarehouse()).isEqualTo(values.get("warehouse"));
    assertThat(options.getStartDate()).isEqualTo(values.get("startDate"));
    assertThat(options.getEndDate()).isEqualTo(values.get("endDate"));
    assertThat(options.getProcessors()).isEqualTo("TDZA,ML");
    assertThat(options.getPlayerBuckets()).isEqualTo(64);
    assertThat(options.getFailureLimit()).isEqualTo(0.1);
    assertThat(
            Arrays.stream(PhaseOptions.class.getDeclaredMethods())
                .filter(method -> method.getName().startsWith("get")))
        .hasSize(parameters.size());
  }

  private record BeanNames(Class<?> type) {
    boolean contains(String name) {
      String getter = "get" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      return Arrays.stream(type.getMethods()).anyMatch(method -> method.getName().equals(getter));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "startDate, 2021-11-02, true",
    "startDate, 2021-13-02, false",
    "startDate, 2021-11-2, false",
    "startDate, 2021-02-30, false",
    "startDate, 2020-02-29, true",
    "startDate, 2021-00-10, false",
    "endDate, 2022-04-30, true",
    "endDate, 2022-04-31, false",
    "endDate, 2022-12-31, true",
    "endDate, 2022-12-32, false",
    "endDate, yesterday, false",
    "warehouse, bigquery:my-project, true",
    "warehouse, bigquery:my-project?location=EU, true",
    "warehouse, bigquery:example.com:my-project, true",
    "warehouse, bigquery:My-Project, false",
    "warehouse, duckdb:warehouse.duckdb, false",
    "processors, ML, true",
    "processors, 'TDZA,PSZA,PCF,PDC,ML', true",
    "processors, tdza, false",
    "processors, 'TDZA,', false",
    "playerBuckets, 8, true",
    "playerBuckets, 0, false",
    "playerBuckets, 10000, false",
    "failureLimit, 0.05, true",
    "failureLimit, 1, true",
    "failureLimit, 1.5, false",
    "failureLimit, 5%, false"
  })
  void theTemplateRefusesWhatCannotBe(String name, String value, boolean accepted)
      throws IOException {
    JsonNode metadata = new ObjectMapper().readTree(FlexTemplateMetadata.json());
    JsonNode parameter = field(metadata.get("parameters"), name);

    assertThat(value.matches(parameter.get("regexes").get(0).asText())).isEqualTo(accepted);
  }

  @Test
  void staleFilesAreFoundAndWritten(@TempDir Path root) throws IOException {
    assertThat(GeneratedFiles.write(root)).hasSameSizeAs(GeneratedFiles.contents().keySet());
    assertThat(GeneratedFiles.stale(root)).isEmpty();

    Path page = root.resolve("docs/tables/precompute_runs.md");
    Files.writeString(page, Files.readString(page) + "edited by hand\n");
    Path readme = root.resolve("README.md");
    String place = "<!-- %s -->\n%s<!-- The drawing ends here. -->\n";
    String begin =
        "Who reads what, drawn from the declarations; draw it anew with: scripts/fastbreak"
            + " generate";
    Files.writeString(readme, "# Title\n" + place.formatted(begin, "old\n") + "The end.\n");

    assertThat(GeneratedFiles.write(root))
        .containsExactly("README.md", "docs/tables/precompute_runs.md");
    assertThat(readme)
        .hasContent("# Title\n" + place.formatted(begin, PhaseGraph.drawing()) + "The end.\n");
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
