package dev.fastbreak.beam.launch;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/** Options of a processor's pipeline when it is started as a program of its own. */
public interface ProcessorOptions extends PipelineOptions {

  @Description("First date to compute, YYYY-MM-DD, included.")
  @Validation.Required
  String getStartDate();

  void setStartDate(String date);

  @Description("Last date to compute, YYYY-MM-DD, included.")
  @Validation.Required
  String getEndDate();

  void setEndDate(String date);

  @Description("Where the tables are: duckdb:PATH or bigquery:PROJECT.")
  @Default.String("duckdb:warehouse.duckdb")
  String getWarehouse();

  void setWarehouse(String warehouse);

  @Description("Greatest share of a date's population that may fail unexpectedly, 0 to 1.")
  @Default.Double(0.05)
  double getFailureLimit();

  void setFailureLimit(double limit);
}
