package dev.fastbreak.simulation;

import java.time.LocalDate;

/** A game to be played, teams as indices of {@link Teams}. */
record Fixture(LocalDate date, int home, int away) {

  int opponent(int team) {
    return team == home ? away : home;
  }
}
