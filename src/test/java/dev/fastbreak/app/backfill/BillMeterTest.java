package dev.fastbreak.app.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.plan.SeasonFacts;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.warehouse.Bill;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;

/** What pipelines are billed for reaches whoever launched them. */
final class BillMeterTest {

  private static final Chunk CHUNK =
      new Chunk(
          SeasonFacts.ofSchedule(SeasonSchedule.of(2021, List.of())),
          Map.of(Processor.TDZA, List.of(new DueDate(LocalDate.parse("2021-11-02"), "feed"))),
          "0000abcd",
          Instant.parse("2022-01-15T06:00:00Z"),
          Chunk.DEFAULT_FAILURE_LIMIT,
          null);

  private final BillMeter meter = new BillMeter();

  /** Is billed for the element's number of bytes. */
  private static final class ReadFn extends DoFn<Long, Long> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element Long bytes, OutputReceiver<Long> out) {
      Bill.counter().inc(bytes);
      out.output(bytes);
    }
  }

  /** A later step. */
  private static final class BreakFn extends DoFn<Long, Void> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element Long bytes) {
      if (bytes == 13) {
        throw new IllegalStateException("13 brings bad luck");
      }
    }
  }

  private void run(Long... elements) {
    DirectLauncher launcher = new DirectLauncher();
    PipelineOptions options = PipelineOptionsFactory.create();
    launcher.prepare(options, CHUNK, 1);
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply(Create.of(List.of(elements)))
        .apply(ParDo.of(new ReadFn()))
        .apply(ParDo.of(new BreakFn()));
    launcher.run(pipeline, CHUNK, meter);
  }

  @Test
  void pipelinesAddUp() {
    run(1L, 2L);
    run(4L);

    assertThat(meter.sum()).isEqualTo(new Bill(7, true));
  }

  @Test
  void whatAPipelineIsBilledForBeforeItBrokeCounts() {
    assertThatThrownBy(() -> run(13L))
        .isInstanceOf(Pipeline.PipelineExecutionException.class)
        .hasRootCauseMessage("13 brings bad luck");

    // The step that broke may have moved more.
    assertThat(meter.sum()).isEqualTo(new Bill(13, false));
  }

  @Test
  void aPipelineThatCountsNothingLeavesNoGap() {
    Pipeline pipeline = Pipeline.create();
    pipeline.apply(Create.of(1L));

    new DirectLauncher().run(pipeline, CHUNK, meter);

    assertThat(meter.sum()).isEqualTo(Bill.NONE);
  }

  @Test
  void aRunnerWithoutMetricsLeavesAGap() {
    assertThat(meter.add(new WithoutMetrics())).isFalse();
    meter.leaveGap();

    assertThat(meter.sum()).isEqualTo(new Bill(0, false));
  }

  private static final class WithoutMetrics implements PipelineResult {
    @Override
    public State getState() {
      return State.DONE;
    }

    @Override
    public State cancel() throws IOException {
      throw new IOException("It has ended");
    }

    @Override
    public State waitUntilFinish(Duration duration) {
      return State.DONE;
    }

    @Override
    public State waitUntilFinish() {
      return State.DONE;
    }

    @Override
    public MetricResults metrics() {
      throw new UnsupportedOperationException("This runner does not support metrics");
    }
  }
}
