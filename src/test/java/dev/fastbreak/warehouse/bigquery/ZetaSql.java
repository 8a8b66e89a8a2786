package dev.fastbreak.warehouse.bigquery;

import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.LanguageOptions;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.SqlException;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.ZetaSQLBuiltinFunctionOptions;
import com.google.zetasql.ZetaSQLOptions.ProductMode;
import com.google.zetasql.ZetaSQLType.TypeKind;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.sql.WideFeatures;
import java.util.ArrayList;
import java.util.List;

/**
 * The analyzer of BigQuery's own dialect, which Google publishes: names, types and grammar of a
 * statement are checked against a catalogue that is made from our declarations. It runs nothing.
 */
public final class ZetaSql {

  private final BigQueryProject project;
  private final SimpleCatalog catalog = new SimpleCatalog("bigquery");
  private final AnalyzerOptions options = new AnalyzerOptions();

  /** A project that has every table and the wide view. */
  ZetaSql(BigQueryProject project) {
    LanguageOptions language = new LanguageOptions();
    language.enableMaximumLanguageFeatures();
    language.setSupportsAllStatementKinds();
    language.setProductMode(ProductMode.PRODUCT_EXTERNAL);
    this.project = project;
    options.setLanguageOptions(language);
    catalog.addZetaSQLFunctionsAndTypes(new ZetaSQLBuiltinFunctionOptions(language));
    Tables.all().forEach(table -> add(table.dataset(), table.name(), table));
    addWideFeatures();
  }

  /** The view has the columns that its own statement has. */
  private void addWideFeatures() {
    ResolvedQueryStmt view =
        (ResolvedQueryStmt)
            Analyzer.analyzeStatement(
                WideFeatures.select(new BigQueryDialect(project)), options, catalog);
    SimpleTable table = new SimpleTable(name(WideFeatures.DATASET, WideFeatures.NAME));
    view.getOutputColumnList()
        .forEach(column -> table.addSimpleColumn(column.getName(), column.getColumn().getType()));
    catalog.addSimpleTable(table);
  }

  /** For queries that the project's own code or users write, which name no project. */
  public static ZetaSql ofAProject() {
    return new ZetaSql(BigQueryWarehouseProvider.project("my-project"));
  }

  /** What is wrong with such a query; nothing when it is good. */
  public List<String> complaintsAbout(String query) {
    return complaints(TableNames.qualify(new BigQueryDialect(project), query));
  }

  /** Adds a staging table. */
  void add(StagingTable<?> staging) {
    add(StagingTable.DATASET, staging.name(), staging.spec());
  }

  /** Adds a lock. */
  void add(Lock lock) {
    SimpleTable table = new SimpleTable(name(Lock.DATASET, lock.table()));
    table.addSimpleColumn("holder", TypeFactory.createSimpleType(TypeKind.TYPE_STRING));
    table.addSimpleColumn("earlier", TypeFactory.createSimpleType(TypeKind.TYPE_STRING));
    table.addSimpleColumn("taken_at", TypeFactory.createSimpleType(TypeKind.TYPE_TIMESTAMP));
    catalog.addSimpleTable(table);
  }

  private void add(String dataset, String name, TableSpec<?> spec) {
    SimpleTable table = new SimpleTable(name(dataset, name));
    spec.columns().forEach(column -> table.addSimpleColumn(column.name(), type(column)));
    catalog.addSimpleTable(table);
  }

  /** A name in backticks is one name to the analyzer. */
  private String name(String dataset, String table) {
    return new BigQueryDialect(project).table(dataset, table).replace("`", "");
  }

  private static Type type(ColumnSpec column) {
    return switch (column.type()) {
      case STRING -> TypeFactory.createSimpleType(TypeKind.TYPE_STRING);
      case INT64 -> TypeFactory.createSimpleType(TypeKind.TYPE_INT64);
      case BOOL -> TypeFactory.createSimpleType(TypeKind.TYPE_BOOL);
      case DATE -> TypeFactory.createSimpleType(TypeKind.TYPE_DATE);
      case TIMESTAMP -> TypeFactory.createSimpleType(TypeKind.TYPE_TIMESTAMP);
      case NUMERIC -> TypeFactory.createSimpleType(TypeKind.TYPE_NUMERIC);
      case STRING_ARRAY -> array(TypeKind.TYPE_STRING);
      case FLOAT64_ARRAY -> array(TypeKind.TYPE_DOUBLE);
    };
  }

  private static Type array(TypeKind element) {
    return TypeFactory.createArrayType(TypeFactory.createSimpleType(element));
  }

  /**
   * What is wrong with the statements of a script, each with its statement; nothing if all are
   * good.
   */
  List<String> complaints(String script) {
    List<String> complaints = new ArrayList<>();
    for (String statement : script.split(";\n|;$")) {
      try {
        Analyzer.analyzeStatement(statement, options, catalog);
      } catch (SqlException e) {
        complaints.add(e.getMessage() + "\n" + statement);
      }
    }
    return complaints;
  }
}
