package dev.fastbreak.core.reads;

import static dev.fastbreak.core.reads.Views.BOX_SCORES;
import static dev.fastbreak.core.reads.Views.CONTEXTS;
import static dev.fastbreak.core.reads.Views.TEAM_CONTEXTS;
import static dev.fastbreak.core.reads.Views.TEAM_DEFENSE;
import static dev.fastbreak.core.reads.Views.TEAM_OFFENSE;
import static dev.fastbreak.core.reads.Views.ZONE_GAMES;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.composite.CompositeFactorsCalculator;
import dev.fastbreak.core.shotzones.ShotZoneProfile;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.teamdefense.LeagueAverages;
import dev.fastbreak.core.teamdefense.TeamDefenseCalculator;
import dev.fastbreak.core.teams.TeamForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each processor reads. Everything that depends on it is made from here: what the pipeline
 * reads, which dates a changed row makes due, what a run costs, what {@code explain} shows. The
 * lengths of windows are those of the calculators.
 */
public record Reads(Map<Processor, List<Read>> byProcessor) {

  public static final Reads STANDARD = new Reads(declared());

  private static Map<Processor, List<Read>> declared() {
    Map<Processor, List<Read>> reads = new EnumMap<>(Processor.class);
    reads.put(
        Processor.TDZA,
        List.of(
            new Read.Rows(TEAM_DEFENSE, new Span.Newest(TeamDefenseCalculator.GAMES)),
            new Read.Rows(TEAM_DEFENSE, new Span.LastDays(LeagueAverages.DAYS)),
            new Read.Presence(TEAM_DEFENSE, new Span.Newest(TeamDefenseCalculator.GAMES))));
    reads.put(
        Processor.PSZA,
        List.of(
            new Read.PlayedGames(ZONE_GAMES, new Span.Newest(ShotZoneProfile.LONG)),
            new Read.Presence(ZONE_GAMES, new Span.Newest(ShotZoneProfile.LONG))));
    reads.put(
        Processor.PCF,
        ofPopulation(
            new Read.Rows(TEAM_CONTEXTS, new Span.OfDate()),
            new Read.Presence(
                BOX_SCORES, new Span.Newest(CompositeFactorsCalculator.COMPLETENESS_WINDOW))));
    reads.put(
        Processor.PDC,
        ofPopulation(
            new Read.Rows(TEAM_OFFENSE, new Span.Newest(TeamForm.GAMES)),
            new Read.Presence(BOX_SCORES, new Span.Season()),
            new Read.Presence(TEAM_OFFENSE, new Span.Season())));
    reads.put(
        Processor.ML,
        ofPopulation(
            new Read.Rows(TEAM_OFFENSE, new Span.Season()),
            new Read.Presence(BOX_SCORES, new Span.Season()),
            new Read.Presence(TEAM_OFFENSE, new Span.Season())));
    return reads;
  }

  /** What tells who is in a date's population, and more. */
  private static List<Read> ofPopulation(Read... more) {
    List<Read> reads = new ArrayList<>();
    reads.add(new Read.Contexts(CONTEXTS, new Span.OfDate()));
    reads.add(new Read.SyntheticContexts(BOX_SCORES, new Span.Season()));
    reads.add(new Read.GamesOfPopulation(BOX_SCORES, new Span.Season()));
    reads.addAll(List.of(more));
    return List.copyOf(reads);
  }

  public Reads only(Collection<Processor> processors) {
    Map<Processor, List<Read>> some = new EnumMap<>(Processor.class);
    processors.forEach(processor -> some.put(processor, of(processor)));
    return new Reads(some);
  }

  /** Whether any of the processors reads a table. */
  public boolean anyOf(TableSpec<?> table) {
    return byProcessor.keySet().stream().anyMatch(by -> upstream(by).contains(table));
  }

  /** What a processor looks at upstream. */
  public List<Read> of(Processor processor) {
    return byProcessor.getOrDefault(processor, List.of());
  }

  /** Which games of a team must be in which tables for a processor's row to count as complete. */
  public List<Read.Presence> completeness(Processor processor) {
    return of(processor).stream()
        .filter(Read.Presence.class::isInstance)
        .map(Read.Presence.class::cast)
        .toList();
  }

  /** The upstream tables that a processor reads, besides the schedule, which all of them need. */
  public List<TableSpec<?>> upstream(Processor processor) {
    return of(processor).stream()
        .<TableSpec<?>>map(read -> read.view().table())
        .distinct()
        .toList();
  }

  /** Whether a processor reads a table for earlier dates, and not only for the date itself. */
  public boolean looksBack(Processor processor, TableSpec<?> table) {
    return of(processor).stream()
        .anyMatch(read -> read.view().table() == table && !(read.span() instanceof Span.OfDate));
  }

  /** The views of a processor, each with whether it looks back through it. */
  public Map<View<?>, Boolean> views(Processor processor) {
    Map<View<?>, Boolean> views = new LinkedHashMap<>();
    for (Read read : of(processor)) {
      views.merge(read.view(), !(read.span() instanceof Span.OfDate), Boolean::logicalOr);
    }
    return views;
  }
}
