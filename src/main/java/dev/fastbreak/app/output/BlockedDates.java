package dev.fastbreak.app.output;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.PlannedDate;
import dev.fastbreak.plan.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Dates that wait for processors which are not part of the run, and the one command that computes
 * them together.
 *
 * @param waiting the processors that wait
 * @param missing the processors that they wait for, all outside of the run
 * @param dates the dates, oldest first
 * @param together everything that the command has to compute
 */
public record BlockedDates(
    Set<Processor> waiting,
    Set<Processor> missing,
    TreeSet<LocalDate> dates,
    Set<Processor> together) {

  private static final int MOST_RANGES = 3;

  /** The blocked dates of a plan, grouped by what they wait for; empty when none is blocked. */
  public static List<BlockedDates> of(Plan plan) {
    Map<LocalDate, EnumSet<Processor>> waiting = new LinkedHashMap<>();
    Map<LocalDate, EnumSet<Processor>> missing = new LinkedHashMap<>();
    for (PlannedDate date : plan.dates()) {
      if (date.reason() == Reason.BLOCKED) {
        waiting
            .computeIfAbsent(date.date(), d -> EnumSet.noneOf(Processor.class))
            .add(date.processor());
        missing
            .computeIfAbsent(date.date(), d -> EnumSet.noneOf(Processor.class))
            .addAll(date.missing());
      }
    }
    Map<List<Set<Processor>>, TreeSet<LocalDate>> groups = new LinkedHashMap<>();
    waiting.forEach(
        (date, processors) -> {
          // What waits itself is computed as soon as the others are.
          EnumSet<Processor> outside = EnumSet.noneOf(Processor.class);
          outside.addAll(missing.getOrDefault(date, outside));
          outside.removeAll(processors);
          groups.computeIfAbsent(List.of(processors, outside), key -> new TreeSet<>()).add(date);
        });
    List<BlockedDates> blocked = new ArrayList<>();
    groups.forEach(
        (key, dates) -> {
          EnumSet<Processor> together = EnumSet.noneOf(Processor.class);
          together.addAll(plan.processors());
          together.addAll(key.get(0));
          key.get(1).forEach(processor -> addWithRequired(processor, together));
          blocked.add(new BlockedDates(key.get(0), key.get(1), dates, together));
        });
    return blocked;
  }

  private static void addWithRequired(Processor processor, Set<Processor> together) {
    together.add(processor);
    processor.requires().forEach(required -> addWithRequired(required, together));
  }

  /** {@code PDC, ML need PSZA for 2021-12-17}. */
  public String needs() {
    return "%s %s %s for %s"
        .formatted(
            names(waiting, ", "),
            waiting.size() == 1 ? "needs" : "need",
            missing.isEmpty() ? "rows that no run has made" : names(missing, ", "),
            Wording.ranges(dates, dates, MOST_RANGES));
  }

  /**
   * The command that computes what is missing and what waits for it.
   *
   * @param warehouseOption the option that names the warehouse behind a blank, or nothing
   */
  public String command(String warehouseOption) {
    String range =
        dates.size() == 1
            ? "run --date " + dates.first()
            : "backfill --start-date " + dates.first() + " --end-date " + dates.last();
    String only =
        together.size() == Processor.values().length ? "" : " --only " + names(together, ",");
    return Program.command(range + only + warehouseOption);
  }

  private static String names(Set<Processor> processors, String between) {
    return processors.stream().map(Processor::name).collect(Collectors.joining(between));
  }
}
