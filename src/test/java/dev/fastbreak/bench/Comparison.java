package dev.fastbreak.bench;

import dev.fastbreak.core.catalog.Processor;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * This build beside another one and plain SQL, each in turn on copies of one file that the other
 * build made: what the machine does besides slows the runs of a round alike, so that their ratios
 * mean more than their seconds.
 */
final class Comparison {

  static final String OURS = "backfill, all five";
  static final String THEIRS = "backfill of the other build";
  static final String SQL = "plain SQL, all five";
  static final String OUR_DAY = "one day (run)";
  static final String THEIR_DAY = "one day of the other build";
  static final String OUR_REPEAT = "the same again";
  static final String THEIR_REPEAT = "the same again of the other build";
  static final String PSZA = "backfill, PSZA alone";
  static final String FORCED = "forced run over the other build's warehouse";
  static final String FOUR = "backfill, 4 simulated seasons";
  static final String EIGHT = "backfill, 8 simulated seasons";

  private final Build ours;
  private final Build theirs;
  private final Measuring measuring;

  Comparison(Build ours, Build theirs, Measuring measuring) {
    this.ours = ours;
    this.theirs = theirs;
    this.measuring = measuring;
  }

  /** One round of everything on copies of a file that holds the upstream tables alone. */
  void round(Path upstream) throws IOException, SQLException {
    League league = new League(upstream);
    League.Extent extent = league.extent();
    LocalDate day = league.busyDate();
    Path our = measuring.copy(upstream, "ours");
    Path their = measuring.copy(upstream, "theirs");
    Path sql = measuring.copy(upstream, "sql");

    measuring.measure(OURS, ours.backfill(our, extent));
    measuring.measure(THEIRS, theirs.backfill(their, extent));
    measuring.measure(SQL, ours.plain(PlainSql.class, sql, Processors.ALL));
    Map<Processor, League.Content> made = new League(their).contents();
    measuring.agree("This build", made, new League(our).contents());
    measuring.agree("Plain SQL", made, new League(sql).contents());
    measuring.delete(sql);

    measuring.measure(OUR_REPEAT, ours.backfill(our, extent));
    measuring.measure(THEIR_REPEAT, theirs.backfill(their, extent));

    new League(our).forget(day);
    new League(their).forget(day);
    List<String> run = List.of("run", "--date", day.toString());
    measuring.measure(OUR_DAY, ours.fastbreak(our, run));
    measuring.measure(THEIR_DAY, theirs.fastbreak(their, run));
    measuring.agree("One day of this build", made, new League(our).contents());

    measuring.measure(FORCED, ours.backfill(their, extent, "--no-resume"));
    measuring.agree("The forced run", made, new League(their).contents());
    measuring.delete(our);
    measuring.delete(their);

    Path alone = measuring.copy(upstream, "ours");
    measuring.measure(PSZA, ours.backfill(alone, extent, "--only", "PSZA"));
    measuring.delete(alone);
  }

  /** One backfill of four seasons and one of eight. */
  void scale(Path four, Path eight) throws IOException, SQLException {
    scale(FOUR, four);
    scale(EIGHT, eight);
  }

  private void scale(String name, Path upstream) throws IOException, SQLException {
    Path copy = measuring.copy(upstream, "ours");
    measuring.measure(name, ours.backfill(copy, new League(upstream).extent()));
    measuring.delete(copy);
  }
}
