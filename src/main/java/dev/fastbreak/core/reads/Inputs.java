package dev.fastbreak.core.reads;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.games.PlayerGameColumns;
import dev.fastbreak.core.window.GameRow;
import java.util.List;
import java.util.stream.Stream;

/** Every table that the phase reads, with the schedule apart, which the planner hands over. */
public final class Inputs {

  private static final Input<PlayerGameColumns> PLAYER_GAMES =
      new Input<>(PlayerGameColumns.PROJECTION, List.of(Views.ZONE_GAMES, Views.BOX_SCORES));

  /** Upstream tables with a row per player, brought together by player. */
  public static final List<Input<?>> OF_PLAYERS = List.of(PLAYER_GAMES, alone(Views.CONTEXTS));

  /** Upstream tables with a row per team, which everybody is shown whole. */
  public static final List<Input<?>> OF_TEAMS =
      List.of(alone(Views.TEAM_CONTEXTS), alone(Views.TEAM_OFFENSE), alone(Views.TEAM_DEFENSE));

  private static final List<Input<?>> STORED =
      List.of(
          alone(Views.DEFENSES), alone(Views.SHOT_ZONES), alone(Views.FACTORS), alone(Views.FORMS));

  private Inputs() {}

  private static <T extends Record & GameRow> Input<T> alone(View<T> view) {
    return new Input<>(view.columns(), List.of(view));
  }

  /** All upstream tables that are read. */
  public static List<Input<?>> upstream() {
    return Stream.of(OF_PLAYERS, OF_TEAMS).flatMap(List::stream).toList();
  }

  /** The processors whose rows others read. */
  public static List<Processor> readProcessors() {
    return Stream.of(Processor.values())
        .filter(p -> Stream.of(Processor.values()).anyMatch(reader -> reader.reads().contains(p)))
        .toList();
  }

  /** What other processors read of a processor's rows. */
  public static Input<?> stored(Processor processor) {
    return STORED.stream()
        .filter(input -> input.table() == processor.table())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Nobody reads " + processor));
  }
}
