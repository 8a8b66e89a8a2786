package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PulseTest {

  private static final BigQueryProject PROJECT = BigQueryWarehouseProvider.project("my-project");

  private final Logger logger = (Logger) LoggerFactory.getLogger(Pulse.class);
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final AppenderBase<ILoggingEvent> listener =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          said.add(event.getFormattedMessage());
        }
      };

  @BeforeEach
  void listen() {
    listener.setContext(logger.getLoggerContext());
    listener.start();
    logger.addAppender(listener);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(listener);
  }

  @Test
  void saysOnceThatNobodyAnswersAndOnceThatSomebodyDoes() throws InterruptedException {
    AtomicBoolean reachable = new AtomicBoolean();
    Semaphore touched = new Semaphore(0);
    Runnable touch =
        () -> {
          touched.release();
          if (!reachable.get()) {
            throw new WarehouseException(Cause.UNAVAILABLE, "No network.");
          }
        };
    Pulse pulse = Pulse.of(PROJECT, Duration.ofMillis(5), touch);
    try (pulse) {
      assertThat(said.poll(30, TimeUnit.SECONDS)).startsWith("No network.").contains("Ctrl-C");
      assertThat(touched.tryAcquire(5, 30, TimeUnit.SECONDS)).isTrue();
      assertThat(said).isEmpty();
      reachable.set(true);
      assertThat(said.poll(30, TimeUnit.SECONDS)).isEqualTo("bigquery:my-project answers again.");
    }
  }
}
