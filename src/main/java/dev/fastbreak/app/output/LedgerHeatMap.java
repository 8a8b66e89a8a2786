package dev.fastbreak.app.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.PlannedDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ledger as a calendar per processor: one character per game date. */
public final class LedgerHeatMap {

  private enum Mark {
    COMPLETE('#', "32", "complete"),
    COMPLETE_WITH_FAILURES('~', "33", "complete, with unexpected failures"),
    FAILED('X', "31", "failed"),
    BLOCKED('!', "31", "blocked"),
    SKIPPED_BOOTSTRAP('b', "2", "bootstrap (first 14 days)"),
    NO_GAMES('o', "2", "computed before its games were in the schedule"),
    DUE_AGAIN('*', "36", "done, but due again ('plan' says why)"),
    MISSING('?', "36", "not computed yet"),
    WAITING('w', "2", "waits for results of games before it");

    private final char character;
    private final String colour;
    private final String meaning;

    Mark(char character, String colour, String meaning) {
      this.character = character;
      this.colour = colour;
      this.meaning = meaning;
    }

    boolean done() {
      return this == COMPLETE || this == SKIPPED_BOOTSTRAP || this == NO_GAMES || this == WAITING;
    }

    /** Heading of the column that counts it. */
    String heading() {
      return switch (this) {
        case COMPLETE_WITH_FAILURES -> "with failures";
        case SKIPPED_BOOTSTRAP -> "bootstrap";
        default -> name().toLowerCase(Locale.ROOT).replace('_', ' ');
      };
    }

    String draw(boolean inColour) {
      return inColour
          ? "\u001b[" + colour + "m" + character + "\u001b[0m"
          : String.valueOf(character);
    }
  }

  private static final List<Mark> WORST_FIRST =
      List.of(
          Mark.FAILED,
          Mark.BLOCKED,
          Mark.MISSING,
          Mark.DUE_AGAIN,
          Mark.COMPLETE_WITH_FAILURES,
          Mark.COMPLETE,
          Mark.WAITING,
          Mark.NO_GAMES,
          Mark.SKIPPED_BOOTSTRAP);

  private static final String NO_GAME = ". no game";
  private static final String DAYS = "1...5....10...15...20...25...30";

  private final List<Processor> processors;
  private final SortedSet<LocalDate> gameDates;
  private final Set<LocalDate> bootstrap;
  private final Set<LocalDate> waiting;
  private final Map<Processor, Set<LocalDate>> due = new EnumMap<>(Processor.class);
  private final Map<Processor, TreeMap<LocalDate, PrecomputeRun>> newest =
      new EnumMap<>(Processor.class);

  /**
   * A heat map.
   *
   * @param processors the processors shown
   * @param gameDates game dates of the range
   * @param bootstrap those of them that are bootstrap: done with or without a ledger line
   * @param plan what a backfill of the range would do: done dates can be due again
   * @param ledger ledger lines of the range, of any processor, in any order; the one that finished
   *     last counts
   */
  public LedgerHeatMap(
      List<Processor> processors,
      Collection<LocalDate> gameDates,
      Collection<LocalDate> bootstrap,
      Plan plan,
      Collection<PrecomputeRun> ledger) {
    this.processors = processors;
    this.gameDates = new TreeSet<>(gameDates);
    this.bootstrap = new HashSet<>(bootstrap);
    this.waiting = new HashSet<>(plan.waiting());
    for (PlannedDate date : plan.due()) {
      due.computeIfAbsent(date.processor(), p -> new HashSet<>()).add(date.date());
    }
    processors.forEach(processor -> newest.put(processor, new TreeMap<>()));
    ledger.stream()
        .sorted(Comparator.comparing(PrecomputeRun::finishedAt))
        .filter(line -> this.gameDates.contains(line.analysisDate()))
        .forEach(
            line ->
                Processor.ofStoredName(line.processorName())
                    .map(newest::get)
                    .ifPresent(lines -> lines.put(line.analysisDate(), line)));
  }

