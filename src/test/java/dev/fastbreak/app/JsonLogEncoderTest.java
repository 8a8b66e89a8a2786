package dev.fastbreak.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonLogEncoderTest {

  private static JsonNode encoded(Level level, String message, @Nullable Throwable thrown)
      throws IOException {
    LoggerContext context = new LoggerContext();
    LoggingEvent event =
        new LoggingEvent("here", context.getLogger("a.Logger"), level, message, thrown, null);
    event.setTimeStamp(1_640_995_200_000L);
    event.setMDCPropertyMap(Map.of("run_id", "run-1", "processor", "PSZA"));
    byte[] bytes = new JsonLogEncoder().encode(event);
    String line = new String(bytes, StandardCharsets.UTF_8);
    assertThat(line.indexOf('\n')).as("one line").isEqualTo(line.length() - 1);
    return new ObjectMapper().readTree(line);
  }

  @Test
  void aLineNamesItsRunByTheNamesThatCloudLoggingKnows() throws IOException {
    JsonNode line = encoded(Level.WARN, "an \"odd\"\nmessage", null);
    assertThat(line.path("severity").asText()).isEqualTo("WARNING");
    assertThat(line.path("time").asText()).isEqualTo("2022-01-01T00:00:00Z");
    assertThat(line.path("message").asText()).isEqualTo("an \"odd\"\nmessage");
    assertThat(line.path("run_id").asText()).isEqualTo("run-1");
    assertThat(line.path("processor").asText()).isEqualTo("PSZA");
  }

  @Test
  void aTraceStandsInTheMessage() throws IOException {
    JsonNode line = encoded(Level.ERROR, "broken", new IllegalStateException("because"));
    assertThat(line.path("severity").asText()).isEqualTo("ERROR");
    assertThat(line.path("message").asText())
        .startsWith("broken\njava.lang.IllegalStateException: because")
        .contains("JsonLogEncoderTest");
  }
}
