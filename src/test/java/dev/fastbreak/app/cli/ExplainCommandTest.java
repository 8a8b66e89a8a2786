package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplainCommandTest {

  private final FakeEngine engine = new FakeEngine();

  private Invocation explain(String... more) {
    String[] args = new String[more.length + 7];
    System.arraycopy(
        new String[] {
          "explain", "--processor", "2", "--date", "2021-11-03", "--entity", "Luka Dončić"
        },
        0,
        args,
        0,
        7);
    System.arraycopy(more, 0, args, 7, more.length);
    return Invocation.of(engine, Samples.warehouse(), args);
  }

  @Test
  void theVerdictIsPrinted() {
    Invocation answer = explain();

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(engine.calls).containsExactly("explain PSZA 2021-11-03 Luka Dončić");
    assertThat(answer.out().lines())
        .startsWith("PSZA of Luka Dončić on 2021-11-03", "NO GAME on 2021-11-03.");
  }

  @Test
  void programsGetJson() {
    assertThat(explain("--format", "json").out())
        .contains("\"kind\" : \"NO_GAME\"", "\"entity\" : \"Luka Dončić\"");
  }

  @Test
  void anEmptyNameIsRefused() {
    Invocation answer =
        Invocation.of(
            engine,
            Samples.warehouse(),
            "explain",
            "--processor",
            "ML",
            "--date",
            "2021-11-03",
            "--entity",
            " ");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err()).contains("--entity is empty");
  }
}
