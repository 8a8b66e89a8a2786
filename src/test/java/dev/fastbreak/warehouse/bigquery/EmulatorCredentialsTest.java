package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.auth.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** An emulator gets the secret that it made, and nobody's own credentials. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class EmulatorCredentialsTest {

  private final String before = System.getProperty(EmulatorCredentials.FILE, "");

  @BeforeEach
  @AfterEach
  void restore() {
    if (before.isEmpty()) {
      System.clearProperty(EmulatorCredentials.FILE);
    } else {
      System.setProperty(EmulatorCredentials.FILE, before);
    }
  }

  private static Credentials credential() throws IOException {
    return EmulatorCredentials.fromOptions(PipelineOptionsFactory.create()).getCredential();
  }

  @Test
  void theSecretGoesWithEveryRequest(@TempDir Path folder) throws IOException {
    Path state = folder.resolve("emulator.properties");
    Files.writeString(state, "endpoint=http://localhost:9050\ncredential=Bearer 0123abcd\n");
    System.setProperty(EmulatorCredentials.FILE, state.toString());

    assertThat(credential().getRequestMetadata(URI.create("http://localhost:9050/")))
        .containsEntry("Authorization", List.of("Bearer 0123abcd"));
  }

  @Test
  void withoutAFileNothingIsSent() throws IOException {
    System.clearProperty(EmulatorCredentials.FILE);

    assertThat(credential().hasRequestMetadata()).isFalse();
  }
}
