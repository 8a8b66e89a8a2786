package dev.fastbreak.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LibraryLogsTest {

  @Test
  void streamsThatOpenAndCloseAreNotToldTroubleIs() {
    LibraryLogs.quieten();
    Logger streams = Logger.getLogger("com.google.cloud.bigquery.storage.v1.StreamWriter");
    assertThat(streams.isLoggable(Level.INFO)).isFalse();
    assertThat(streams.isLoggable(Level.WARNING)).isTrue();
  }
}
