package dev.fastbreak.app.explain;

import dev.fastbreak.app.explain.Explanation.Difference;
import dev.fastbreak.app.explain.Explanation.Kind;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.season.Bootstrap;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.plan.Ledger;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.PlannedDate;
import dev.fastbreak.plan.Planner;
import dev.fastbreak.plan.Reason;
import dev.fastbreak.plan.Upstream;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Explains one row: computes it anew from the rows that the warehouse holds today, with the
 * calculators that the pipeline uses, and compares it with the stored one. It changes nothing.
 */
public record Explainer(Warehouse warehouse) {

  private static final Projection<PrecomputeFailure> FAILURES =
      Projection.of(Tables.PRECOMPUTE_FAILURES, PrecomputeFailure.class);

  /**
   * Explains.
   *
   * @param typed the player or team as the user wrote it: {@code Luka Dončić} and {@code
   *     lukadoncic} are the same
   */
  public Explanation explain(Processor processor, LocalDate date, String typed) {
    try (WarehouseSession session = warehouse.openForReading()) {
      LeagueCalendar calendar = Upstream.calendar(session);
      Optional<SeasonSchedule> season = calendar.seasonOf(date);
      String entity = Names.stored(processor, typed);
      if (season.isEmpty()) {
        return noGame(processor, date, entity, calendar);
      }
      if (season.get().isBootstrap(date)) {
        return bootstrap(processor, date, entity, season.get(), ledger(session, processor, date));
      }
      Plan plan = new Planner(warehouse).plan(date, date, List.of(Processor.values()), true);
      SeasonInputs inputs =
          SeasonInputs.read(session, plan.season(season.get().year()), processor, date);
      PlannedDate planned = plan.of(processor).get(0);
      Derivation<?> derivation = derive(processor, inputs, entity);
      if (!derivation.names().contains(entity) && derivation.names().contains(typed)) {
        return explain(planned, inputs, typed, derive(processor, inputs, typed));
      }
      return explain(planned, inputs, entity, derivation);
    }
  }

  private static Derivation<?> derive(Processor processor, SeasonInputs inputs, String entity) {
    return switch (processor) {
      case TDZA -> TeamDefenseDerivation.of(inputs, entity);
      case PSZA -> ShotZoneDerivation.of(inputs, entity);
      case PCF -> CompositeFactorsDerivation.of(inputs, entity);
      case PDC -> DailyCacheDerivation.of(inputs, entity);
      case ML -> FeatureVectorDerivation.of(inputs, entity);
    };
  }

  private static Explanation noGame(
      Processor processor, LocalDate date, String entity, LeagueCalendar calendar) {
    List<LocalDate> all =
        calendar.seasons().values().stream().flatMap(s -> s.gameDates().stream()).sorted().toList();
    Optional<LocalDate> before = all.stream().filter(d -> d.isBefore(date)).reduce((a, b) -> b);
    Optional<LocalDate> after = all.stream().filter(d -> d.isAfter(date)).findFirst();
    return nothing(
        processor,
        date,
        entity,
        Kind.NO_GAME,
        "NO GAME on %s: nothing is computed for it.".formatted(date),
        List.of(
            "The nearest game dates: %s."
                .formatted(
                    Stream.of(before, after)
                        .flatMap(Optional::stream)
                        .map(LocalDate::toString)
                        .collect(Collectors.joining(", ")))),
        null,
        Stream.of(before, after).flatMap(Optional::stream).map(LocalDate::toString).toList());
  }

  private static Explanation bootstrap(
      Processor processor,
      LocalDate date,
      String entity,
      SeasonSchedule season,
      @Nullable PrecomputeRun ledger) {
    Optional<LocalDate> first =
        season.gameDates().stream().filter(day -> !season.isBootstrap(day)).findFirst();
    return nothing(
        processor,
        date,
        entity,
        Kind.BOOTSTRAP,
        "BOOTSTRAP: %s is day %d of season %s; the first %d days (0 to %d) have no rows."
            .formatted(
                date,
                ChronoUnit.DAYS.between(season.opener(), date),
                season,
                Bootstrap.DAYS,
                Bootstrap.DAYS - 1),
        first
            .map(day -> List.of("The first date with rows can be %s.".formatted(day)))
            .orElse(List.of()),
        ledger,
        first.map(day -> List.of(day.toString())).orElse(List.of()));
  }

