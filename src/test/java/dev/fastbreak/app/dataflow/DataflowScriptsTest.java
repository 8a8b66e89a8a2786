package dev.fastbreak.app.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.beam.phase.PhaseOptions;
import dev.fastbreak.beam.phase.PhasePipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts around the Flex Template, as far as they go without a cloud: what they would run. */
final class DataflowScriptsTest {

  private static final String PLACE =
      "--project my-project --region us-west2 --bucket gs://my-bucket";

  private record Answer(int exitCode, String out, String err) {}

  private static Answer run(String script, String line) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", "scripts/" + script));
    if (!line.isEmpty()) {
      command.addAll(List.of(line.split(" ")));
    }
    Path out = Files.createTempFile("script", ".out");
    Path err = Files.createTempFile("script", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Answer(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  @Test
  void aDryRunOfBuildTemplatesPrintsTheBuild() throws Exception {
    Answer answer = run("build-templates", PLACE + " --tag 1.0 --dry-run");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out().lines().filter(line -> line.startsWith("$ ")))
        .containsExactly(
            "$ mvn -B -q -DskipTests -Ptemplates package",
            "$ gcloud dataflow flex-template build gs://my-bucket/templates/phase4.json"
                + " --project=my-project"
                + " --image-gcr-path=us-west2-docker.pkg.dev/my-project/fastbreak/phase4:1.0"
                + " --sdk-language=JAVA --flex-template-base-image=JAVA17"
                + " --metadata-file=pipelines/phase4/metadata.json"
                + " --jar=target/templates/fastbreak-templates.jar"
                + " --env=FLEX_TEMPLATE_JAVA_MAIN_CLASS="
                + PhasePipeline.class.getName());
    assertThat(Path.of("pipelines", "phase4", "metadata.json")).isRegularFile();
    assertThat(answer.out()).endsWith("Nothing was run.\n");
    // What the script asks the finished jar for.
    assertThat(Path.of("scripts", "build-templates"))
        .content()
        .contains("--help=" + PhaseOptions.class.getName());
  }

  @Test
  void aDryRunOfSubmitPrintsTheCommand() throws Exception {
    Answer answer =
        run(
            "submit",
            "--start-date 2021-11-02 --end-date 2022-04-10 "
                + PLACE
                + " --only ML,tdza,3 --warehouse bigquery:my-project?labels=a=b,c=d"
                + " --failure-limit 0.1 --buckets 64"
                + " --service-account fastbreak@my-project.iam.gserviceaccount.com --max-workers 3"
                + " --machine-type n2-standard-4 --subnetwork regions/us-west2/subnetworks/jobs"
                + " --no-public-ips --label team=stats --label cost=42 --dry-run");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.exitCode()).isZero();
    assertThat(command(answer))
        .matches(
            "\\$ gcloud dataflow flex-template run fastbreak-phase4-2021-11-02-[0-9]{8}-[0-9]{6}"
                + " .*")
        .contains(
            " --project=my-project --region=us-west2"
                + " --template-file-gcs-location=gs://my-bucket/templates/phase4.json"
                + " --parameters=^~^warehouse=bigquery:my-project?labels=a=b,c=d"
                + "~startDate=2021-11-02~endDate=2022-04-10~processors=TDZA,PCF,ML"
                + "~failureLimit=0.1~playerBuckets=64"
                + " --temp-location=gs://my-bucket/tmp --staging-location=gs://my-bucket/staging"
                + " --max-workers=3 --worker-machine-type=n2-standard-4"
                + " --additional-user-labels=team=stats,cost=42,application=fastbreak"
                + ",processors=tdza-pcf-ml,first_date=2021-11-02,last_date=2022-04-10"
                + " --service-account-email=fastbreak@my-project.iam.gserviceaccount.com"
                + " --subnetwork=regions/us-west2/subnetworks/jobs --disable-public-ips");
  }

  @Test
  void withoutANameAllProcessorsAreComputed() throws Exception {
    Answer answer =
        run("submit", "--start-date 2021-11-02 --end-date 2022-04-10 " + PLACE + " --dry-run");

    assertThat(command(answer))
        .contains("~endDate=2022-04-10 ", ",processors=tdza-psza-pcf-pdc-ml,", "--max-workers=1 ")
        .doesNotContain("~processors=", "~playerBuckets=");
  }

