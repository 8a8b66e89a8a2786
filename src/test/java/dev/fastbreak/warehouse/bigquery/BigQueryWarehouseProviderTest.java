package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.Warehouses;
import java.util.Map;
import org.apache.beam.sdk.extensions.gcp.auth.GcpCredentialFactory;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BigQueryWarehouseProviderTest {

  @Test
  void needsAProjectAlone() {
    BigQueryProject project = BigQueryWarehouseProvider.project("my-project");
    assertThat(project)
        .isEqualTo(
            new BigQueryProject(
                "bigquery:my-project",
                "my-project",
                "my-project",
                "",
                null,
                null,
                null,
                project.labels(),
                null,
                null,
                Patience.DEFAULT));
    assertThat(project.labels()).isEmpty();
    assertThat(project.isEmulator()).isFalse();
  }

  @Test
  void dataJobsAndIdentityMayBeOthers() {
    Warehouse warehouse =
        Warehouses.of(
            "bigquery:data-project?billing=jobs-project&prefix=test_&account=fb@data-project.iam.gserviceaccount.com");
    BigQueryOptions options = PipelineOptionsFactory.create().as(BigQueryOptions.class);
    warehouse.configure(options);
    assertThat(options.getBigQueryProject()).isEqualTo("jobs-project");
    assertThat(options.getImpersonateServiceAccount())
        .isEqualTo("fb@data-project.iam.gserviceaccount.com");
    BigQueryProject project =
        BigQueryWarehouseProvider.project("data-project?billing=jobs-project&prefix=test_");
    assertThat(new BigQueryDialect(project).table("nba_raw", "nbac_schedule"))
        .isEqualTo("`data-project.test_nba_raw.nbac_schedule`");
    assertThat(TableNames.qualify(new BigQueryDialect(project), "SELECT * FROM nba_raw.t"))
        .isEqualTo("SELECT * FROM `data-project.test_nba_raw.t`");
  }

  @Test
  void theLocationIsThatOfTheDatasets() {
    BigQueryProject project = BigQueryWarehouseProvider.project("my-project");
    assertThat(Places.located(project, Map.of()).location()).isNull();
    assertThat(Places.located(project, Map.of("nba_raw", "EU")).location()).isEqualTo("EU");
    assertThatThrownBy(
            () -> Places.located(project, Map.of("nba_raw", "EU", "nba_precompute", "US")))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContainingAll("nba_raw in EU", "nba_precompute in US");
    assertThatThrownBy(
            () ->
                Places.located(
                    BigQueryWarehouseProvider.project("my-project?location=US"),
                    Map.of("nba_raw", "EU")))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContainingAll("lie in EU", "location=EU");
  }

  @Test
  void takesSettingsFromTheUri() {
    BigQueryProject project =
        BigQueryWarehouseProvider.project(
            "my-project?location=EU&labels=team=stats,cost_centre=7&endpoint=http://localhost:9050/"
                + "&maximumBytesBilled=1000000&stagingWait=5");
    assertThat(project.location()).isEqualTo("EU");
    assertThat(project.endpoint()).isEqualTo("http://localhost:9050");
    assertThat(project.isEmulator()).isTrue();
    assertThat(project.labels())
        .containsExactly(Map.entry("cost_centre", "7"), Map.entry("team", "stats"));
    assertThat(project.maximumBytesBilled()).isEqualTo(1_000_000);
    assertThat(project.patience().stagingMillis()).isEqualTo(5_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | no project id",
        "My_Project | no project id",
        "my-project?nonsense=1 | no setting 'nonsense'",
        "my-project?location | no NAME=VALUE",
        "my-project?endpoint=localhost:9050 | http://localhost:9050",
        "my-project?labels=Team=x | label 'Team=x'",
        "my-project?loadLocation=/tmp | gs://bucket/tmp",
        "my-project?billing=X | not a project id",
        "my-project?prefix=a-b | letters",
        "my-project?account=me@example.com | gserviceaccount",
        "my-project?maximumBytesBilled=1GB | not a number",
      })
  void namesWhatCannotBe(String location, String words) {
    assertThatThrownBy(() -> Warehouses.of("bigquery:" + location))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining(words);
  }

  @Test
  void setsBeamsOptionsAsFarAsTheUserHasNot() {
    Warehouse emulated =
        SerializableUtils.clone(
            Warehouses.of("bigquery:my-project?endpoint=http://localhost:9050"));
    assertThat(emulated.uri()).isEqualTo("bigquery:my-project?endpoint=http://localhost:9050");
    BigQueryOptions options =
        PipelineOptionsFactory.fromArgs("--project=jobs-project").as(BigQueryOptions.class);
    emulated.configure(options);
    assertThat(options.getProject()).isEqualTo("jobs-project");
    assertThat(options.getBigQueryProject()).isEqualTo("my-project");
    assertThat(options.getBigQueryEndpoint()).isEqualTo("http://localhost:9050");
    assertThat(options.getCredentialFactoryClass()).isEqualTo(EmulatorCredentials.class);
    assertThat(options.getJobLabelsMap()).containsEntry("application", "fastbreak");
  }

  @Test
  void asksForCredentialsWhereverTheConnectionIsEncrypted() {
    BigQueryOptions options = PipelineOptionsFactory.create().as(BigQueryOptions.class);
    Warehouses.of("bigquery:my-project?endpoint=https://bigquery.private").configure(options);
    assertThat(options.getCredentialFactoryClass()).isEqualTo(GcpCredentialFactory.class);
    assertThat(options.getProject()).isEqualTo("my-project");
  }
}
