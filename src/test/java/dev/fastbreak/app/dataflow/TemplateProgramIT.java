package dev.fastbreak.app.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.beam.phase.PhaseOptions;
import dev.fastbreak.beam.phase.PhasePipeline;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The program of the Flex Template, started as its launcher starts it: in a JVM of its own, without
 * the two libraries that the template's jar leaves out. Making that jar takes a minute and is left
 * to {@code scripts/build-templates}, which starts the program from it.
 */
final class TemplateProgramIT {

  private record Answer(int exitCode, String output) {}

  private static Answer run(String... arguments) throws IOException, InterruptedException {
    String libraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(path -> !path.contains("logback") && !path.contains("duckdb_jdbc"))
            .filter(path -> !path.endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                libraries,
                PhasePipeline.class.getName()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("template", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      return new Answer(process.exitValue(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }

  @Test
  void itKnowsItsOptions() throws Exception {
    Answer answer = run("--help=" + PhaseOptions.class.getName());

    assertThat(answer.output())
        .contains(
            "--startDate=",
            "--endDate=",
            "--warehouse=",
            "--processors=",
            "--failureLimit=",
            "--playerBuckets=");
    assertThat(answer.exitCode()).isZero();
  }

  @Test
  void itFindsBigQueryWithoutTheOtherWarehouse() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    Answer answer =
        run(
            "--startDate=2021-11-02",
            "--endDate=2021-11-05",
            "--warehouse=bigquery:my-project?endpoint=http://localhost:" + port);

    assertThat(answer.output()).contains("Opening bigquery:my-project", "Connection refused");
    assertThat(answer.exitCode()).isEqualTo(1);
  }

  @Test
  void itRefusesAnImpossibleDateWithoutTouchingAnything() throws Exception {
    Answer answer =
        run("--startDate=2021-02-30", "--endDate=2021-03-05", "--warehouse=bigquery:my-project");

    assertThat(answer.output()).contains("--startDate=2021-02-30 is not a date");
    assertThat(answer.exitCode()).isEqualTo(1);
  }
}
