package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.Program;
import dev.fastbreak.app.output.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.IOptionRenderer;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Help texts whose sentences flow to the width of the screen, wherever the lines of the source end.
 * Lines are broken between words: picocli breaks {@code duckdb:PATH} behind its colon. A command
 * that is too long goes on behind a backslash, so that it can be pasted.
 */
final class FlowingHelp extends Help {

  /** The column of an option's description. */
  private static final int DESCRIPTION = 4;

  private static final String EXAMPLE = "  " + Program.NAME + " ";

  FlowingHelp(CommandSpec command, ColorScheme colours) {
    super(command, colours);
  }

  /** What must be given, and that there is more; the list below has it all. */
  @Override
  public String synopsis(int headingLength) {
    CommandSpec command = commandSpec();
    if (command.usageMessage().customSynopsis().length > 0) {
      return customSynopsis();
    }
    Stream<String> alternatives =
        command.argGroups().stream()
            .filter(group -> group.multiplicity().min() > 0)
            .map(ArgGroupSpec::synopsis);
    Stream<String> required =
        command.options().stream()
            .filter(option -> option.required() && option.group() == null)
            .map(option -> option.longestName() + "=" + option.paramLabel());
    Stream<String> arguments =
        command.positionalParameters().stream()
            .filter(argument -> argument.group() == null)
            .map(
                argument ->
                    argument.required()
                        ? argument.paramLabel()
                        : "[" + argument.paramLabel() + "]");
    String rest = command.subcommands().isEmpty() ? "[options]" : "COMMAND [options]";
    String line =
        Stream.of(alternatives, required, arguments, Stream.of(rest))
            .flatMap(parts -> parts)
            .collect(Collectors.joining(" ", command.qualifiedName() + " ", ""));
    return lines(line, "    ", width() - headingLength);
  }

  @Override
  public String description(Object... parameters) {
    return Arrays.stream(commandSpec().usageMessage().description())
        .map(paragraph -> lines(String.format(paragraph, parameters), "", width()))
        .collect(Collectors.joining());
  }

  @Override
  public String footer(Object... parameters) {
    return Arrays.stream(commandSpec().usageMessage().footer())
        .map(line -> String.format(line, parameters))
        .map(line -> line.startsWith(EXAMPLE) ? example(line) : lines(line, "", width()))
        .collect(Collectors.joining());
  }

  /** A command, broken before an option where there is one to break at. */
  private String example(String line) {
    int columns = width() - 2;
    String held = line.replaceAll(" (?!-)", "\0");
    boolean fits = Arrays.stream(held.split(" ")).allMatch(part -> part.length() <= columns - 4);
    return lines(fits ? held : line, "    ", columns)
        .replace('\0', ' ')
        .replaceAll("\n(?!\\z)", " \\\\\n");
  }

  private int width() {
    return commandSpec().usageMessage().width();
  }

  private static String lines(String text, String indent, int columns) {
    return String.join("\n" + indent, Wording.wrap(text, columns - indent.length())) + "\n";
  }

  @Override
  public Layout createDefaultLayout(
      List<OptionSpec> options, List<PositionalParamSpec> arguments, ColorScheme colours) {
    TextTable table = super.createDefaultLayout(options, arguments, colours).textTable();
    return new Layout(
        colours,
        new WordTable(colours, table),
        createDefaultOptionRenderer(),
        createDefaultParameterRenderer());
  }

  @Override
  public TextTable createTextTable(Map<?, ?> entries) {
    TextTable table = new WordTable(colorScheme(), super.createTextTable(entries));
    entries.forEach((key, value) -> table.addRowValues(key.toString(), value.toString()));
    return table;
  }

  /** A table whose last column is broken between words. */
  private static final class WordTable extends TextTable {

    WordTable(ColorScheme colours, TextTable like) {
      super(colours, like.columns());
      indentWrappedLines = like.indentWrappedLines;
    }

    @Override
    public void addRowValues(Text... values) {
      int last = values.length - 1;
      Text text = values[last];
      String plain = text.plainString();
      int columns = columns()[last].width - columns()[last].indent - indentWrappedLines;
      List<String> parts = Wording.wrap(plain, columns);
      int at = 0;
      for (int i = 0; i < parts.size(); i++) {
        at = plain.indexOf(parts.get(i), at);
        Text part = text.substring(at, at + parts.get(i).length());
        at += parts.get(i).length();
        Text[] row = values.clone();
        if (i > 0) {
          Arrays.fill(row, text.substring(0, 0));
        }
        row[last] = i == 0 ? part : text.substring(0, 0).concat("  ").concat(part);
        super.addRowValues(row);
      }
    }
  }

  @Override
  public IOptionRenderer createDefaultOptionRenderer() {
    IOptionRenderer lines = super.createDefaultOptionRenderer();
    return (option, parameters, colours) -> flowing(lines.render(option, parameters, colours));
  }

  /** Rows that hold nothing but another line of the description become part of the one above. */
  private static Text[][] flowing(Text[][] rows) {
    List<Text[]> flowing = new ArrayList<>();
    for (Text[] row : rows) {
      if (!flowing.isEmpty() && holdsOnlyDescription(row)) {
        Text[] above = flowing.get(flowing.size() - 1);
        above[DESCRIPTION] =
            above[DESCRIPTION].toString().isEmpty()
                ? row[DESCRIPTION]
                : above[DESCRIPTION].concat(" ").concat(row[DESCRIPTION]);
      } else {
        flowing.add(row.clone());
      }
    }
    return flowing.toArray(Text[][]::new);
  }

  private static boolean holdsOnlyDescription(Text[] row) {
    for (int i = 0; i < DESCRIPTION; i++) {
      if (!row[i].toString().isEmpty()) {
        return false;
      }
    }
    return row.length > DESCRIPTION;
  }
}
