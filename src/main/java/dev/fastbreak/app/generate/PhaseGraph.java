package dev.fastbreak.app.generate;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.reads.Input;
import dev.fastbreak.core.reads.Inputs;
import dev.fastbreak.core.reads.Reads;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who reads what, drawn from the declarations in the language of Mermaid. */
final class PhaseGraph {

  private static final String BEGIN =
      "<!-- Who reads what, drawn from the declarations; draw it anew with: scripts/fastbreak"
          + " generate -->";
  private static final String END = "<!-- The drawing ends here. -->";
  private static final Pattern PLACE =
      Pattern.compile(
          "(?<=" + Pattern.quote(BEGIN) + "\n).*?(?=" + Pattern.quote(END) + ")", Pattern.DOTALL);

  private PhaseGraph() {}

  /** A page with the drawing as it should be; a page without a place for it stays as it is. */
  static String drawnInto(String page) {
    return PLACE.matcher(page).replaceAll(Matcher.quoteReplacement(drawing()));
  }

  /** Upstream tables on the left; a dotted arrow is read where it is there, and not required. */
  static String drawing() {
    StringBuilder lines = new StringBuilder("```mermaid\nflowchart LR\n");
    for (Processor processor : Processor.values()) {
      lines.append("  %1$s[\"%1$s: %2$s\"]\n".formatted(processor, processor.title()));
    }
    for (Input<?> input : Inputs.upstream()) {
      arrow(
          lines,
          input.table().name(),
          "-->",
          reader -> Reads.STANDARD.upstream(reader).contains(input.table()));
    }
    for (Processor read : Processor.values()) {
      arrow(lines, read.name(), "==>", reader -> reader.requires().contains(read));
      arrow(
          lines,
          read.name(),
          "-.->",
          reader -> reader.reads().contains(read) && !reader.requires().contains(read));
    }
    return lines.append("```\n").toString();
  }

  private static void arrow(
      StringBuilder lines, String from, String arrow, Predicate<Processor> isReader) {
    String readers =
        Arrays.stream(Processor.values())
            .filter(isReader)
            .map(Processor::name)
            .collect(Collectors.joining(" & "));
    if (!readers.isEmpty()) {
      lines.append("  %s %s %s\n".formatted(from, arrow, readers));
    }
  }
}
