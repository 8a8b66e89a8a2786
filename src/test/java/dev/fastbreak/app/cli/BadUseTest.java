package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.Warehouses;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed wrongly gets a sentence to act on, the right exit code, no stack trace. */
final class BadUseTest {

  private final FakeEngine engine = new FakeEngine();

  @Test
  void aLongSentenceIsBrokenBetweenWordsOnAScreen() {
    String said = Invocation.onAScreen(60, "explain", "--processor", "PZSA").err();

    assertThat(said.replace("\u001b[J", "").lines()).allMatch(line -> line.length() <= 60);
    assertThat(said).contains("'fastbreak explain --help' explains the options.");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "| a command is missing",
        "bakfill | Unknown command 'bakfill'. Did you mean backfill?",
        "frobnicate | The commands are init, import, simulate, plan, backfill, run, status,"
            + " failures, explain, validate, diff, report, export, rehearse-as-of, query",
        "--verbose plan | '--verbose' comes after the command: 'fastbreak COMMAND --verbose'.",
        "plan --warehose=duckdb:x | Unknown option '--warehose'. Did you mean --warehouse?",
        "plan --strat-date 2021-11-02 --end-date 2021-11-03 | Unknown option '--strat-date'. Did"
            + " you mean --start-date?",
        "plan --start-date 2021-11-02 --end-date 2021-11-03 --frobnicate | Unknown option"
            + " '--frobnicate'",
        "backfill --start-date 2021-11-02 | Missing required option: '--end-date=DATE'",
        "backfill --start-date --end-date 2021-11-03 | --start-date",
        "backfill --start-date 2021-13-01 --end-date 2021-12-31 | '--start-date': '2021-13-01' is"
            + " not a date; write YYYY-MM-DD.",
        "backfill --start-date 2021-11-02 --end-date 2021-02-30 | '--end-date': '2021-02-30' is not"
            + " a date; write YYYY-MM-DD.",
        "run --date someday | '--date': 'someday' is not a date; write YYYY-MM-DD, yesterday,"
            + " today, tonight or latest",
        "backfill --start-date 2021-12-31 --end-date 2021-12-01 | --end-date 2021-12-01 is before"
            + " --start-date 2021-12-31; swap them.",
        "status --start-date 2021-12-31 --end-date 2021-12-01 | --end-date 2021-12-01 is before"
            + " --start-date 2021-12-31; swap them.",
        "plan --start-date 2021-11-02 --end-date 2021-11-03 --only PZSA | 'PZSA' is no processor;"
            + " did you mean PSZA?",
        "plan --start-date 2021-11-02 --end-date 2021-11-03 --only daily_cache | write one of 1"
            + " TDZA, 2 PSZA, 3 PCF, 4 PDC, 5 ML",
        "plan --start-date 2021-11-02 --end-date 2021-11-03 --start-from 6 | '6' is no processor",
        "plan --start-date 2021-11-02 --end-date 2021-11-03 --only ML --start-from 3 | --only and"
            + " --start-from exclude each other",
        "plan --start-date 2021-11-02 --end-date 2021-11-03 --format csv | '--format': 'csv' is no"
            + " format of this command; write table or json.",
        "explain --processor PSZA --date 2021-11-03 | Missing required option: '--entity=NAME'",
        "explain --processor PZSA --date 2021-11-03 --entity x | did you mean PSZA?",
        "explain --processor ML --date 2021-11-03 --entity x --format csv | 'csv' is no format of"
            + " this command; write table or json.",
        "query select --format xml | 'xml' is no format of this command; write table or csv or"
            + " json.",
        "status --format csv | 'csv' is no format of this command; write table or json.",
        "validate --format csv | 'csv' is no format of this command; write table or json.",
        "diff | Give one of --against=URI or --fresh.",
        "diff --fresh --samples few | 'few' is not a whole number",
        "plan --start-date 2021-11-02 --end-date 2021-11-03 --price-per-tib cheap | 'cheap' is no"
            + " price; write US dollars",
        "query select 1 | '1' is one word too many; put quotes around a text with blanks.",
        "query | Missing required parameter: 'SQL'",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --chunk week | 'week' is no chunk;"
            + " write season, month or a number",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --runner spark | 'spark' is no"
            + " runner; write direct or dataflow",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --runner dataflow | --runner"
            + " dataflow needs --project: write a project id such as my-project-123.",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --runner dataflow --project"
            + " my-project | --runner dataflow needs --region: write a region such as us-west2",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --runner dataflow --project"
            + " my-project --region us-west2 | --runner dataflow needs --temp-location: write a"
            + " folder such as gs://bucket/tmp.",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --runner dataflow --project"
            + " My_Project --region us-west2 --temp-location gs://bkt/tmp | --project My_Project:"
            + " that is not a project id",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --runner dataflow --project"
            + " my-project --region us-west2-a --temp-location gs://bkt/tmp | --region us-west2-a:"
            + " that is not a region",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --runner dataflow --project"
            + " my-project --region us-west2 --temp-location /tmp | --temp-location /tmp: that is"
            + " not a folder such as gs://bucket/tmp.",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --runner dataflow --project"
            + " my-project --region us-west2 --temp-location gs://bkt/tmp --staging-location bkt |"
            + " --staging-location bkt: that is not",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --runner dataflow --project"
            + " my-project --region us-west2 --temp-location gs://bkt/tmp --service-account me |"
            + " --service-account me: that is not an account",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --runner dataflow --project"
            + " my-project --region us-west2 --temp-location gs://bkt/tmp --max-workers 0 |"
            + " --max-workers 0: a job needs at least 1.",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --runner dataflow --project"
            + " my-project --region us-west2 --temp-location gs://bkt/tmp --max-workers many |"
            + " 'many' is not a whole number",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --runner dataflow --project"
            + " my-project --region us-west2 --temp-location gs://bkt/tmp --label Team=stats |"
            + " --label Team=stats: labels are lower-case letters",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --runner dataflow --project"
            + " my-project --region us-west2 --temp-location gs://bkt/tmp --label processors=mine |"
            + " --label processors=mine: every job has that label already",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --region us-west2 | --region has a"
            + " meaning with --runner dataflow only",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --runner direct --max-workers 3 |"
            + " --max-workers has a meaning with --runner dataflow only",
        "run --date 2021-11-02 --no-public-ips | --no-public-ips has a meaning with --runner"
            + " dataflow only",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --failure-limit 101 | '101' is no"
            + " percentage; write a number from 0 to 100",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --json no/such/folder/x.json | its"
            + " folder does not exist; create it.",
        "run --date 2021-11-02 --json / | --json /: it is a folder; name a file in it.",
        "doctor --json /proc/x.json | --json /proc/x.json: it cannot be written",
        "backfill --start-date 2021-11-02 --end-date 2021-11-03 --beam region | '--beam'",
        "import | Give one of --from=DIR or --table=TABLE.",
        "import --from no/such/folder | --from no/such/folder: there is no such folder",
        "simulate --seasons 2021 | '--seasons' (SEASON): Season '2021' is not understood; write",
        "simulate --seasons 2021-23 | ends in the next year; write 2021-22.",
        "simulate --seasons 2021-22 --seed x | 'x' is not a whole number; write digits, for example"
            + " 7.",
        "failures --category TYPO | 'TYPO' is no category; write one of EXPECTED_INCOMPLETE, ",
      })
  void wrongOptionsAreNamedWithTheirRemedy(String line, String message) {
    String[] args = line == null ? new String[0] : line.split(" ");

    Invocation answer = Invocation.of(engine, Samples.warehouse(), args);

    assertThat(answer.err()).contains(message).contains("--help").doesNotContain("\tat ");
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(engine.calls).isEmpty();
    assertThat(engine.requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "backfill"})
  void daysWithoutGamesThatHoldNothingAreRefused(String command) {
    Invocation answer =
        Invocation.of(
            engine,
            Samples.warehouse(),
            command,
            "--start-date",
            "2019-01-01",
            "--end-date",
            "2019-01-31");

    assertThat(answer.err())
        .contains(
            "--start-date 2019-01-01 --end-date 2019-01-31: no games on these days (NO_GAMES)."
                + " The schedule has 2021-22 (2021-10-19 to 2021-11-05).");
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(engine.requests).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "plan --start-date 2021-11-02 --end-date 2021-11-03",
    "backfill --start-date 2021-11-02 --end-date 2021-11-03",
    "run --date 2021-11-02",
    "status",
    "failures"
  })
  void anEmptyWarehouseSendsTheUserToImport(String line) {
    Invocation answer = Invocation.of(engine, new FakeWarehouse(), line.split(" "));

    assertThat(answer.err())
        .contains("There is no schedule in")
        .contains("fastbreak import --from DIR")
        .contains("fastbreak simulate --seasons");
    assertThat(answer.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSED")
  void aWarehouseThatCannotBeOpenedSpeaksForItself(Cause cause) {
    FakeWarehouse warehouse = Samples.warehouse();
    warehouse.cannotOpen = new WarehouseException(cause, "It is shut. Open it with a key.");

    Invocation answer = Invocation.of(engine, warehouse, "query", "SELECT 1");

    assertThat(answer.err().strip()).isEqualTo("fastbreak query: It is shut. Open it with a key.");
    assertThat(answer.exitCode()).isEqualTo(cause == Cause.LOCKED ? 5 : 1);
  }

  @Test
  void aDefectIsToldWithoutItsStackTraceUnlessVerbose() {
    engine.backfill =
        request -> {
          throw new IllegalStateException("a bolt is loose");
        };
    String[] line = "backfill --start-date 2021-11-02 --end-date 2021-11-03".split(" ");

    Invocation quiet = Invocation.of(engine, Samples.warehouse(), line);
    Invocation loud = Invocation.of(engine, Samples.warehouse(), append(line, "--verbose"));

    assertThat(quiet.exitCode()).isEqualTo(1);
    assertThat(quiet.err())
        .contains("a bolt is loose")
        .contains("--verbose")
        .doesNotContain("\tat ");
    assertThat(loud.exitCode()).isEqualTo(1);
    assertThat(loud.err()).contains("a bolt is loose").contains("\tat ");
  }

  @Test
  void lackOfMemoryHasARemedy() {
    engine.backfill =
        request -> {
          throw new OutOfMemoryError("Java heap space");
        };

    Invocation answer =
        Invocation.of(
            engine,
            Samples.warehouse(),
            "backfill --start-date 2021-11-02 --end-date 2021-11-03".split(" "));

    assertThat(answer.err()).contains("-Xmx4g").contains("--chunk month");
    assertThat(answer.exitCode()).isEqualTo(1);
  }

  /** A command on a warehouse that is looked up as in earnest. */
  private String onRealWarehouses(String... args) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    int exitCode =
        CommandLineProgram.execute(
            new CommandContext(
                engine,
                uri -> Warehouses.of(uri),
                Clock.systemUTC(),
                Terminal.plain(stream, stream)),
            args);
    assertThat(exitCode).isEqualTo(2);
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aPathAloneIsNoWarehouseButNearlyOne() {
    assertThat(onRealWarehouses("status", "--warehouse", "data/foo.duckdb"))
        .contains(
            "--warehouse data/foo.duckdb: Warehouse 'data/foo.duckdb' is not understood",
            "Did you mean duckdb:data/foo.duckdb?");
    assertThat(onRealWarehouses("status", "--warehouse", "oracle:foo"))
        .contains("[bigquery:..., duckdb:...]")
        .doesNotContain("Did you mean");
  }

  @Test
  void aWarehouseThatTheEnvironmentNamesIsNamedSo() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    CommandLineProgram.execute(
        new CommandContext(
            engine,
            uri -> {
              throw new WarehouseException(Cause.UNAVAILABLE, "Not understood.");
            },
            Clock.systemUTC(),
            Terminal.plain(stream, stream)),
        "status");

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("FASTBREAK_WAREHOUSE=", ": Not understood.")
        .doesNotContain("--warehouse");
  }

  private static String[] append(String[] args, String more) {
    String[] longer = Arrays.copyOf(args, args.length + 1);
    longer[args.length] = more;
    return longer;
  }
}
