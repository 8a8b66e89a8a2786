package dev.fastbreak.app.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.IOptionRenderer;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Help texts whose sentences flow to the width of the screen, wherever the lines of the source end.
 */
final class FlowingHelp extends Help {

  /** The column of an option's description. */
  private static final int DESCRIPTION = 4;

  FlowingHelp(CommandSpec command, ColorScheme colours) {
    super(command, colours);
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
