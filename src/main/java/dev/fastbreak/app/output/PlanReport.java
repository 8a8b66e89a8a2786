package dev.fastbreak.app.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.PlannedDate;
import dev.fastbreak.plan.Reason;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A plan as a subtraction: wanted, less what is already good, is what is to do. And why. */
public record PlanReport(Plan plan) {

  /** Ranges that one line names before it says how many more there are. */
  private static final int MOST_RANGES = 4;

  /** Prints the verdict, the subtraction and the reasons. */
  public void print(Terminal terminal) {
    long due = plan.due().size();
    long blocked = count(plan.dates(), Reason.BLOCKED);
    String range = Wording.range(plan.start(), plan.end());
    terminal.line(
        due == 0 && blocked == 0 && plan.withoutGames().isEmpty()
            ? "NOTHING TO DO: %s, %s, all good."
                .formatted(range, Wording.count(plan.gameDates(), "game date"))
            : "TO DO: %s over %s (%s)%s%s."
                .formatted(
                    Wording.count(due, "date") + " of processors",
                    range,
                    Wording.count(plan.gameDates(), "game date"),
                    blocked == 0
                        ? ""
                        : "; "
                            + Wording.count(blocked)
                            + (blocked == 1 ? " is" : " are")
                            + " blocked",
                    withoutGames()));
    subtraction(blocked > 0).printBelow(terminal);
    reasons().printBelow(terminal);
    List<String> gaps = GapReport.lines(plan);
    if (!gaps.isEmpty()) {
      terminal.line("");
      gaps.forEach(gap -> terminal.paragraph("", gap));
    }
  }

  private String withoutGames() {
    int lost = plan.withoutGames().size();
    return lost == 0
        ? ""
        : "; what %s without games any more hold%s will be deleted"
            .formatted(Wording.count(lost, "date"), lost == 1 ? "s" : "");
  }

  private TextTable subtraction(boolean someBlocked) {
    TextTable.Columns<Processor> columns =
        TextTable.of(plan.processors())
            .text("processor", processor -> processor.name() + "  " + processor.title())
            .count("wanted", processor -> plan.of(processor).size())
            .count("- already good", p -> plan.of(p).size() - due(p) - blocked(p));
    if (someBlocked) {
      columns.count("- blocked", this::blocked);
    }
    return columns.count("= to do", this::due).table();
  }

  private long due(Processor processor) {
    return plan.of(processor).stream().filter(date -> date.reason().isDue()).count();
  }

  private long blocked(Processor processor) {
    return count(plan.of(processor), Reason.BLOCKED);
  }

  private TextTable reasons() {
    TextTable table =
        new TextTable().text("processor").text("reason").number("dates").text("which").text("why");
    for (Processor processor : plan.processors()) {
      List<PlannedDate> dates = plan.of(processor);
      List<LocalDate> all = dates.stream().map(PlannedDate::date).toList();
      List<PlannedDate> lost = plan.withoutGames(processor);
      if (!lost.isEmpty()) {
        List<LocalDate> days = lost.stream().map(PlannedDate::date).toList();
        table.row(
            processor.name(),
            Reason.NO_GAMES.label(),
            Wording.count(lost.size()),
            Wording.ranges(days, days, MOST_RANGES),
            "the schedule changed");
      }
      byReason(dates)
          .forEach(
              (reason, group) ->
                  table.row(
                      processor.name(),
                      (reason.isDue() ? "" : "- ") + reason.label(),
                      Wording.count(group.size()),
                      Wording.ranges(
                          group.stream().map(PlannedDate::date).toList(), all, MOST_RANGES),
                      details(group)));
    }
    return table;
  }

  private static String details(List<PlannedDate> group) {
    Map<String, Long> counts =
        group.stream()
            .filter(date -> !date.detail().isEmpty())
            .collect(
                Collectors.groupingBy(PlannedDate::detail, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(2)
        .map(entry -> entry.getKey() + (counts.size() > 1 ? " (" + entry.getValue() + ")" : ""))
        .collect(Collectors.joining("; "));
  }

  private static Map<Reason, List<PlannedDate>> byReason(List<PlannedDate> dates) {
    return dates.stream()
        .collect(
            Collectors.groupingBy(
                PlannedDate::reason, () -> new EnumMap<>(Reason.class), Collectors.toList()));
  }

  private static long count(List<PlannedDate> dates, Reason reason) {
    return dates.stream().filter(date -> date.reason() == reason).count();
  }

  /** The plan for programs: counts per processor and reason, and every date. */
  public ObjectNode json() {
    ObjectNode root = JsonText.object();
    root.put("start_date", plan.start().toString());
    root.put("end_date", plan.end().toString());
    root.put("game_dates", plan.gameDates());
    root.put("to_do", plan.due().size());
    root.set("waiting_for_results", JsonText.array(List.copyOf(plan.waiting())));
    root.set("warnings", GapReport.json(plan));
    ArrayNode processors = root.putArray("processors");
    for (Processor processor : plan.processors()) {
      List<PlannedDate> dates = plan.of(processor);
      ObjectNode node = processors.addObject();
      node.put("processor", processor.name());
      node.put("wanted", dates.size());
      node.put("to_do", due(processor));
      ObjectNode reasons = node.putObject("reasons");
      byReason(dates).forEach((reason, group) -> reasons.put(reason.name(), group.size()));
      node.set("dates", JsonText.array(dates.stream().map(DateView::of).toList()));
      node.set("without_games", days(plan.withoutGames(processor)));
    }
    return root;
  }

  private static ArrayNode days(List<PlannedDate> dates) {
    return JsonText.array(dates.stream().map(PlannedDate::date).toList());
  }

  private record DateView(LocalDate date, Reason reason, boolean toDo, String detail) {

    static DateView of(PlannedDate date) {
      return new DateView(date.date(), date.reason(), date.reason().isDue(), date.detail());
    }
  }
}
