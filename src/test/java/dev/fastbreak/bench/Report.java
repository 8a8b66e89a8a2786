package dev.fastbreak.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.bench.TimeProfile.Step;
import dev.fastbreak.core.catalog.Processor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The measurements as Markdown for people and the docs, and as JSON for programs. */
final class Report {

  static final String BACKFILL = "backfill, all five";
  static final String AGAIN = "the same again";
  static final String ONE_DAY = "one day (run)";
  static final String CORRECTION = "after a correction";
  static final String SQL = "plain SQL, all five";
  static final String LOOP = "plain loop, all five";
  static final String PSZA = "backfill, PSZA alone";
  static final String PSZA_SQL = "plain SQL, PSZA alone";
  static final String PSZA_LOOP = "plain loop, PSZA alone";

  static String scale(int seasons) {
    return "backfill, seasons: " + seasons;
  }

  private final Machine machine;
  private final String kind;
  private final League.Extent extent;
  private final int runs;
  private final Results results;
  private final TimeProfile profile;

  Report(
      Machine machine,
      String kind,
      League.Extent extent,
      int runs,
      Results results,
      TimeProfile profile) {
    this.machine = machine;
    this.kind = kind;
    this.extent = extent;
    this.runs = runs;
    this.results = results;
    this.profile = profile;
  }

  String markdown() {
    StringBuilder out = new StringBuilder();
    out.append(
        format(
            "%d %s seasons (%s to %s), medians of %d runs, each in a new process. %s%n%n",
            extent.seasons(), kind, extent.first(), extent.last(), runs, machine.sentence()));
    whole(out);
    processors(out);
    ratios(out);
    profile(out);
    scaling(out);
    return out.toString();
  }

  private void whole(StringBuilder out) {
    out.append("| process | seconds | CPU seconds | peak MB | rows written | rows/s |\n");
    out.append("|---|--:|--:|--:|--:|--:|\n");
    for (String name : results.all().keySet()) {
      if (name.startsWith(scale(0).substring(0, scale(0).length() - 1))) {
        continue;
      }
      out.append(
          format(
              "| %s | %.2f | %.2f | %.0f | %,d | %,.0f |%n",
              name,
              results.seconds(name),
              results.cpuSeconds(name),
              results.peakMegabytes(name),
              results.rows(name),
              results.rows(name) / results.seconds(name)));
    }
  }

  private void processors(StringBuilder out) {
    if (results.seconds(BACKFILL, Processor.PSZA) == 0) {
      return; // computed in one go, there are no seconds of a processor
    }
    out.append("\nWithin the process, by processor:\n\n");
    out.append(
        "| processor | rows | seconds | rows/s | plain SQL | ratio | plain loop | ratio |\n");
    out.append("|---|--:|--:|--:|--:|--:|--:|--:|\n");
    for (Processor processor : Processor.values()) {
      double seconds = results.seconds(BACKFILL, processor);
      double sql = results.seconds(SQL, processor);
      double loop = results.seconds(LOOP, processor);
      out.append(
          format(
              "| %s | %,d | %.2f | %,.0f | %.2f | %.1f | %.2f | %.1f |%n",
              processor,
              results.rows(BACKFILL, processor),
              seconds,
              results.rows(BACKFILL, processor) / seconds,
              sql,
              seconds / sql,
              loop,
              seconds / loop));
    }
  }

  private void ratios(StringBuilder out) {
    out.append(
        "\n| the backfill's time, as a multiple of | whole process | within the process |\n");
    out.append("|---|--:|--:|\n");
    ratio(out, "plain SQL, all five", BACKFILL, SQL);
    ratio(out, "the plain loop, all five", BACKFILL, LOOP);
    ratio(out, "plain SQL, PSZA alone", PSZA, PSZA_SQL);
    ratio(out, "the plain loop, PSZA alone", PSZA, PSZA_LOOP);
  }

  private void ratio(StringBuilder out, String title, String ours, String theirs) {
    out.append(
        format(
            "| %s | %.2f | %.2f |%n",
            title,
            results.seconds(ours) / results.seconds(theirs),
            results.insideSeconds(ours) / results.insideSeconds(theirs)));
  }

  private void profile(StringBuilder out) {
    out.append(
        format(
            "%nWhere the backfill's time goes, from one more run with a recorder on (%.1f s from"
                + " Java's start to its last work; %.1f s until the first plan; %.1f s of"
                + " garbage-collection pauses). Steps overlap:%n%n",
            profile.totalSeconds(), profile.startUpSeconds(), profile.collectionSeconds()));
    out.append("| step | seconds in which it was at work | thread seconds |\n|---|--:|--:|\n");
    for (Step step : Step.values()) {
      out.append(
          format(
              "| %s | %.2f | %.2f |%n",
              step.title(),
              profile.wallSeconds().getOrDefault(step, 0.0),
              profile.threadSeconds().getOrDefault(step, 0.0)));
    }
  }

  private void scaling(StringBuilder out) {
    if (!results.has(scale(1))) {
      return;
    }
    out.append("\n| seasons | seconds | times the half | CPU seconds | peak MB | rows |\n");
    out.append("|--:|--:|--:|--:|--:|--:|\n");
    for (int seasons = 1; results.has(scale(seasons)); seasons *= 2) {
      String name = scale(seasons);
      String half = scale(seasons / 2);
      out.append(
          format(
              "| %d | %.2f | %s | %.2f | %.0f | %,d |%n",
              seasons,
              results.seconds(name),
              results.has(half)
                  ? format("%.2f", results.seconds(name) / results.seconds(half))
                  : "",
              results.cpuSeconds(name),
              results.peakMegabytes(name),
              results.rows(name)));
    }
  }

  /** Every run, not only the medians. */
  void write(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    root.set("machine", mapper.valueToTree(machine));
    root.put("input", kind);
    root.put("seasons", extent.seasons());
    root.put("start_date", extent.first().toString());
    root.put("end_date", extent.last().toString());
    results.write(root.putArray("measurements"));
    ObjectNode time = root.putObject("profile");
    time.put("total_seconds", profile.totalSeconds());
    time.put("start_up_seconds", profile.startUpSeconds());
    time.put("collection_seconds", profile.collectionSeconds());
    ArrayNode steps = time.putArray("steps");
    for (Step step : Step.values()) {
      steps
          .addObject()
          .put("step", step.name().toLowerCase(Locale.ROOT))
          .put("wall_seconds", profile.wallSeconds().getOrDefault(step, 0.0))
          .put("thread_seconds", profile.threadSeconds().getOrDefault(step, 0.0));
    }
    mapper.writeValue(file.toFile(), root);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
