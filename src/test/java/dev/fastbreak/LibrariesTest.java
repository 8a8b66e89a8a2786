package dev.fastbreak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the build stands on: nothing comes along that nobody has looked at. */
class LibrariesTest {

  /** Where Maven keeps a library: group, artifact and version are folders. */
  private static final Pattern IN_REPOSITORY =
      Pattern.compile(".*/repository/(.+)/([^/]+)/([^/]+)/[^/]+\\.jar");

  /** The end of a line of the list of licences: {@code (group:artifact:version - address)}. */
  private static final Pattern LICENSED = Pattern.compile("\\(([^():\\s]+:[^():\\s]+):(\\S+) - ");

  private static final Path LICENCES = Path.of("THIRD-PARTY.txt");

  private static final Path LIST = Path.of("src/test/resources/library-groups.txt");

  /** Versions by artifact, {@code group:artifact}. */
  private static Map<String, String> libraries() {
    Map<String, String> libraries = new TreeMap<>();
    for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Matcher place = IN_REPOSITORY.matcher(jar.replace(File.separatorChar, '/'));
      if (place.matches()) {
        libraries.put(place.group(1).replace('/', '.') + ":" + place.group(2), place.group(3));
      }
    }
    return libraries;
  }

  @Test
  void everyGroupOfLibrariesIsOnTheList() throws IOException {
    TreeSet<String> groups =
        libraries().keySet().stream()
            .map(artifact -> artifact.substring(0, artifact.indexOf(':')))
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> allowed = Files.readAllLines(LIST);

    assertThat(groups).as("a new group is looked at, then named in %s", LIST).isSubsetOf(allowed);
    assertThat(allowed).as("what is no longer there is taken off %s", LIST).isSubsetOf(groups);
  }

  @Test
  void theirLicencesAreListed() throws IOException {
    Map<String, String> libraries = libraries();
    Map<String, String> listed = new TreeMap<>();
    Matcher line = LICENSED.matcher(Files.readString(LICENCES));
    while (line.find()) {
      listed.put(line.group(1), line.group(2));
    }

    assertThat(listed).hasSizeGreaterThan(100);
    assertThat(libraries)
        .as("%s is old; mvn license:add-third-party writes it", LICENCES)
        .containsAllEntriesOf(listed);
  }

  @Test
  void librariesWithKnownWeaknessesDoNotComeBack() {
    Map<String, String> libraries = libraries();
    assertThat(libraries).doesNotContainKey("com.charleskorn.kaml:kaml");
    assertThat(libraries.get("io.netty:netty-codec-http"))
        .isNotNull()
        .isNotEqualTo("4.1.124.Final");
    assertThat(
            libraries.entrySet().stream()
                .filter(library -> library.getKey().startsWith("io.netty:netty-"))
                .filter(library -> !library.getKey().contains("tcnative"))
                .map(Map.Entry::getValue)
                .distinct())
        .hasSize(1);
  }
}
