package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help texts name every option of the contract and teach how to go on. */
final class HelpTest {

  private static Invocation help(String... args) {
    return Invocation.of(new FakeEngine(), new FakeWarehouse(), args);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "import | --from",
        "simulate | --seasons --seed",
        "plan | --start-date --end-date --only --start-from --no-resume --format --price-per-tib",
        "backfill | --start-date --end-date --start-from --only --dry-run --no-resume --fail-fast"
            + " --runner --chunk --failure-limit --json --beam --price-per-tib --query-price-per-tib --project --region --temp-location"
            + " --staging-location --service-account --max-workers --machine-type --subnetwork"
            + " --no-public-ips --label",
        "run | --date --start-from --only --no-resume --fail-fast --runner --failure-limit --json"
            + " --beam --price-per-tib --query-price-per-tib",
        "status | --start-date --end-date --only --start-from --format",
        "failures | --start-date --end-date --only --category --entity --unexpected --format",
        "explain | --processor --date --entity --format",
        "validate | --start-date --end-date --only --start-from --format",
        "diff | --against --fresh --start-date --end-date --only --start-from --upstream --stamps"
            + " --samples --format",
        "query | SQL --format",
        "doctor | --warehouse"
      })
  void everyOptionIsExplained(String command, String options) {
    Invocation answer = help(command, "--help");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).contains("Usage: fastbreak " + command);
    assertThat(answer.out()).contains(List.of(options.split(" ")));
    assertThat(answer.out()).contains("--warehouse=URI", "--verbose", "--help");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import",
        "simulate",
        "plan",
        "backfill",
        "run",
        "status",
        "failures",
        "explain",
        "validate",
        "diff",
        "query",
        "doctor"
      })
  void everyCommandHasAnExampleAndItsExitCodes(String command) {
    String text = help(command, "--help").out();

    assertThat(text).containsPattern("(?m)^  fastbreak " + command + " |^  fastbreak " + command);
    assertThat(text).containsPattern("(?m)^ *0 +done$");
    assertThat(text).containsPattern("(?m)^ *130 +interrupted");
  }

  @Test
  void theProgramListsItsCommands() {
    String text = help("--help").out();

    assertThat(text).contains("Commands:").contains("First steps:");
    assertThat(text)
        .contains(
            "import",
            "simulate",
            "plan",
            "backfill",
            "run",
            "status",
            "failures",
            "explain",
            "validate",
            "diff",
            "query",
            "doctor");
    assertThat(text).doesNotContain("generate");
  }
}
