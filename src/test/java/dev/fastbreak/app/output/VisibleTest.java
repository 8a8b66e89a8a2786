package dev.fastbreak.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VisibleTest {

  private static final String RED = "\u001b[31mred\u0007";
  private static final String TURNED = "abc\u202egnp.exe\u2066";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatAScreenWouldObeyIsShown() {
    assertThat(Visible.text(RED)).isEqualTo("<U+001B>[31mred<U+0007>");
    assertThat(Visible.text(TURNED)).isEqualTo("abc<U+202E>gnp.exe<U+2066>");
    assertThat(Visible.text("\u009b2J \r \u200b \udb40\udc01 \ud800"))
        .isEqualTo("<U+009B>2J <U+000D> <U+200B> <U+E0001> <U+D800>");
    String names = "Luka Dončić, 姚明, Nenê\n\tand others";
    assertThat(Visible.text(names)).isEqualTo(names);
  }

  @Test
  void everyWayToTheScreenShowsIt() {
    Terminal terminal = new Terminal(stream, stream, 80, true, true, false);
    terminal.line(RED);
    terminal.message(RED);
    terminal.paragraph("", RED);
    terminal.print(RED);
    new TextTable().text("name").text("x").row(RED, TURNED).print(terminal);
    assertThat(printed())
        .contains("<U+001B>[31mred<U+0007>  abc<U+202E>gnp")
        .doesNotContain("\u001b", "\u202e");
  }

  @Test
  void aFileForProgramsHoldsWhatTheDataHolds() {
    Terminal.plain(stream, stream).print(RED);
    assertThat(printed()).isEqualTo(RED);
  }

  @Test
  void jsonMeansTheSame() {
    assertThat(JsonText.compact(JsonText.value(TURNED))).isEqualTo("\"abc\\u202egnp.exe\\u2066\"");
  }

  @Test
  void logsShowIt() throws Exception {
    LoggerContext logs = new LoggerContext();
    logs.setMDCAdapter(new LogbackMDCAdapter());
    PrintStream before = System.err;
    System.setErr(stream);
    try {
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(logs);
      // The program's own; tests have another.
      configurator.doConfigure(VisibleTest.class.getResource("/logback.xml"));
      logs.getLogger("any").error("Player {} is {}", RED, TURNED, new IllegalStateException(RED));
    } finally {
      logs.stop();
      System.setErr(before);
    }
    assertThat(printed())
        .isEqualTo("fastbreak: Player ?[31mred? is abc?gnp.exe?\n")
        .doesNotContain("\u001b", "\u202e");
  }
}
