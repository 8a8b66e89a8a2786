package dev.fastbreak.app.importing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A folder with one small, whole season in it: two games of 2021-22, of which one has shots. */
public final class CsvFolder {

  static final String SCHEDULE =
      """
      season,game_id,game_date,home_team_id,home_team_abbr,away_team_id,away_team_abbr,home_pts,away_pts,home_won,ot_periods
      2021-22,0022100001,2021-10-19,1610612749,MIL,1610612751,BKN,127,104,1,0
      2021-22,0022100002,2021-10-21,1610612751,BKN,1610612749,MIL,100,110,0,1
      """;

  static final String PLAYER_BOX =
      """
      season,game_id,game_date,player_id,player_name,team_id,team_abbr,opp_team_id,opp_team_abbr,is_home,team_won,min,pts,fgm,fga,fg3m,fg3a,ftm,fta,oreb,dreb,reb,ast,stl,blk,tov,pf,plus_minus
      2021-22,0022100001,2021-10-19,200746,LaMarcus Aldridge,1610612751,BKN,1610612749,MIL,0,0,16,1,0,2,0,0,1,4,0,3,3,1,0,1,1,2,2
      2021-22,0022100001,2021-10-19,203507,"Antetokounmpo, Giannis",1610612749,MIL,1610612751,BKN,1,1,31,32,12,25,1,3,7,9,5,9,14,7,1,2,3,3,18
      2021-22,0022100002,2021-10-21,200746,LaMarcus Aldridge,1610612751,BKN,1610612749,MIL,1,0,20,4,2,5,0,0,0,0,1,4,5,0,0,0,2,1,-7
      2021-22,0022100002,2021-10-21,203507,"Antetokounmpo, Giannis",1610612749,MIL,1610612751,BKN,0,1,35,30,10,20,0,2,10,12,2,8,10,5,0,1,4,2,9
      """;

  static final String TEAM_BOX =
      """
      season,game_id,game_date,team_id,team_abbr,opp_team_id,opp_team_abbr,is_home,team_won,pts,fga,fg3m,fg3a,fta,oreb,tov_team,ot_periods
      2021-22,0022100001,2021-10-19,1610612751,BKN,1610612749,MIL,0,0,104,84,17,32,23,5,13,0
      2021-22,0022100001,2021-10-19,1610612749,MIL,1610612751,BKN,1,1,127,105,17,45,18,13,8,0
      2021-22,0022100002,2021-10-21,1610612751,BKN,1610612749,MIL,1,0,100,90,10,30,20,8,12,1
      2021-22,0022100002,2021-10-21,1610612749,MIL,1610612751,BKN,0,1,110,92,12,33,25,9,11,1
      """;

  /** They add up to what player_box has of the first game. */
  static final String SHOTS =
      """
      season,game_id,game_date,player_id,team_abbr,opp_team_abbr,is_home,shot_value,dist_ft,made
      2021-22,0022100001,2021-10-19,203507,MIL,BKN,1,2,3,1
      2021-22,0022100001,2021-10-19,203507,MIL,BKN,1,3,26,0
      2021-22,0022100001,2021-10-19,200746,BKN,MIL,0,2,14,0
      2021-22,0022100001,2021-10-19,200746,BKN,MIL,0,2,2,0
      2021-22,0022100001,2021-10-19,203507,MIL,BKN,1,3,27,1
      2021-22,0022100001,2021-10-19,203507,MIL,BKN,1,3,24,0
      """
          + "2021-22,0022100001,2021-10-19,203507,MIL,BKN,1,2,5,1\n".repeat(10)
          + "2021-22,0022100001,2021-10-19,203507,MIL,BKN,1,2,12,0\n".repeat(11);

  static final String INJURIES =
      """
      season,date,team_abbr,event,player_name,player_id,notes
      2021-22,2021-10-18,BKN,out,LaMarcus Aldridge,200746,"sore ankle, knee (DTD)"
      2021-22,2021-10-20,BKN,back,LaMarcus Aldridge,200746,activated from IL
      2021-22,2021-10-20,BKN,out,Somebody Else,,flu
      """;

  static final String GAME_LINES =
      """
      season,game_id,game_date,home_team_abbr,away_team_abbr,home_spread_open,home_spread_close,total_open,total_close,home_ml,away_ml
      2021-22,0022100001,2021-10-19,MIL,BKN,0.0,-1.5,240.5,233.5,-125,105
      2021-22,0022100002,2021-10-21,BKN,MIL,,,220.5,221.0,-110,-110
      """;

  private final Path folder;

  private CsvFolder(Path folder) {
    this.folder = folder;
  }

  /** Writes the whole season. */
  static CsvFolder in(Path folder) {
    return new CsvFolder(folder)
        .write("schedule_2021-22.csv", SCHEDULE)
        .write("player_box_2021-22.csv", PLAYER_BOX)
        .write("team_box_2021-22.csv", TEAM_BOX)
        .write("shots_2021-22.csv", SHOTS)
        .write("injuries_2021-22.csv", INJURIES)
        .write("game_lines_2021-22.csv", GAME_LINES);
  }

  static String read(Path folder, String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CsvFolder empty(Path folder) {
    return new CsvFolder(folder);
  }

  Path path() {
    return folder;
  }

  CsvFolder write(String name, String text) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  CsvFolder write(String name, byte[] bytes) {
    try {
      Files.write(folder.resolve(name), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CsvFolder writeGzipped(String name, String text) {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CsvFolder delete(String name) {
    try {
      Files.delete(folder.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the first occurrence of a text in a file; it must be there. */
  CsvFolder edit(String name, String old, String replacement) {
    try {
      String text = Files.readString(folder.resolve(name));
      int at = text.indexOf(old);
      if (at < 0) {
        throw new IllegalArgumentException(name + " does not hold " + old);
      }
      return write(name, text.substring(0, at) + replacement + text.substring(at + old.length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CsvFolder append(String name, String line) {
    try {
      return write(name, Files.readString(folder.resolve(name)) + line + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
