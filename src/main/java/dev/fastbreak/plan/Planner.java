package dev.fastbreak.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.plan.InputDigests;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.plan.SeasonFacts;
import dev.fastbreak.core.plan.SeasonFingerprints;
import dev.fastbreak.core.plan.UpstreamGap;
import dev.fastbreak.core.plan.UpstreamGaps;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which dates are due: the set of game dates that are not done with today's input and
 * logic, holes included. It reads hashes of upstream rows and the ledger, and counts the rows of
 * features without reading them.
 *
 * <p>A planner remembers what it has read of a season, so that planning again costs one look into
 * the ledger.
 */
public final class Planner {

  private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

  private final Warehouse warehouse;
  private final Map<Integer, Known> bySeason = new ConcurrentHashMap<>();
  private final LongAdder billedBytes = new LongAdder();

  /** What is known of a season's upstream rows up to a date. */
  private record Known(
      LocalDate until,
      Set<Processor> processors,
      Map<ProcessorDate, String> digests,
      SeasonFacts facts,
      NewestRows newestRows,
      List<UpstreamGap> gaps) {}

  public Planner(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Plans a range.
   *
   * @param start first day, included
   * @param end last day, included
   * @param processors the processors asked for, in order of computation
   * @param resume whether the ledger decides; otherwise every date is due
   * @throws WarehouseException when a column that the processors need is not as declared
   */
  public Plan plan(LocalDate start, LocalDate end, List<Processor> processors, boolean resume) {
    try (WarehouseSession session = warehouse.openForReading()) {
      try {
        NeededColumns.require(session, processors);
        return plan(
            session,
            Upstream.calendar(session),
            Ledger.read(session, start, end),
            start,
            end,
            processors,
            resume);
      } finally {
        billedBytes.add(session.billedBytes());
      }
    }
  }

  /** Bytes that the warehouse bills for planning so far, where it charges for that. */
  public long billedBytes() {
    return billedBytes.sum();
  }

  /** The same by somebody who keeps a session and has read the schedule and the range's ledger. */
  public Plan plan(
      WarehouseSession session,
      LeagueCalendar calendar,
      Ledger ledger,
      LocalDate start,
      LocalDate end,
      List<Processor> processors,
      boolean resume) {
    lookAt(session, calendar, start, end, processors);
    StoredRowCounts stored = StoredRowCounts.of(session, start, end, processors);
    List<PlannedDate> planned = new ArrayList<>();
    List<LocalDate> waiting = new ArrayList<>();
    List<UpstreamGap> gaps = new ArrayList<>(UpstreamGap.ofSchedule(calendar, start, end));
    Map<Integer, SeasonFacts> seasons = new HashMap<>();
    for (SeasonSchedule season : calendar.seasons().values()) {
      waiting.addAll(inRange(season.datesBehindFront(), start, end));
      SortedSet<LocalDate> dates = inRange(season.datesUpToFront(), start, end);
      if (dates.isEmpty()) {
        continue;
      }
      Known known = known(session, season, dates.last(), processors);
      seasons.put(season.year(), known.facts());
      known.gaps().stream().filter(gap -> gap.concerns(start, end, processors)).forEach(gaps::add);
      LOG.info("Season {}: digests of {} dates are known", season, dates.size());
      Decisions decisions =
          new Decisions(
              season,
              ledger,
              stored,
              new InputState(known.digests(), ledger),
              known.newestRows(),
              resume);
      for (Processor processor : processors) {
        for (LocalDate date : dates) {
          planned.add(decisions.decide(processor, date));
        }
      }
    }
    List<PlannedDate> withoutGames = withoutGames(calendar, ledger, processors);
    for (PlannedDate gone : withoutGames) {
      seasons.computeIfAbsent(
          gone.seasonYear(), year -> SeasonFacts.ofSchedule(calendar.season(year)));
    }
    List<PlannedDate> bootstrap =
        planned.stream()
            .filter(date -> date.reason() == Reason.BOOTSTRAP && !isRecorded(date, ledger))
            .toList();
    return new Plan(
        start,
        end,
        processors,
        List.copyOf(planned),
        withoutGames,
        bootstrap,
        List.copyOf(waiting),
        List.copyOf(gaps),
        Map.copyOf(seasons));
  }

  private static SortedSet<LocalDate> inRange(
      SortedSet<LocalDate> dates, LocalDate start, LocalDate end) {
    return dates.subSet(start, end.plusDays(1));
  }

  private static boolean isRecorded(PlannedDate bootstrap, Ledger ledger) {
    return ledger
        .newest(bootstrap.processor(), bootstrap.date())
        .filter(line -> line.ended() == Outcome.SKIPPED_BOOTSTRAP)
        .isPresent();
  }

  /**
   * Dates of which the ledger still holds something, although the schedule has no game there that
   * counts: inside a season, around it, or of a season that has left the schedule.
   */
  private static List<PlannedDate> withoutGames(
      LeagueCalendar calendar, Ledger ledger, List<Processor> processors) {
    List<PlannedDate> found = new ArrayList<>();
    for (Processor processor : processors) {
      for (LocalDate date : ledger.dates(processor)) {
        if (calendar.seasonOf(date).isEmpty()
            && ledger
                .newest(processor, date)
                .filter(line -> line.ended() != Outcome.NO_GAMES)
                .isPresent()) {
          DueDate nothing = new DueDate(date, new SetDigest().hex());
          found.add(
              new PlannedDate(
                  processor, nothing, Reason.NO_GAMES, LeagueCalendar.usualSeason(date), ""));
        }
      }
    }
    return List.copyOf(found);
  }

  /** Finds out about all seasons of a range, several at a time. */
  private void lookAt(
      WarehouseSession session,
      LeagueCalendar calendar,
      LocalDate start,
      LocalDate end,
      List<Processor> processors) {
    // Of a list, since a map is not divided down to the single season.
    List.copyOf(calendar.seasons().values()).parallelStream()
        .forEach(
            season -> {
              SortedSet<LocalDate> dates = inRange(season.datesUpToFront(), start, end);
              if (!dates.isEmpty()) {
                var unused = known(session, season, dates.last(), processors);
              }
            });
  }

  private Known known(
      WarehouseSession session,
      SeasonSchedule season,
      LocalDate until,
      List<Processor> processors) {
    Known known = bySeason.get(season.year());
    if (known == null
        || known.until().isBefore(until)
        || !known.processors().containsAll(processors)) {
      Reads reads = Reads.STANDARD.only(withThoseTheyRead(processors));
      SeasonFingerprints rows = Upstream.fingerprints(session, season, until, reads);
      InputDigests digests = InputDigests.of(rows, reads);
      known =
          new Known(
              until,
              Set.copyOf(processors),
              digests.byDate(season.gameDates().headSet(until.plusDays(1))),
              digests.facts(),
              NewestRows.of(rows),
              UpstreamGaps.of(digests));
      bySeason.put(season.year(), known);
    }
    return known;
  }

  /** Whether a date can be computed depends on those whose rows it reads, too. */
  static Set<Processor> withThoseTheyRead(Collection<Processor> processors) {
    Set<Processor> all = EnumSet.copyOf(processors);
    processors.forEach(processor -> all.addAll(processor.reads()));
    return all;
  }

  /** One pass over a season's dates; later processors see what was decided for earlier ones. */
  private static final class Decisions {
    private final SeasonSchedule season;
    private final Ledger ledger;
    private final StoredRowCounts stored;
    private final InputState input;
    private final NewestRows newestRows;
    private final boolean resume;
    private final Map<Processor, Set<LocalDate>> due = new EnumMap<>(Processor.class);

    Decisions(
        SeasonSchedule season,
        Ledger ledger,
        StoredRowCounts stored,
        InputState input,
        NewestRows newestRows,
        boolean resume) {
      this.season = season;
      this.ledger = ledger;
      this.stored = stored;
      this.input = input;
      this.newestRows = newestRows;
      this.resume = resume;
    }

    private record Decision(Reason reason, String detail, List<Processor> missing) {
      Decision(Reason reason, String detail) {
        this(reason, detail, List.of());
      }
    }

    PlannedDate decide(Processor processor, LocalDate date) {
      String digest = input.digest(processor, date);
      Decision decision =
          season.isBootstrap(date)
              ? new Decision(Reason.BOOTSTRAP, "")
              : unlessBlocked(processor, date, whyDue(processor, date, digest));
      if (decision.reason.isDue()) {
        due.computeIfAbsent(processor, p -> new HashSet<>()).add(date);
      }
      return new PlannedDate(
          processor,
          input.due(processor, date),
          decision.reason,
          season.year(),
          decision.detail,
          decision.missing);
    }

    private Decision unlessBlocked(Processor processor, LocalDate date, Decision wanted) {
      if (!wanted.reason.isDue()) {
        return wanted;
      }
      // What is due itself is computed before this date is.
      Set<Processor> missing = input.missing(processor, date);
      missing.removeIf(upstream -> isDue(upstream, date));
      return missing.isEmpty()
          ? wanted
          : new Decision(Reason.BLOCKED, "no rows of " + names(missing), List.copyOf(missing));
    }

    private Decision whyDue(Processor processor, LocalDate date, String digest) {
      if (!resume) {
        return new Decision(Reason.FORCED, "");
      }
      Optional<PrecomputeRun> newest = ledger.newest(processor, date);
      if (newest.isEmpty()) {
        return new Decision(Reason.MISSING, "");
      }
      PrecomputeRun line = newest.get();
      if (!line.isDone()) {
        return new Decision(Reason.FAILED, line.outcome());
      }
      if (!line.codeVersion().equals(processor.codeVersion())) {
        return new Decision(
            Reason.LOGIC_CHANGED, line.codeVersion() + " -> " + processor.codeVersion());
      }
      if (!digest.equals(line.inputDigest())) {
        return new Decision(Reason.INPUT_CHANGED, whatChanged(line, processor, date));
      }
      long published = ledger.rowsHeld(processor, date);
      if (stored.of(processor, date) != published) {
        return new Decision(
            Reason.ROWS_DIFFER,
            "%,d stored, %,d published".formatted(stored.of(processor, date), published));
      }
      EnumSet<Processor> upstreamDue = EnumSet.noneOf(Processor.class);
      processor.reads().stream().filter(p -> isDue(p, date)).forEach(upstreamDue::add);
      return upstreamDue.isEmpty()
          ? new Decision(Reason.UP_TO_DATE, "")
          : new Decision(Reason.UPSTREAM_DUE, names(upstreamDue));
    }

    /** What the date reads and is newer than its ledger line. */
    private String whatChanged(PrecomputeRun line, Processor processor, LocalDate date) {
      EnumSet<Processor> computed = EnumSet.noneOf(Processor.class);
      for (Processor upstream : processor.reads()) {
        ledger
            .newest(upstream, date)
            .filter(other -> other.finishedAt().isAfter(line.finishedAt()))
            .ifPresent(other -> computed.add(upstream));
      }
      if (!computed.isEmpty()) {
        return "rows of " + names(computed);
      }
      String rows = newestRows.since(line.startedAt(), processor, date);
      return rows.isEmpty() ? "rows are gone, or have their old processed_at" : rows;
    }

    private boolean isDue(Processor processor, LocalDate date) {
      return due.getOrDefault(processor, Set.of()).contains(date);
    }

    private static String names(Set<Processor> processors) {
      return String.join(", ", processors.stream().map(Processor::name).toList());
    }
  }
}
