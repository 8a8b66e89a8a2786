package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.Program;
import dev.fastbreak.app.output.Terminal;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** All commands put together. */
public final class CommandLineProgram {

  /** The exit code when what the user gave is wrong. */
  public static final int USAGE = ExitCode.USAGE;

  private CommandLineProgram() {}

  /** Runs one command. */
  public static int execute(CommandContext context, String... args) {
    Terminal terminal = context.terminal();
    int exitCode;
    try {
      exitCode = of(context).execute(args);
    } catch (OutOfMemoryError | StackOverflowError e) {
      exitCode = Errors.exhaustion(terminal, e);
    }
    terminal.flush();
    if (terminal.lostResults()) {
      terminal.message(
          "fastbreak: standard output could not be written (disk full?). What was printed is not"
              + " all: make room, or print elsewhere, and run the command again.");
      return exitCode == ExitCode.DONE ? ExitCode.FAILED : exitCode;
    }
    return exitCode;
  }

  /** The commands with their options and help. */
  static CommandLine of(CommandContext context) {
    CommandLine program = new CommandLine(new FastbreakCommand());
    List<WarehouseCommand> commands =
        List.of(
            new InitCommand(context),
            new ImportCommand(context),
            new SimulateCommand(context),
            new PlanCommand(context),
            new BackfillCommand(context),
            new RunCommand(context),
            new StatusCommand(context),
            new FailuresCommand(context),
            new ExplainCommand(context),
            new ValidateCommand(context),
            new DiffCommand(context),
            new ReportCommand(context),
            new ExportCommand(context),
            new RehearseAsOfCommand(context),
            new QueryCommand(context),
            new RunsCommand(context),
            new ChangesCommand(context),
            new DoctorCommand(context));
    commands.forEach(program::addSubcommand);
    CommandLine help = new CommandLine(new CommandLine.HelpCommand());
    help.getCommandSpec().usageMessage().hidden(true);
    program.addSubcommand("help", help);
    program.addSubcommand(new GenerateCommand(context.terminal()));
    program.addSubcommand(new RehearseCommand(context));
    program.addSubcommand(new CompletionCommand(context.terminal()));
    program.addSubcommand(new ManCommand(context.terminal()));
    Help.Ansi ansi = context.terminal().colour() ? Help.Ansi.ON : Help.Ansi.OFF;
    program.setColorScheme(Help.defaultColorScheme(ansi));
    program.setHelpFactory(FlowingHelp::new);
    program.setUsageHelpWidth(context.terminal().helpColumns());
    program.setAbbreviatedOptionsAllowed(false);
    // "@FILE" is an argument like any other, not a file of arguments.
    program.setExpandAtFiles(false);
    Converters.register(program);
    program.setOut(new PrintWriter(context.terminal().out(), true));
    program.setErr(new PrintWriter(context.terminal().err(), true));
    program.setExecutionStrategy(CommandLineProgram::run);
    program.setParameterExceptionHandler(
        (exception, args) -> Errors.usage(context.terminal(), exception));
    program.setExecutionExceptionHandler(
        (exception, commandLine, result) ->
            Errors.execution(context.terminal(), commandLine, exception));
    program.getSubcommands().values().forEach(CommandLineProgram::layOutHelp);
    layOutHelp(program);
    return program;
  }

  private static int run(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.subcommand() != null) {
      last = last.subcommand();
    }
    CommandLine.IExecutionStrategy strategy = new CommandLine.RunLast();
    if (last.commandSpec().userObject() instanceof WarehouseCommand command
        && command.whenInterrupted().isPresent()) {
      try (Farewell farewell =
          Farewell.saying(command.whenInterrupted().get(), command.terminal())) {
        return strategy.execute(parsed);
      }
    }
    return strategy.execute(parsed);
  }

  private static void layOutHelp(CommandLine commandLine) {
    UsageMessageSpec usage = commandLine.getCommandSpec().usageMessage();
    usage.description(String.join(" ", usage.description()));
    usage.synopsisHeading("%nUsage: ");
    usage.descriptionHeading("%n");
    usage.parameterListHeading("%nArguments:%n");
    usage.optionListHeading("%nOptions:%n");
    String name = commandLine.getCommandName();
    boolean program = commandLine.getParent() == null;
    if (program || commandLine.getCommand() instanceof WarehouseCommand) {
      usage.exitCodeListHeading("%nExit codes:%n");
      usage.exitCodeList(program ? ExitCode.meanings() : ExitCode.meanings(name));
    }
    usage.footer(Arrays.stream(usage.footer()).map(Program::example).toArray(String[]::new));
  }
}
