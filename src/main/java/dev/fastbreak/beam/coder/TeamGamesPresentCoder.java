package dev.fastbreak.beam.coder;

import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** Team games with data, sorted, so that equal sets have equal bytes. */
public final class TeamGamesPresentCoder extends AtomicCoder<TeamGamesPresent> {

  private static final long serialVersionUID = 1;

  private TeamGamesPresentCoder() {}

  public static TeamGamesPresentCoder of() {
    return new TeamGamesPresentCoder();
  }

  @Override
  public void encode(TeamGamesPresent present, OutputStream out) throws IOException {
    List<TeamGame> games =
        present.games().stream()
            .sorted(Comparator.comparing(TeamGame::date).thenComparing(TeamGame::team))
            .toList();
    VarIntCoder.of().encode(games.size(), out);
    for (TeamGame game : games) {
      StringUtf8Coder.of().encode(game.team(), out);
      VarLongCoder.of().encode(game.date().toEpochDay(), out);
    }
  }

  @Override
  public TeamGamesPresent decode(InputStream in) throws IOException {
    int size = VarIntCoder.of().decode(in);
    Set<TeamGame> games = new HashSet<>();
    for (int i = 0; i < size; i++) {
      String team = StringUtf8Coder.of().decode(in);
      games.add(new TeamGame(team, LocalDate.ofEpochDay(VarLongCoder.of().decode(in))));
    }
    return new TeamGamesPresent(games);
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
