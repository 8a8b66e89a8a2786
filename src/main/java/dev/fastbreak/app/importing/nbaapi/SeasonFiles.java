package dev.fastbreak.app.importing.nbaapi;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.fastbreak.app.importing.Season;
import dev.fastbreak.app.importing.SeasonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Season files in a folder, written row by row, that remember where each row came from: what {@code
 * import} then says of them is about the user's own files.
 */
final class SeasonFiles implements AutoCloseable {

  private static final Pattern PLACE =
      Pattern.compile("((?:schedule|player_box|team_box|shots)_\\d{4}-\\d{2}\\.csv), line (\\d+)");

  private final Path folder;
  private final Map<String, CsvWriter> writers = new HashMap<>();
  private final Map<String, List<Source>> sources = new HashMap<>();

  SeasonFiles(Path folder) {
    this.folder = folder;
  }

  /** Adds a row to a kind of file. */
  void add(SeasonFile kind, Game game, Source source, List<?> behindDate) throws IOException {
    String season = new Season(game.season()).toString();
    String name = "%s_%s.csv".formatted(kind.prefix(), season);
    CsvWriter writer = writers.get(name);
    if (writer == null) {
      writer = CsvWriter.builder().build(folder.resolve(name));
      writer.writeRecord(kind.header());
      writers.put(name, writer);
    }
    List<String> values = new ArrayList<>(List.of(season, game.id(), game.date().toString()));
    behindDate.forEach(value -> values.add(value == null ? "" : value.toString()));
    writer.writeRecord(values);
    sources.computeIfAbsent(name, n -> new ArrayList<>()).add(source);
  }

  /** A sentence about these files as one about the files that they were made of. */
  String inTheirPlace(String sentence) {
    return PLACE
        .matcher(sentence)
        .replaceAll(place -> Matcher.quoteReplacement(source(place.group(1), place.group(2))));
  }

  private String source(String name, String line) {
    List<Source> rows = sources.getOrDefault(name, List.of());
    int row = Integer.parseInt(line) - 2;
    return row < 0 || row >= rows.size() ? name + ", line " + line : rows.get(row).toString();
  }

  @Override
  public void close() throws IOException {
    for (CsvWriter writer : writers.values()) {
      writer.close();
    }
    writers.clear();
  }
}
