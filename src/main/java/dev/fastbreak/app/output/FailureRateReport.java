package dev.fastbreak.app.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.validate.ExpectedFailureRates.Week;
import java.util.List;
import java.util.Locale;

/** Shot zone failures week by week beside what a healthy season shows. */
public record FailureRateReport(List<Week> weeks) {

  /** Prints a line per week and the red flags; nothing when no date was computed. */
  public void print(Terminal terminal) {
    if (weeks.isEmpty()) {
      return;
    }
    terminal.line("PSZA: share of players without a row, by week of the season");
    TextTable.of(weeks)
        .text("season", Week::season)
        .number("week", Week::week)
        .text("first", Week::first)
        .spare("last", Week::last)
        .count("players", week -> week.population() / week.dates())
        .number("no row", week -> percent(week.rate()))
        .text("expected", week -> week.band() + "%")
        .text("", week -> week.redFlags().isEmpty() ? week.position() : "RED FLAG")
        .count("unexpected", Week::unexpected)
        .table()
        .print(terminal);
    List<String> flags = weeks.stream().flatMap(week -> week.redFlags().stream()).toList();
    flags.forEach(flag -> terminal.line("  RED FLAG " + flag));
  }

  public ArrayNode json() {
    ArrayNode array = JsonText.array();
    for (Week week : weeks) {
      ObjectNode node = array.addObject();
      node.put("season", week.season());
      node.put("week", week.week());
      node.put("first_date", week.first().toString());
      node.put("last_date", week.last().toString());
      node.put("dates", week.dates());
      node.put("population", week.population());
      node.put("failures", week.failures());
      node.put("unexpected", week.unexpected());
      node.put("percent", Math.round(1000 * week.rate()) / 10.0);
      node.put("expected_low", week.band().low());
      node.put("expected_high", week.band().high());
      node.put("position", week.position());
      node.set("red_flags", JsonText.array(week.redFlags()));
    }
    return array;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }
}
