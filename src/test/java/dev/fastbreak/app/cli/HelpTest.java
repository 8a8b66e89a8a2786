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
        "import | --from --format --json",
        "simulate | --seasons --seed",
        "plan | --start-date --end-date --only --start-from --no-resume --format --price-per-tib",
        "backfill | --start-date --end-date --start-from --only --dry-run --no-resume --fail-fast"
            + " --runner --chunk --failure-limit --json --beam --price-per-tib"
            + " --query-price-per-tib --project --region --temp-location --staging-location"
            + " --service-account --max-workers --machine-type --network --subnetwork"
            + " --no-public-ips --label --progress --on-failure",
        "run | --date --zone --start-from --only --no-resume --fail-fast --runner --failure-limit"
            + " --json --beam --price-per-tib --query-price-per-tib",
        "status | --start-date --end-date --only --start-from --format --follow",
        "runs | --last --format",
        "failures | --start-date --end-date --only --category --entity --unexpected --format",
        "explain | --processor --date --entity --format",
        "validate | --start-date --end-date --only --start-from --format",
        "diff | --against --fresh --start-date --end-date --only --start-from --upstream --stamps"
            + " --samples --format",
        "report | --start-date --end-date --to --open",
        "export | --table --query --to --format --seasons --start-date --end-date --label --absent"
            + " --ready-only --quality --sources --by-date",
        "rehearse-as-of | --date --from",
        "query | SQL --format",
        "doctor | --json --runner --project --service-account"
      })
  void everyOptionIsExplained(String command, String options) {
    Invocation answer = help(command, "--help");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).contains("Usage: fastbreak " + command);
    assertThat(answer.out()).contains(List.of(options.split(" ")));
    assertThat(answer.out()).contains("--warehouse=URI", "--wait", "--verbose", "--help");
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
        "runs",
        "failures",
        "explain",
        "validate",
        "diff",
        "report",
        "export",
        "rehearse-as-of",
        "query",
        "doctor"
      })
  void everyCommandHasAnExampleAndItsExitCodes(String command) {
    String text = help(command, "--help").out();

    assertThat(text).containsPattern("(?m)^  fastbreak " + command + " |^  fastbreak " + command);
    assertThat(text).containsPattern("(?m)^ *0 +done$");
    assertThat(text).containsPattern("(?m)^ *5 +another writer");
  }

  @Test
  void exitCodesAreShownWhereTheyCanBe() {
    assertThat(help("backfill", "--help").out())
        .containsPattern("(?m)^ *3 +done, with")
        .containsPattern("(?m)^ *129 +its terminal was closed")
        .containsPattern("(?m)^ *130 +interrupted")
        .containsPattern("(?m)^ *143 +ended")
        .doesNotContain("validation gate");
    assertThat(help("validate", "--help").out())
        .containsPattern("(?m)^ *4 +a validation gate")
        .containsPattern("(?m)^ *130 +interrupted \\(Ctrl-C\\): nothing was changed$")
        .doesNotContainPattern("(?m)^ *3 ");
    assertThat(help("simulate", "--help").out())
        .containsPattern("(?m)^ *130 +interrupted \\(Ctrl-C\\): everything was loaded or nothing$");
    assertThat(help("query", "--help").out())
        .containsPattern("(?m)^ *129 +its terminal")
        .containsPattern("(?m)^ *143 +ended")
        .doesNotContainPattern("(?m)^ *(3|4) +");
    assertThat(help("man", "--help").out()).doesNotContain("Exit codes");
    assertThat(help("--help").out()).containsPattern("(?m)^ *3 +done, with");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120})
  void linesAreBrokenBetweenWords(int columns) {
    String text = Invocation.onAScreen(columns, "backfill", "--help").out();

    assertThat(text.lines()).allMatch(line -> line.length() <= columns);
    assertThat(text)
        .contains("duckdb:PATH", "bigquery:PROJECT", "duckdb:warehouse.duckdb", "TDZA,PSZA")
        .containsPattern("backfill --start-date=DATE\\s+--end-date=DATE \\[options]");
  }

  @Test
  void anExampleThatIsTooLongCanBePastedAllTheSame() {
    assertThat(Invocation.onAScreen(80, "backfill", "--help").out())
        .contains(
            "  fastbreak backfill --start-date 2021-11-02 --end-date 2022-04-10 \\\n"
                + "    --start-from 3 --dry-run\n");
  }

  @Test
  void helpIsFoundWhereverItIsLookedFor() {
    String plan = help("plan", "--help").out();

    assertThat(help("plan", "-h").out()).isEqualTo(plan);
    assertThat(help("help", "plan").out()).isEqualTo(plan);
    assertThat(help("-h").out()).isEqualTo(help("--help").out());
    assertThat(help("help").out()).isEqualTo(help("--help").out());
    assertThat(help("help").exitCode()).isZero();
  }

  @Test
  void theManualPageSaysCommonOptionsOnceAndNothingOfThisMachine() {
    String page = help("man").out();

    assertThat(page).startsWith(".TH FASTBREAK 1 ").contains(".SS backfill\n", ".B 143\n");
    assertThat(page.split("\\.B \\\\-\\\\-warehouse URI", -1)).hasSize(2);
    assertThat(page)
        .contains("else duckdb:warehouse.duckdb.\n", ".B \\-\\-region REGION\nDataflow: ")
        .doesNotContain("here duckdb:", ".B \\-\\-help");
    assertThat(help("completion").out()).contains("complete -F", "'--failure-limit'");
  }

  @Test
  void theVersionIsTheJars() {
    assertThat(help("--version").out()).isEqualTo("fastbreak (not packaged)\n");
    assertThat(help("--version").exitCode()).isZero();
    assertThat(Version.of("1.2.3, commit abcdef0")).isEqualTo("1.2.3, commit abcdef0");
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
            "rehearse-as-of",
            "query",
            "doctor");
    assertThat(text).doesNotContain("generate");
  }
}