  /**
   * Prints counts, calendar and legend.
   *
   * @param each a calendar for each processor, instead of one that shows the worst of each date
   */
  public void print(Terminal terminal, boolean each) {
    boolean alike = processors.stream().map(this::newestRun).distinct().count() == 1;
    counts(!alike).print(terminal);
    if (alike) {
      terminal.line("newest run  " + newestRun(processors.get(0)));
    }
    if (each || processors.size() == 1) {
      for (Processor processor : processors) {
        calendar(
            processor.name() + "  " + processor.title(), date -> mark(processor, date), terminal);
      }
    } else {
      calendar("The worst of all processors (--long: each of them)", this::worst, terminal);
    }
    terminal.line("");
    legend(terminal);
  }

  /** What the characters that are drawn mean. */
  private void legend(Terminal terminal) {
    StringBuilder line = new StringBuilder();
    int length = 0;
    for (Mark mark : drawn()) {
      String item = mark.character + " " + mark.meaning + "   ";
      if (length > 0 && length + item.strip().length() > terminal.columns()) {
        terminal.coloured(line.toString().stripTrailing());
        line.setLength(0);
        length = 0;
      }
      line.append(mark.draw(terminal.colour())).append(item.substring(1));
      length += item.length();
    }
    if (length + NO_GAME.length() > terminal.columns()) {
      terminal.coloured(line.toString().stripTrailing());
      line.setLength(0);
    }
    terminal.coloured(line.append(NO_GAME).toString());
  }

  private Set<Mark> drawn() {
    Set<Mark> drawn = EnumSet.noneOf(Mark.class);
    processors.forEach(processor -> drawn.addAll(count(processor).keySet()));
    return drawn;
  }

  private TextTable counts(boolean withRuns) {
    List<Mark> shown =
        Arrays.stream(Mark.values())
            .filter(
                mark ->
                    mark == Mark.COMPLETE
                        || mark == Mark.MISSING
                        || processors.stream().anyMatch(p -> count(p).containsKey(mark)))
            .toList();
    TextTable.Columns<Processor> columns =
        TextTable.of(processors)
            .text("", Processor::name)
            .count("dates", processor -> gameDates.size());
    shown.forEach(mark -> columns.count(mark.heading(), p -> count(p).getOrDefault(mark, 0)));
    return withRuns ? columns.text("newest run", this::newestRun).table() : columns.table();
  }

  private Map<Mark, Integer> count(Processor processor) {
    Map<Mark, Integer> counts = new EnumMap<>(Mark.class);
    gameDates.forEach(date -> counts.merge(mark(processor, date), 1, Integer::sum));
    return counts;
  }

  private String newestRun(Processor processor) {
    return lines(processor).values().stream()
        .max(Comparator.comparing(PrecomputeRun::finishedAt))
        .map(run -> run.runId() + ", " + Wording.minute(run.finishedAt()))
        .orElse("none");
  }

  private Mark mark(Processor processor, LocalDate date) {
    return isDueAgain(processor, date) ? Mark.DUE_AGAIN : ended(processor, date);
  }

  /** How the date ended last. */
  private Mark ended(Processor processor, LocalDate date) {
    if (bootstrap.contains(date)) {
      return Mark.SKIPPED_BOOTSTRAP;
    }
    PrecomputeRun line = lines(processor).get(date);
    if (line == null) {
      return waiting.contains(date) ? Mark.WAITING : Mark.MISSING;
    }
    return Mark.valueOf(line.outcome());
  }

  /** Whether it ended well, but is not up to date any more. */
  private boolean isDueAgain(Processor processor, LocalDate date) {
    PrecomputeRun line = lines(processor).get(date);
    return line != null
        && !bootstrap.contains(date)
        && line.isDone()
        && due.getOrDefault(processor, Set.of()).contains(date);
  }

