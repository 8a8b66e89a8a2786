package dev.fastbreak.core.run;

import dev.fastbreak.core.table.Column;
import dev.fastbreak.core.table.Table;
import java.time.LocalDate;

/** A row of a processor's table as it was before a run changed or deleted it. */
@Table(
    dataset = "nba_processing",
    name = "replaced_rows",
    meaning =
        "What a run replaced: one row per row whose content it changed or that it deleted, as it"
            + " was before.",
    key = {"row_date", "processor_name", "entity", "run_id"},
    date = "row_date",
    cluster = {"run_id", "processor_name"})
public record ReplacedRow(
    @Column("The run that replaced the row.") String runId,
    @Column("Name of the processor.") String processorName,
    @Column("Date of the row.") LocalDate rowDate,
    @Column("The player or team of the row.") String entity,
    @Column("The run that had written it.") String writtenBy,
    @Column("The row, all columns, as JSON.") String oldRow) {}
