package dev.fastbreak.app.cli;

import dev.fastbreak.app.generate.GeneratedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code generate}: for those who change a table's declaration. */
@Command(
    name = "generate",
    hidden = true,
    description = "Writes schemas and table pages anew from the tables' declarations.")
@SuppressWarnings("NullAway.Init") // picocli sets the program before a command runs
final class GenerateCommand implements Callable<Integer> {

  @ParentCommand private FastbreakCommand program;

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

  @Override
  public Integer call() {
    if (!Files.isRegularFile(root.resolve("pom.xml"))) {
      throw new UsageException("--root %s: that is no checkout of the repository.".formatted(root));
    }
    List<String> written = GeneratedFiles.write(root);
    written.forEach(path -> program.context().terminal().line("wrote " + path));
    program
        .context()
        .terminal()
        .line(written.isEmpty() ? "All generated files are up to date." : "");
    return ExitCode.DONE;
  }
}
