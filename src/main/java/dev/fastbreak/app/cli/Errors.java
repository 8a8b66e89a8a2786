package dev.fastbreak.app.cli;

import dev.fastbreak.app.backfill.Backfill;
import dev.fastbreak.app.output.Program;
import dev.fastbreak.app.output.Suggestions;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.warehouse.WarehouseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a user what went wrong: a sentence with the remedy, and never a stack trace unasked. */
final class Errors {

  private static final Pattern ALTERNATIVES =
      Pattern.compile("Error: Missing required argument \\(specify one of these\\): \\((.*)\\)");

  private Errors() {}

  static int usage(Terminal terminal, ParameterException exception) {
    CommandLine commandLine = exception.getCommandLine();
    // A mistyped option also leaves a required one missing; the typing error is the cause.
    List<String> unknown =
        exception instanceof UnmatchedArgumentException unmatched
            ? unmatched.getUnmatched()
            : commandLine.getUnmatchedArguments();
    List<String> beforeCommand =
        commandLine.getCommandSpec().root().commandLine().getUnmatchedArguments();
    if (!beforeCommand.isEmpty()) {
      commandLine = commandLine.getCommandSpec().root().commandLine();
      unknown = beforeCommand;
    }
    String message =
        unknown.isEmpty()
            ? withFullStop(inWords(String.valueOf(exception.getMessage())))
            : unmatched(commandLine, unknown);
    return usage(terminal, commandLine.getCommandSpec(), message);
  }

  static int execution(Terminal terminal, CommandLine commandLine, Throwable thrown) {
    CommandSpec spec = commandLine.getCommandSpec();
    if (thrown instanceof UsageException) {
      return usage(terminal, spec, String.valueOf(thrown.getMessage()));
    }
    terminal.message(spec.qualifiedName() + ": " + sentence(thrown));
    boolean verbose =
        commandLine.getCommand() instanceof WarehouseCommand command && command.common().verbose();
    if (verbose) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      terminal.exactly(trace.toString().stripTrailing());
    }
    return thrown instanceof WarehouseException warehouse
            && warehouse.kind() == WarehouseException.Cause.LOCKED
        ? ExitCode.LOCKED
        : ExitCode.FAILED;
  }

  /** Memory that is not enough, wherever it ran out. */
  static int exhaustion(Terminal terminal, VirtualMachineError error) {
    terminal.message("fastbreak: " + sentence(error));
    return ExitCode.FAILED;
  }

  private static int usage(Terminal terminal, CommandSpec spec, String message) {
    terminal.message(spec.qualifiedName() + ": " + message);
    String called = Program.NAME + spec.qualifiedName().substring(spec.root().name().length());
    terminal.message("'" + called + " --help' explains the options.");
    return ExitCode.USAGE;
  }

  private static String sentence(Throwable thrown) {
    String message = thrown.getMessage();
    if (thrown instanceof OutOfMemoryError) {
      return Backfill.OUT_OF_MEMORY + " What was published is safe.";
    }
    boolean speaksForItself =
        thrown.getClass().getName().startsWith("dev.fastbreak.")
            || thrown instanceof UncheckedIOException
            || thrown instanceof IOException;
    if (speaksForItself && message != null) {
      return message;
    }
    return "This should not have happened (%s%s). What was published is safe. --verbose shows where."
        .formatted(thrown.getClass().getSimpleName(), message == null ? "" : ": " + message);
  }

  private static String unmatched(CommandLine commandLine, List<String> unmatched) {
    String word = unmatched.get(0);
    CommandSpec spec = commandLine.getCommandSpec();
    boolean option = word.startsWith("-");
    if (!option && spec.subcommands().isEmpty()) {
      return "'" + word + "' is one word too many; put quotes around a text with blanks.";
    }
    List<String> known =
        option
            ? spec.options().stream().filter(o -> !o.hidden()).map(o -> o.longestName()).toList()
            : visibleCommands(spec);
    if (option && spec.parent() == null && isOfCommands(spec, word)) {
      return "'%s' comes after the command: '%s'."
          .formatted(word, Program.command("COMMAND " + word));
    }
    String typed = option ? word.split("=", 2)[0] : word;
    List<String> near = Suggestions.near(typed, known);
    String kind = option ? "option" : "command";
    String found = "Unknown " + kind + " '" + typed + "'.";
    return near.isEmpty()
        ? found + (option ? "" : " The commands are " + String.join(", ", known) + ".")
        : found + " Did you mean " + String.join(" or ", near) + "?";
  }

  /** Whether commands take an option that the program itself does not. */
  private static boolean isOfCommands(CommandSpec program, String word) {
    return program.subcommands().values().stream()
        .anyMatch(command -> command.getCommandSpec().findOption(word.split("=", 2)[0]) != null);
  }

  private static List<String> visibleCommands(CommandSpec spec) {
    return spec.subcommands().entrySet().stream()
        .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
        .map(entry -> entry.getKey().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Picocli's list of alternatives as a sentence: {@code Give one of --against=URI or --fresh}. */
  private static String inWords(String message) {
    Matcher alternatives = ALTERNATIVES.matcher(message);
    return alternatives.matches()
        ? "Give one of " + alternatives.group(1).replace(" | ", " or ")
        : message;
  }

  private static String withFullStop(String message) {
    String text = message.strip();
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }
}
