package dev.fastbreak.beam.phase;

import dev.fastbreak.core.plan.Chunk;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/** Options of the pipeline of the phase. */
public interface PhaseOptions extends PipelineOptions {

  /** A date as the options are written; which years have a 29 February the program knows. */
  String DATE =
      "^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
          + "|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-9]))$";

  @Description("First date to compute, YYYY-MM-DD, included.")
  @TemplateParameter(label = "First date", regex = DATE)
  @Validation.Required
  String getStartDate();

  void setStartDate(String date);

  @Description("Last date to compute, YYYY-MM-DD, included; of the same season as the first.")
  @TemplateParameter(label = "Last date", regex = DATE)
  @Validation.Required
  String getEndDate();

  void setEndDate(String date);

  @Description("Where the tables are: duckdb:PATH or bigquery:PROJECT.")
  @Default.String("duckdb:warehouse.duckdb")
  @TemplateParameter(
      label = "Warehouse",
      regex = "^bigquery:([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9](\\?.+)?$",
      help =
          "Where the tables are: bigquery:PROJECT, with settings behind a question mark, as in"
              + " bigquery:my-project?location=EU.",
      required = true)
  String getWarehouse();

  void setWarehouse(String warehouse);

  @Description("Greatest share of a date's population that may fail unexpectedly, 0 to 1.")
  @Default.Double(Chunk.DEFAULT_FAILURE_LIMIT)
  @TemplateParameter(label = "Failure limit", regex = "^(0(\\.[0-9]+)?|1(\\.0+)?)$")
  double getFailureLimit();

  void setFailureLimit(double limit);

  @Description("The processors to compute, by name: TDZA, PSZA, PCF, PDC, ML; all when left out.")
  @Default.String("TDZA,PSZA,PCF,PDC,ML")
  @TemplateParameter(
      label = "Processors",
      regex = "^(TDZA|PSZA|PCF|PDC|ML)(,(TDZA|PSZA|PCF|PDC|ML))*$")
  String getProcessors();

  void setProcessors(String processors);

  @Description(
      "Groups into which players are dealt, the unit of work; changes no result. Hundreds of"
          + " workers want hundreds.")
  @Default.Integer(8)
  @TemplateParameter(label = "Buckets of players", regex = "^[1-9][0-9]{0,3}$")
  int getPlayerBuckets();

  void setPlayerBuckets(int buckets);
}
