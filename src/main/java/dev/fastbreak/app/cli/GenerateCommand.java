package dev.fastbreak.app.cli;

import dev.fastbreak.app.generate.GeneratedFiles;
import dev.fastbreak.app.output.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code generate}: for those who change a table's declaration. */
@Command(
    name = "generate",
    hidden = true,
    description = "Writes schemas and table pages anew from the tables' declarations.")
final class GenerateCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The repository. Default: the current folder.")
  private Path root = Path.of(".");

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Explain this command and stop.")
  private boolean help;

  GenerateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!Files.isRegularFile(root.resolve("pom.xml"))) {
      throw new UsageException("--root %s: that is no checkout of the repository.".formatted(root));
    }
    List<String> written = GeneratedFiles.write(root);
    written.forEach(path -> terminal.line("wrote " + path));
    terminal.line(written.isEmpty() ? "All generated files are up to date." : "");
    return ExitCode.DONE;
  }
}