  private TreeMap<LocalDate, PrecomputeRun> lines(Processor processor) {
    return newest.getOrDefault(processor, new TreeMap<>());
  }

  private Mark worst(LocalDate date) {
    return processors.stream()
        .map(processor -> mark(processor, date))
        .min(Comparator.comparingInt(WORST_FIRST::indexOf))
        .orElse(Mark.MISSING);
  }

  private void calendar(String title, Function<LocalDate, Mark> marks, Terminal terminal) {
    terminal.line("");
    terminal.line(title);
    terminal.line("         " + DAYS);
    calendar(marks, terminal.colour()).forEach(terminal::coloured);
  }

  private List<String> calendar(Function<LocalDate, Mark> marks, boolean colour) {
    TreeMap<YearMonth, StringBuilder> months = new TreeMap<>();
    for (LocalDate gameDate : gameDates) {
      months.computeIfAbsent(YearMonth.from(gameDate), month -> new StringBuilder());
    }
    months.forEach(
        (month, line) -> {
          for (int day = 1; day <= month.lengthOfMonth(); day++) {
            LocalDate date = month.atDay(day);
            line.append(gameDates.contains(date) ? marks.apply(date).draw(colour) : ".");
          }
        });
    return months.entrySet().stream().map(e -> e.getKey() + "  " + e.getValue()).toList();
  }

  /** The same for programs: counts per processor and outcome, and every game date. */
  public ObjectNode json(LocalDate start, LocalDate end) {
    ObjectNode root = JsonText.object();
    root.put("start_date", start.toString());
    root.put("end_date", end.toString());
    root.put("game_dates", gameDates.size());
    ArrayNode array = root.putArray("processors");
    for (Processor processor : processors) {
      ObjectNode node = array.addObject();
      node.put("processor", processor.name());
      ObjectNode counts = node.putObject("outcomes");
      Map<Mark, Integer> counted = new EnumMap<>(Mark.class);
      gameDates.forEach(date -> counted.merge(ended(processor, date), 1, Integer::sum));
      for (Mark mark : Mark.values()) {
        if (mark != Mark.DUE_AGAIN) {
          counts.put(mark.name(), counted.getOrDefault(mark, 0));
        }
      }
      node.put("due_again", count(processor).getOrDefault(Mark.DUE_AGAIN, 0));
      node.set("dates", JsonText.array(gameDates.stream().map(d -> view(processor, d)).toList()));
    }
    return root;
  }

  private DateView view(Processor processor, LocalDate date) {
    Mark ended = ended(processor, date);
    boolean again = isDueAgain(processor, date);
    PrecomputeRun line = lines(processor).get(date);
    return line == null
        ? new DateView(date, ended, again, null, null, null)
        : new DateView(date, ended, again, line.runId(), line.finishedAt(), line.codeVersion());
  }

  private record DateView(
      LocalDate date,
      Mark outcome,
      boolean dueAgain,
      @Nullable String runId,
      @Nullable Instant finishedAt,
      @Nullable String codeVersion) {}

  /** {@code ALL DONE}, or how many dates of processors are not done, and how many due again. */
  public String verdict() {
    long again = dates(Mark.DUE_AGAIN);
    long undone =
        Arrays.stream(Mark.values())
            .filter(mark -> mark != Mark.DUE_AGAIN && !mark.done())
            .mapToLong(this::dates)
            .sum();
    if (undone == 0 && again == 0) {
      return "ALL DONE";
    }
    List<String> parts = new ArrayList<>();
    if (undone > 0) {
      parts.add(Wording.count(undone, "date") + " of processors to do");
    }
    if (again > 0) {
      parts.add(Wording.count(again, "date") + " of processors due again after a change");
    }
    return "NOT ALL DONE, " + String.join(", ", parts);
  }

  private long dates(Mark mark) {
    return processors.stream().mapToLong(p -> count(p).getOrDefault(mark, 0)).sum();
  }
}
