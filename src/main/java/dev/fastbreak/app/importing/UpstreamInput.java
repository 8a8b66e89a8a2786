package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.UpstreamTables;
import java.util.List;

/**
 * What an import has read and no warehouse has seen yet.
 *
 * @param seasons the seasons found, oldest first, as {@code 2021-22}
 * @param tables the upstream tables of each season, in the same order
 * @param notes what the input lacks and what that means, in sentences
 */
public record UpstreamInput(
    List<String> seasons, List<UpstreamTables> tables, List<String> notes) {}
