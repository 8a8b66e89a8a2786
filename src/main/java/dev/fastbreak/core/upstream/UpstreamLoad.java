package dev.fastbreak.core.upstream;

import dev.fastbreak.core.table.Column;
import dev.fastbreak.core.table.Stamps;
import dev.fastbreak.core.table.Table;
import java.time.LocalDate;

/** A line of the load ledger: over these dates Fastbreak itself filled an upstream table. */
@Table(
    dataset = "nba_processing",
    name = "upstream_loads",
    meaning =
        "The load ledger: one row per upstream table and range of dates that import or simulate"
            + " filled. Rows of other origin are not in it.",
    key = {"table_name", "first_date"},
    date = "first_date",
    cluster = {"table_name"},
    stamps = Stamps.HASH)
public record UpstreamLoad(
    @Column("Dataset and name of the table.") String tableName,
    @Column("First date of the range.") LocalDate firstDate,
    @Column("Last date of the range, included.") LocalDate lastDate,
    @Column(value = "Rows that the table got for the range.", min = "0") long rowCount) {}
