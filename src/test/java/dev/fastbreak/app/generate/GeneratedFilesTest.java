package dev.fastbreak.app.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fastbreak.beam.launch.ProcessorOptions;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
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
import org.junit.jupiter.params.provider.EnumSource;

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

  @ParameterizedTest
  @EnumSource(Processor.class)
  void aTemplateNamesItsParameters(Processor processor) throws IOException {
    JsonNode metadata = new ObjectMapper().readTree(FlexTemplateMetadata.of(processor));

    assertThat(metadata.get("name").asText()).contains(processor.title());
    assertThat(metadata.get("streaming").asBoolean()).isFalse();
    JsonNode parameters = metadata.get("parameters");
    assertThat(parameters.findValuesAsText("name"))
        .containsExactly("warehouse", "startDate", "endDate", "failureLimit");
    assertThat(parameters.findValuesAsText("isOptional"))
        .containsExactly("false", "false", "false", "true");
    assertThat(parameters.findValuesAsText("helpText")).allMatch(text -> text.endsWith("."));
    for (JsonNode parameter : parameters) {
      // The options that the template's program understands, by the same names.
      assertThat(new BeanNames(ProcessorOptions.class).contains(parameter.get("name").asText()))
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Processor.class)
  void theProgramTakesEveryParameterAndAsksForNoOther(Processor processor) throws IOException {
    JsonNode parameters =
        new ObjectMapper()
            .readTree(Path.of("pipelines", processor.longName(), "metadata.json").toFile())
            .get("parameters");
    Map<String, String> values =
        Map.of(
            "warehouse", "bigquery:my-project?location=EU",
            "startDate", "2021-11-02",
            "endDate", "2021-11-05",
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

    ProcessorOptions options =
        PipelineOptionsFactory.fromArgs(line.toArray(String[]::new))
            .withValidation()
            .as(ProcessorOptions.class);

    assertThat(options.getWarehouse()).isEqualTo(values.get("warehouse"));
    assertThat(options.getStartDate()).isEqualTo(values.get("startDate"));
    assertThat(options.getEndDate()).isEqualTo(values.get("endDate"));
    assertThat(options.getFailureLimit()).isEqualTo(0.1);
    assertThat(
            Arrays.stream(ProcessorOptions.class.getDeclaredMethods())
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
    "failureLimit, 0.05, true",
    "failureLimit, 1, true",
    "failureLimit, 1.5, false",
    "failureLimit, 5%, false"
  })
  void aTemplateRefusesWhatCannotBe(String name, String value, boolean accepted)
      throws IOException {
    JsonNode metadata = new ObjectMapper().readTree(FlexTemplateMetadata.of(Processor.ML));
    JsonNode parameter = field(metadata.get("parameters"), name);

    assertThat(value.matches(parameter.get("regexes").get(0).asText())).isEqualTo(accepted);
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
