package dev.fastbreak.app.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;

final class WorkerFilesTest {

  @Test
  void loggingAndTheEmbeddedDatabaseStayHere() {
    assertThat(
            WorkerFiles.withoutOurs(
                List.of(
                    "/opt/lib/beam-sdks-java-core-2.73.0.jar",
                    "/opt/lib/logback-classic-1.5.38.jar",
                    "/opt/lib/logback-core-1.5.38.jar",
                    "/opt/lib/duckdb_jdbc-2.0.0.1.jar",
                    "/opt/target/classes",
                    "/opt/fastbreak.jar")))
        .containsExactly(
            "/opt/lib/beam-sdks-java-core-2.73.0.jar", "/opt/target/classes", "/opt/fastbreak.jar");
  }

  @Test
  void theProgramFindsItsOwnLibraries() {
    assertThat(WorkerFiles.ofThisProgram(PipelineOptionsFactory.create()))
        .anyMatch(file -> file.contains("beam-sdks-java-io-google-cloud-platform"))
        .anyMatch(file -> file.endsWith("classes"))
        .noneMatch(file -> file.contains("duckdb_jdbc"));
  }
}
