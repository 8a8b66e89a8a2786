package dev.fastbreak.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** What {@code fastbreak --version} says: the build notes version and commit in the jar. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"fastbreak " + of(Version.class.getPackage().getImplementationVersion())};
  }

  /** The version that a jar carries; classes outside of one carry none. */
  static String of(@Nullable String ofJar) {
    return ofJar == null ? "(not packaged)" : ofJar;
  }
}
