package dev.fastbreak.app.report;

import dev.fastbreak.app.validate.ExpectedFailureRates;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.FailureCategory;
import java.util.Arrays;
import java.util.List;

/** What the page's scripts know besides the packed tables; its JSON is read by report.js. */
record ReportFacts(
    String start,
    String end,
    List<String> seasons,
    List<TableNode> tables,
    List<String> expectedCategories,
    List<WeekOfFailures> weeks,
    List<FeatureProfile> features) {

  /** One of the five tables, with those that it is computed from. */
  record TableNode(
      String processor,
      String storedName,
      String title,
      String table,
      long rows,
      List<String> reads) {}

  /** Shot zone failures of one week; shares are percent. */
  record WeekOfFailures(
      String first, String last, double percent, int low, int high, String position) {}

  static ReportFacts of(Report report) {
    return new ReportFacts(
        report.start().toString(),
        report.end().toString(),
        report.seasons(),
        Arrays.stream(Processor.values())
            .map(
                processor ->
                    new TableNode(
                        processor.name(),
                        processor.storedName(),
                        processor.title(),
                        processor.table().qualifiedName(),
                        report.rows(processor),
                        processor.reads().stream().map(Processor::name).toList()))
            .toList(),
        Arrays.stream(FailureCategory.values())
            .filter(FailureCategory::expected)
            .map(FailureCategory::label)
            .toList(),
        report.weeks().stream().map(ReportFacts::week).toList(),
        report.features());
  }

  private static WeekOfFailures week(ExpectedFailureRates.Week week) {
    return new WeekOfFailures(
        week.first().toString(),
        week.last().toString(),
        100 * week.rate(),
        week.band().low(),
        week.band().high(),
        week.position());
  }
}