  private static Explanation nothing(
      Processor processor,
      LocalDate date,
      String entity,
      Kind kind,
      String headline,
      List<String> remarks,
      @Nullable PrecomputeRun ledger,
      List<String> suggestions) {
    return new Explanation(
        processor,
        date,
        entity,
        kind,
        headline,
        remarks,
        null,
        null,
        List.of(),
        null,
        null,
        ledger,
        null,
        List.of(),
        List.of(),
        suggestions);
  }

  private static @Nullable PrecomputeRun ledger(
      WarehouseSession session, Processor processor, LocalDate date) {
    return Ledger.read(session, date, date).newest(processor, date).orElse(null);
  }

  private static <T extends Record> Explanation explain(
      PlannedDate planned, SeasonInputs inputs, String entity, Derivation<T> derivation) {
    LocalDate date = inputs.date();
    Processor processor = planned.processor();
    List<PrecomputeFailure> failures =
        inputs.session().fetch(new Slice<>(FAILURES, date, date)).rows().stream()
            .filter(failure -> failure.processorName().equals(processor.storedName()))
            .toList();
    Findings<T> found =
        new Findings<>(
            processor,
            date,
            entity,
            derivation,
            StoredRow.read(inputs.session(), derivation.table(), date, entity).orElse(null),
            of(failures, entity),
            of(failures, Failure.DATE_LEVEL),
            ledger(inputs.session(), processor, date),
            planned);
    return found.explanation();
  }

  private static @Nullable PrecomputeFailure of(List<PrecomputeFailure> failures, String entity) {
    return failures.stream()
        .filter(failure -> failure.entityId().equals(entity))
        .findFirst()
        .orElse(null);
  }