  /** The command as it would be run; printf's %q puts backslashes before some letters. */
  private static String command(Answer answer) {
    return answer
        .out()
        .lines()
        .filter(line -> line.startsWith("$ "))
        .findFirst()
        .orElseThrow()
        .replace("\\", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "build-templates || --project is missing: write a project id such as my-project-123.",
        "build-templates | --project My --region us-west2 --bucket gs://bkt | --project My: that is"
            + " not a project id",
        "build-templates | --project my-project --region us-west2 --bucket bkt | --bucket bkt: that"
            + " is not a bucket such as gs://my-bucket.",
        "build-templates | --project | --project needs a value.",
        "build-templates | --force | Unknown option '--force'.",
        "submit | --only xx --start-date 2021-11-02 --end-date 2021-12-01 | 'xx' is no processor;"
            + " write one of 1 TDZA, 2 PSZA, 3 PCF, 4 PDC, 5 ML.",
        "submit || --start-date is missing: write a date such as 2021-11-02.",
        "submit | --start-date yesterday | --start-date yesterday: that is not a date",
        "submit | --start-date 2021-02-30 --end-date 2021-03-01 | --start-date 2021-02-30: there is"
            + " no such day; that month ends on 2021-02-28.",
        "submit | --start-date 1900-02-01 --end-date 1900-02-29 | that month ends on 1900-02-28.",
        "submit | --start-date 2021-11-02 --end-date 2021-11-31 | that month ends on 2021-11-30.",
        "submit | --start-date 2021-11-02 --end-date 2021-13-01 | --end-date 2021-13-01: that is"
            + " not a date",
        "submit | --start-date 2021-11-02 --end-date 2021-12-01 --project my-project --region"
            + " us-west2 --bucket gs://bkt --machine-type n1-standard-1 | --machine-type"
            + " n1-standard-1 has one processor",
        "submit | --start-date 2021-11-02 --end-date 2021-12-01 --project my-project --region"
            + " us-west2 --bucket gs://bkt --max-workers 0 | --max-workers 0: that is not a number"
            + " of workers",
        "submit | --start-date 2021-11-02 --end-date 2021-12-01 --project my-project --region"
            + " us-west2 --bucket gs://bkt --service-account me | --service-account me: that is not"
            + " an account",
        "submit | --start-date 2021-12-01 --end-date 2021-11-02 | --end-date 2021-11-02 is before"
            + " --start-date 2021-12-01; swap them.",
        "submit | --start-date 2021-11-02 --end-date 2021-12-01 --project my-project --region"
            + " us-west2 --bucket gs://bkt --warehouse duckdb:x | --warehouse duckdb:x: that is not"
            + " a warehouse that workers can reach",
        "submit | --start-date 2021-11-02 --end-date 2021-12-01 --project my-project --region"
            + " us-west2 --bucket gs://bkt --failure-limit 5 | --failure-limit 5: that is not a"
            + " share",
        "submit | --start-date 2021-11-02 --end-date 2021-12-01 --project my-project --region"
            + " us-west2 --bucket gs://bkt --buckets 0 | --buckets 0: that is not a number of"
            + " buckets",
        "submit | --start-date 2021-11-02 --end-date 2021-12-01 --project my-project --region"
            + " us-west2 --bucket gs://bkt --label processors=x | every job has that label already",
      })
  void wrongOptionsAreNamedWithTheirRemedy(String script, String line, String message)
      throws Exception {
    Answer answer = run(script, line == null ? "" : line);

    assertThat(answer.err()).contains(message).contains("--help");
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).doesNotContain("$ ");
  }

  @ParameterizedTest
  @CsvSource({"2020-02-29", "2000-02-29", "2021-12-31", "2021-04-30", "2021-08-09"})
  void everyDayOfTheCalendarIsTaken(String day) throws Exception {
    Answer answer =
        run("submit", "--start-date " + day + " --end-date " + day + " " + PLACE + " --dry-run");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"build-templates, --repository", "submit, --failure-limit"})
  void theyExplainThemselves(String script, String option) throws Exception {
    Answer answer = run(script, "--help");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).contains("Usage: scripts/" + script).contains(option);
  }
}
