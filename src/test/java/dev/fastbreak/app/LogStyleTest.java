package dev.fastbreak.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is logged looks like what is said. */
final class LogStyleTest {

  private static String pattern(Map<String, String> properties) throws JoranException {
    LoggerContext context = new LoggerContext();
    properties.forEach(context::putProperty);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(Path.of("src/main/resources/logback.xml").toFile());
    ConsoleAppender<ILoggingEvent> appender =
        (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("STDERR");
    return ((PatternLayoutEncoder) appender.getEncoder()).getPattern();
  }

  @Test
  void warningsAreSentencesOfTheProgram() throws JoranException {
    assertThat(pattern(Map.of())).isEqualTo("fastbreak: " + shown("%msg%n%nopex"));
  }

  @Test
  void verboseAddsTimesAndTraces() throws JoranException {
    assertThat(
            pattern(
                Map.of(
                    "fastbreak.log.start", "%d{HH:mm:ss.SSS} ",
                    "fastbreak.log.exception", "%ex")))
        .isEqualTo("%d{HH:mm:ss.SSS} " + shown("%msg%n%ex"));
  }

  /** What a screen would obey instead of showing it becomes a question mark. */
  private static String shown(String pattern) {
    return "%replace(" + pattern + "){'[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n\\t]]', '?'}";
  }
}
