package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.Program;
import dev.fastbreak.app.output.Terminal;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
      CommandLine program = of(context, args.length == 0 ? "" : args[0]);
      exitCode = program.execute(args);
      tellCommand(program, exitCode);
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

  /** A command line that could not be read called no command. */
  private static void tellCommand(CommandLine program, int exitCode) {
    ParseResult parsed = program.getParseResult();
    if (parsed != null
        && parsed.hasSubcommand()
        && parsed.subcommand().commandSpec().userObject() instanceof WarehouseCommand command) {
      command.ended(exitCode);
    }
  }

  /** The commands with their options and help. */
  static CommandLine of(CommandContext context) {
    return of(context, "");
  }

  /** The same; of a command that works on a warehouse no other, as each takes time to describe. */
  private static CommandLine of(CommandContext context, String called) {
    List<WarehouseCommand> commands = commands();
    Optional<WarehouseCommand> alone =
        commands.stream().filter(command -> name(command).equals(called)).findFirst();
    CommandLine program = new CommandLine(new FastbreakCommand(context));
    if (alone.isPresent()) {
      program.addSubcommand(alone.get());
    } else {
      commands.forEach(program::addSubcommand);
      CommandLine help = new CommandLine(new CommandLine.HelpCommand());
      help.getCommandSpec().usageMessage().hidden(true);
      program.addSubcommand("help", help);
      program.addSubcommand(new GenerateCommand());
      program.addSubcommand(new RehearseCommand());
      program.addSubcommand(new CompletionCommand());
      program.addSubcommand(new ManCommand());
    }
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

  private static String name(WarehouseCommand command) {
    return Objects.requireNonNull(command.getClass().getAnnotation(CommandLine.Command.class))
        .name();
  }

  private static List<WarehouseCommand> commands() {
    return List.of(
        new InitCommand(),
        new ImportCommand(),
        new SimulateCommand(),
        new PlanCommand(),
        new BackfillCommand(),
        new RunCommand(),
        new StatusCommand(),
        new FailuresCommand(),
        new ExplainCommand(),
        new ValidateCommand(),
        new DiffCommand(),
        new ReportCommand(),
        new ExportCommand(),
        new RehearseAsOfCommand(),
        new QueryCommand(),
        new RunsCommand(),
        new ChangesCommand(),
        new DoctorCommand());
  }

  private static int run(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.subcommand() != null) {
      last = last.subcommand();
    }
    CommandLine.IExecutionStrategy strategy = new CommandLine.RunLast();
    if (last.commandSpec().userObject() instanceof WarehouseCommand command
        && command.whenInterrupted().isPresent()) {
      String farewell = command.whenInterrupted().get();
      try (ShutdownHook hook = ShutdownHook.running(() -> sayFarewell(command, farewell))) {
        return strategy.execute(parsed);
      }
    }
    return strategy.execute(parsed);
  }

  private static void sayFarewell(WarehouseCommand command, String farewell) {
    command.terminal().message("");
    command.terminal().message(farewell);
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
