package dev.fastbreak.app.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code man}: the manual page, made from the options as they are. */
@Command(
    name = "man",
    header = "Print the manual page.",
    description = "Prints a page for 'man': all commands with their options and exit codes.",
    footerHeading = "%nExample:%n",
    footer = "  fastbreak man > fastbreak.1 && man ./fastbreak.1")
@SuppressWarnings("NullAway.Init") // picocli sets the specification before a command runs
final class ManCommand implements Callable<Integer> {

  /** The options that are said once, not for every command. */
  private static final CommandSpec COMMON = CommandSpec.forAnnotatedObject(new CommonOptions());

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Explain this command and stop.")
  private boolean help;

  @ParentCommand private FastbreakCommand program;

  @Override
  public Integer call() {
    program.context().terminal().line(page(spec.root().commandLine()).stripTrailing());
    return ExitCode.DONE;
  }

  /** The page in the language of {@code man}. */
  private static String page(CommandLine program) {
    CommandSpec root = program.getCommandSpec();
    StringBuilder page = new StringBuilder();
    page.append(".TH FASTBREAK 1 \"\" \"Fastbreak\" \"User commands\"\n");
    page.append(".SH NAME\nfastbreak \\- precompute NBA features with Apache Beam\n");
    page.append(".SH SYNOPSIS\n.B fastbreak\n.I COMMAND\n[options]\n");
    page.append(".SH DESCRIPTION\n").append(text(root.usageMessage().description())).append('\n');
    page.append(".SH COMMANDS\n");
    for (Map.Entry<String, CommandLine> command : program.getSubcommands().entrySet()) {
      CommandSpec one = command.getValue().getCommandSpec();
      if (!one.usageMessage().hidden()) {
        append(page, command.getKey(), one);
      }
    }
    page.append(".SH OPTIONS\nEvery command that works on a warehouse has these.\n");
    COMMON.options().forEach(option -> append(page, option));
    page.append(".SH EXIT STATUS\n");
    ExitCode.meanings()
        .forEach(
            (code, meaning) ->
                page.append(".TP\n.B ")
                    .append(code.strip())
                    .append('\n')
                    .append(escaped(meaning))
                    .append('\n'));
    return page.toString();
  }

  private static void append(StringBuilder page, String name, CommandSpec command) {
    page.append(".SS ").append(escaped(name)).append('\n');
    page.append(text(command.usageMessage().description())).append('\n');
    command.options().stream()
        .filter(option -> COMMON.findOption(option.longestName()) == null)
        .forEach(option -> append(page, option));
  }

  private static void append(StringBuilder page, OptionSpec option) {
    if (option.hidden() || option.usageHelp()) {
      return;
    }
    page.append(".TP\n.B ").append(escaped(option.longestName()));
    if (option.arity().max() > 0) {
      page.append(' ').append(escaped(option.paramLabel()));
    }
    boolean onDataflow =
        option.group() != null && DataflowOptions.HEADING.equals(option.group().heading());
    page.append('\n').append(onDataflow ? "Dataflow: " : "");
    page.append(text(option.description()).replaceFirst("; here [^ ]+$", ".")).append('\n');
  }

  private static String text(String[] lines) {
    String joined = String.join(" ", lines).replace("%n", " ").replace("%%", "%");
    return escaped(Help.Ansi.OFF.string(joined));
  }

  /** Signs that the language would take for its own. */
  private static String escaped(String text) {
    String plain = text.replace("\\", "\\\\").replace("-", "\\-");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }
}
