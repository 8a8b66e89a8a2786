package dev.fastbreak.simulation;

import java.util.List;

/** The thirty teams, as indices: five to a division, three divisions to a conference. */
final class Teams {

  static final int COUNT = 30;

  private static final int DIVISION = 5;
  private static final int CONFERENCE = 15;

  /** Atlantic, Central, Southeast; Northwest, Pacific, Southwest. */
  private static final List<String> TRICODES =
      List.of(
          ("BOS BKN NYK PHI TOR  CHI CLE DET IND MIL  ATL CHA MIA ORL WAS"
                  + "  DEN MIN OKC POR UTA  GSW LAC LAL PHX SAC  DAL HOU MEM NOP SAS")
              .split(" +", -1));

  private Teams() {}

  static String tricode(int team) {
    return TRICODES.get(team);
  }

  static int division(int team) {
    return team / DIVISION;
  }

  static int conference(int team) {
    return team / CONFERENCE;
  }

  static int place(int team) {
    return team % DIVISION;
  }
}
