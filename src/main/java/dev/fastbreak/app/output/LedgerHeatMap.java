package dev.fastbreak.app.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.PrecomputeRun;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The ledger as a calendar per processor: one character per game date. */
public final class LedgerHeatMap {

  /** How a game date looks. */
  private enum Mark {
    COMPLETE('#', "32", "complete"),
    COMPLETE_WITH_FAILURES('~', "33", "complete, with unexpected failures"),
    FAILED('X', "31", "failed"),
    BLOCKED('!', "31", "blocked"),
    SKIPPED_BOOTSTRAP('b', "2", "bootstrap (first 14 days)"),
    NO_GAMES('o', "2", "no games"),
    MISSING('?', "36", "not computed yet");

    private final char character;
    private final String colour;
    private final String meaning;

    Mark(char character, String colour, String meaning) {
      this.character = character;
      this.colour = colour;
      this.meaning = meaning;
    }

    String draw(boolean inColour) {
      return inColour
          ? "\u001b[" + colour + "m" + character + "\u001b[0m"
          : String.valueOf(character);
    }
  }

  private static final String DAYS = "1...5....10...15...20...25...30";

  private final List<Processor> processors;
  private final SortedSet<LocalDate> gameDates;
  private final Map<Processor, TreeMap<LocalDate, PrecomputeRun>> newest =
      new EnumMap<>(Processor.class);

  /**
   * A heat map.
   *
   * @param processors the processors shown
   * @param gameDates game dates of the range
   * @param ledger ledger lines of the range, of any processor, in any order; the one that finished
   *     last counts
   */
  public LedgerHeatMap(
      List<Processor> processors,
      Collection<LocalDate> gameDates,
      Collection<PrecomputeRun> ledger) {
    this.processors = processors;
    this.gameDates = new TreeSet<>(gameDates);
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

  /** Prints counts, calendars and legend. */
  public void print(Terminal terminal) {
    counts().print(terminal);
    for (Processor processor : processors) {
      terminal.line("");
      terminal.line(processor.name() + "  " + processor.title());
      terminal.line("         " + DAYS);
      calendar(processor, terminal.colour()).forEach(terminal::line);
    }
    terminal.line("");
    StringBuilder legend = new StringBuilder();
    for (Mark mark : Mark.values()) {
      legend.append(mark.draw(terminal.colour())).append(' ').append(mark.meaning).append("   ");
    }
    terminal.line(legend.append(". no game").toString());
  }

  private TextTable counts() {
    TextTable table = new TextTable().text("processor").number("game dates");
    for (Mark mark : Mark.values()) {
      if (mark != Mark.NO_GAMES) {
        table.number(mark.name().toLowerCase(Locale.ROOT).replace('_', ' '));
      }
    }
    table.text("newest run");
    for (Processor processor : processors) {
      List<String> cells = new ArrayList<>();
      cells.add(processor.name());
      cells.add(Wording.count(gameDates.size()));
      Map<Mark, Integer> counts = count(processor);
      for (Mark mark : Mark.values()) {
        if (mark != Mark.NO_GAMES) {
          cells.add(Wording.count(counts.getOrDefault(mark, 0)));
        }
      }
      PrecomputeRun last = newestRun(processor);
      cells.add(last == null ? "none" : last.finishedAt() + " " + last.runId());
      table.row(cells);
    }
    return table;
  }

  private Map<Mark, Integer> count(Processor processor) {
    Map<Mark, Integer> counts = new EnumMap<>(Mark.class);
    gameDates.forEach(date -> counts.merge(mark(processor, date), 1, Integer::sum));
    return counts;
  }

  private @Nullable PrecomputeRun newestRun(Processor processor) {
    return lines(processor).values().stream()
        .max(Comparator.comparing(PrecomputeRun::finishedAt))
        .orElse(null);
  }

  private Mark mark(Processor processor, LocalDate date) {
    PrecomputeRun line = lines(processor).get(date);
    return line == null ? Mark.MISSING : Mark.valueOf(line.outcome());
  }

  private TreeMap<LocalDate, PrecomputeRun> lines(Processor processor) {
    return newest.getOrDefault(processor, new TreeMap<>());
  }

  private List<String> calendar(Processor processor, boolean colour) {
    TreeMap<YearMonth, StringBuilder> months = new TreeMap<>();
    for (LocalDate gameDate : gameDates) {
      months.computeIfAbsent(YearMonth.from(gameDate), month -> new StringBuilder());
    }
    months.forEach(
        (month, line) -> {
          for (int day = 1; day <= month.lengthOfMonth(); day++) {
            LocalDate date = month.atDay(day);
            line.append(gameDates.contains(date) ? mark(processor, date).draw(colour) : ".");
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
      Map<Mark, Integer> counted = count(processor);
      for (Mark mark : Mark.values()) {
        counts.put(mark.name(), counted.getOrDefault(mark, 0));
      }
      ArrayNode dates = node.putArray("dates");
      for (LocalDate date : gameDates) {
        ObjectNode entry = dates.addObject();
        PrecomputeRun line = lines(processor).get(date);
        entry.put("date", date.toString());
        entry.put("outcome", mark(processor, date).name());
        entry.put("run_id", line == null ? null : line.runId());
        entry.put("finished_at", line == null ? null : line.finishedAt().toString());
        entry.put("code_version", line == null ? null : line.codeVersion());
      }
    }
    return root;
  }

  /** Whether every game date of every processor shown is done. */
  public boolean allDone() {
    return processors.stream()
        .allMatch(
            processor ->
                gameDates.stream()
                    .map(date -> lines(processor).get(date))
                    .allMatch(line -> line != null && line.isDone()));
  }
}