  /** What was computed and what the warehouse holds, to be weighed. */
  private record Findings<T extends Record>(
      Processor processor,
      LocalDate date,
      String entity,
      Derivation<T> derivation,
      @Nullable StoredRow<T> stored,
      @Nullable PrecomputeFailure storedFailure,
      @Nullable PrecomputeFailure dateFailure,
      @Nullable PrecomputeRun ledger,
      PlannedDate plan) {

    Explanation explanation() {
      T row = derivation.row();
      Result.Failed<T> failed =
          derivation.result() instanceof Result.Failed<T> failure ? failure : null;
      List<Difference> differences =
          row == null || stored == null ? List.of() : stored.differences(derivation.table(), row);
      List<String> remarks = new ArrayList<>();
      Kind kind;
      String headline;
      List<String> suggestions = List.of();
      if (row != null) {
        kind = Kind.ROW;
        headline = aboutRow(differences);
      } else if (failed != null) {
        kind = Kind.FAILURE;
        headline = aboutFailure(failed, remarks);
      } else {
        kind = Kind.NOT_IN_POPULATION;
        boolean known = derivation.names().contains(entity);
        headline =
            "NOT IN THE POPULATION: %s on %s need not account for %s."
                .formatted(processor, date, entity);
        remarks.add(derivation.whyNobody());
        if (!known) {
          remarks.add(wanted());
          suggestions = suggestions();
        }
        if (stored != null) {
          remarks.add("The warehouse holds a row; the next run of the date deletes it.");
        }
      }
      addState(remarks);
      return new Explanation(
          processor,
          date,
          entity,
          kind,
          headline,
          List.copyOf(remarks),
          stored,
          row == null ? null : hash(row),
          differences,
          failed,
          storedFailure,
          ledger,
          plan,
          derivation.explained(),
          derivation.evidence(),
          suggestions);
    }

    /** What the processor is about, for somebody who named something else. */
    private String wanted() {
      if (processor == Processor.TDZA) {
        return "TDZA has a row per team; name one, as GSW or \"Golden State\". Players are in the"
            + " other processors.";
      }
      String who =
          "%s has a row per player; name one, as lukadoncic or \"Luka Dončić\"."
              .formatted(processor);
      return TeamNames.abbreviation(entity)
          .map(team -> "%s is a team. %s Teams are in TDZA.".formatted(team, who))
          .orElse(who);
    }

    private List<String> suggestions() {
      List<String> near = Names.near(entity, derivation.names());
      if (processor != Processor.TDZA) {
        return near;
      }
      return Stream.concat(
              TeamNames.near(entity).stream().filter(derivation.names()::contains), near.stream())
          .distinct()
          .toList();
    }

    private String hash(T row) {
      return ContentHasher.of(derivation.table()).hash(derivation.table().contentValues(row));
    }

    private String aboutRow(List<Difference> differences) {
      if (stored == null) {
        return "NOT STORED: today's inputs give a row, but the warehouse holds none.";
      }
      if (!stored.keepsItsHash(derivation.table())) {
        return "BROKEN: the stored hash is not that of the stored row; it was changed from"
            + " outside.";
      }
      List<String> hashed =
          differences.stream().filter(Difference::hashed).map(Difference::column).toList();
      if (!hashed.isEmpty()) {
        return "OUT OF DATE: today's inputs give another row; %s %s."
            .formatted(String.join(", ", hashed), hashed.size() == 1 ? "differs" : "differ");
      }
      return differences.isEmpty()
          ? "UP TO DATE: the stored row matches what its inputs give today."
          : "SAME CONTENT: the stored row matches what its inputs give today, but for %s, which %s not part of the hash."
              .formatted(
                  String.join(", ", differences.stream().map(Difference::column).toList()),
                  differences.size() == 1 ? "is" : "are");
    }

    private String aboutFailure(Result.Failed<T> failed, List<String> remarks) {
      FailureCategory category = failed.category();
      remarks.add(failed.reason());
      remarks.add(cure(category));
      if (stored != null) {
        remarks.add(
            "The warehouse holds a row of an earlier run (%s); a run of the date replaces it, unless the date fails."
                .formatted(stored.runId()));
      }
      if (storedFailure == null) {
        remarks.add("The warehouse holds no failure for it: the date was not computed like this.");
      } else if (!storedFailure.failureCategory().equals(category.label())) {
        remarks.add(
            "The warehouse still says %s: %s"
                .formatted(storedFailure.failureCategory(), storedFailure.failureReason()));
      }
      return "NO ROW: %s, %s."
          .formatted(
              category.label(),
              category.expected() ? "expected in a healthy season" : "unexpected");
    }

    /** What the ledger and the plan say of the date. */
    private void addState(List<String> remarks) {
      PrecomputeFailure whole = dateFailure;
      if (whole != null) {
        remarks.add(
            "The whole date has a failure, %s: %s"
                .formatted(whole.failureCategory(), whole.failureReason()));
      }
      PrecomputeRun line = ledger;
      if (line != null && line.ended().keepsEarlierRows()) {
        remarks.add(
            "The date ended %s in run %s: that run wrote no row, and left earlier ones, if any, alone."
                .formatted(line.outcome(), line.runId()));
      }
      String detail = plan.detail().isEmpty() ? "" : " (" + plan.detail() + ")";
      if (plan.reason().isDue()) {
        remarks.add("The date is due: %s%s.".formatted(plan.reason().label(), detail));
      } else if (plan.reason() == Reason.BLOCKED) {
        remarks.add("The date is blocked%s: compute that first.".formatted(detail));
      }
    }

    private static String cure(FailureCategory category) {
      return switch (category) {
        case EXPECTED_INCOMPLETE, STALE_DATA ->
            "Cure: none is needed; he has rows again as he plays.";
        case INSUFFICIENT_DATA ->
            "Cure: none in a season's first weeks; later, load the games that are missing.";
        case INCOMPLETE_UPSTREAM -> "Cure: load the team's missing games, then run the date.";
        case MISSING_DEPENDENCY -> "Cure: compute the processor whose rows are missing.";
        case INVALID_INPUT -> "Cure: correct the row that is named, then run the date.";
        case CALCULATION_ERROR, PROCESSING_ERROR ->
            "Cure: a change of the program; no other row is touched by it.";
      };
    }
  }
}
