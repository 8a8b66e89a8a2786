package dev.fastbreak.beam.transform;

import dev.fastbreak.core.season.SeasonSchedule;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** The teams of a season in a few groups, one per bundle of work. */
public final class DealTeams extends PTransform<PBegin, PCollection<List<String>>> {

  /** Work for as many workers as a small table is worth. */
  private static final int GROUPS = 4;

  private final SeasonSchedule season;

  private DealTeams(SeasonSchedule season) {
    this.season = season;
  }

  /** Deals the teams of the season's schedule. */
  public static DealTeams of(SeasonSchedule season) {
    return new DealTeams(season);
  }

  @Override
  public PCollection<List<String>> expand(PBegin begin) {
    List<List<String>> groups = new ArrayList<>();
    for (int i = 0; i < GROUPS; i++) {
      groups.add(new ArrayList<>());
    }
    int next = 0;
    for (String team : season.teams()) {
      groups.get(next++ % GROUPS).add(team);
    }
    return begin
        .apply("Name them", Create.of(groups).withCoder(ListCoder.of(StringUtf8Coder.of())))
        // Without it a runner may fuse the groups into one worker's bundle.
        .apply("Spread", Reshuffle.viaRandomKey());
  }
}
