package dev.fastbreak.app.cli;

import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.explain.Explanation;
import dev.fastbreak.app.importing.ImportException;
import dev.fastbreak.app.importing.ImportResult;
import dev.fastbreak.app.importing.UpstreamImport;
import dev.fastbreak.app.importing.UpstreamInput;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.plan.Ledger;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.PlannedDate;
import dev.fastbreak.warehouse.Bill;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Notes what it is asked for and answers as it is told. */
final class FakeEngine extends Engine {

  final List<BackfillRequest> requests = new ArrayList<>();
  final List<String> calls = new ArrayList<>();
  List<String> seasons = List.of("2021-22");
  List<LoadResult> loads = List.of();
  @Nullable ImportException unreadable;
  List<PlannedDate> planned = List.of();
  Function<BackfillRequest, BackfillSummary> backfill =
      request ->
          new BackfillSummary(
              "0000abcd", List.of(), false, Duration.ofMillis(1500), List.of(), Bill.NONE);
  Runnable onStop = () -> {};

  @Override
  public UpstreamInput readFolder(Path folder, Consumer<String> progress) {
    calls.add("read " + folder.getFileName());
    if (unreadable != null) {
      throw unreadable;
    }
    return new UpstreamInput(seasons, List.of(), List.of("no odds in the input"));
  }

  @Override
  public UpstreamImport.Rehearsal readAsOf(Path folder, LocalDate day, Consumer<String> progress) {
    return new UpstreamImport.Rehearsal(readFolder(folder, progress), readFolder(folder, progress));
  }

  @Override
  public ImportResult load(
      UpstreamInput input, WarehouseSession session, Clock clock, Consumer<String> progress) {
    calls.add("load");
    return new ImportResult(input.seasons(), loads, input.notes());
  }

  @Override
  public List<LoadResult> simulate(
      List<Integer> years,
      long seed,
      boolean gaps,
      WarehouseSession session,
      Clock clock,
      Consumer<String> progress) {
    calls.add("simulate " + years + " seed " + seed);
    return loads;
  }

  @Override
  public Plan plan(
      Warehouse warehouse,
      WarehouseSession session,
      LeagueCalendar calendar,
      Ledger ledger,
      DateRange range,
      List<Processor> processors) {
    return plan(warehouse, range.start(), range.end(), processors, true);
  }

  @Override
  public Plan plan(
      Warehouse warehouse,
      LocalDate start,
      LocalDate end,
      List<Processor> processors,
      boolean resume) {
    calls.add("plan " + start + " " + end + " " + processors + " resume " + resume);
    return new Plan(
        start,
        end,
        processors,
        planned,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(2021, Samples.SEASON));
  }

  @Override
  public Explanation explain(
      Warehouse warehouse, Processor processor, LocalDate date, String entity) {
    calls.add("explain " + processor + " " + date + " " + entity);
    return new Explanation(
        processor,
        date,
        entity,
        Explanation.Kind.NO_GAME,
        "NO GAME on " + date + ".",
        List.of(),
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of());
  }

  @Override
  public Job backfill(
      Warehouse warehouse,
      Clock clock,
      BackfillListener listener,
      Map<String, String> pipelineOptions,
      int jobs) {
    return new Job() {
      @Override
      public BackfillSummary run(BackfillRequest request) {
        requests.add(request);
        return backfill.apply(request);
      }

      @Override
      public void stop() {
        onStop.run();
      }
    };
  }
}
