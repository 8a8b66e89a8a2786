package dev.fastbreak.jobs;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import dev.fastbreak.app.backfill.*;
import dev.fastbreak.beam.transform.ComputeFeatures.Interceptor;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.*;
public class TimingScratch {
  public static void main(String[] a) throws Exception {
    Path f = Files.createTempDirectory("t");
    JobHarness job = JobHarness.in(f);
    job.load(SmallLeague.ofDays(19));
    job.load(SmallLeague.of(LocalDate.of(2022, 10, 18), 18).tables());
    long end = System.nanoTime() + Long.parseLong(a[0]) * 1_000_000_000L;
    int n = 0, bad = 0;
    while (System.nanoTime() < end) {
        n++;
        Clock clock = Clock.systemUTC();
        Backfill b = new Backfill(job.warehouse(), new BeamRunner(job.warehouse(), clock, Map.of(), Interceptor.NONE), clock, BackfillListener.SILENT);
        var s = b.run(new BackfillRequest(SmallLeague.day(14), LocalDate.of(2023,1,1), List.of(Processor.values()), false, false, ChunkSize.SEASON, 0.05, Map.of()));
        for (var p : s.processors()) {
          if (p.error() != null || p.notPublished() > 0 || p.count(Outcome.COMPLETE) != (n == 1 ? p.count(Outcome.COMPLETE) : 9)) { bad++; System.out.println("BAD run " + n + " " + p.processor() + " " + p.error() + " np " + p.notPublished() + " complete " + p.count(Outcome.COMPLETE)); }
        }
    }
    System.out.println("runs " + n + " bad " + bad);
  }
}
