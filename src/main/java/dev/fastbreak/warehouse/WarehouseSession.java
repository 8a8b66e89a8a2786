package dev.fastbreak.warehouse;

import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A connection to a warehouse, for the control path: planning, publishing, importing, asking.
 *
 * <p>Every method throws {@link WarehouseException} with a sentence that names the cause and the
 * remedy. Several threads may use one session.
 */
public interface WarehouseSession extends AutoCloseable {

  /** Reads a slice, the flawed rows apart. Order is not defined. */
  <T extends Record> InputRows<T> fetch(Slice<T> slice);

  /** Creates the datasets and tables that do not exist; never alters one that does. */
  void createMissingTables();

  /**
   * Checks what a chunk's pipeline staged and publishes it in one transaction, all processors
   * together: rows are merged by key and content hash, rows of the dates that are no longer
   * produced are deleted, the dates' failures are replaced, and the ledger lines are added. Dates
   * that failed or are blocked keep their earlier rows. Publishing the same run's chunk again
   * changes nothing and answers the same. A staging table that was never written counts as empty.
   *
   * <p>The staging tables may be gone after a success. After a refusal or any other failure they
   * stay: the same publication can be tried again, and what was refused is refused for the same
   * reason. What nobody comes back for goes by itself, with the process or when it expires.
   *
   * @return the ledger lines, one per processor and date, in the order of computation, then by date
   * @throws PublicationRefusedException when more is staged than was counted, a key is staged twice
   *     with different rows, or something belongs to another run or date; nothing has changed then
   * @throws StagedRowsMissingException when that is not so, but less is staged than was counted;
   *     nothing has changed then, and the same may succeed when the rest is seen
   */
  List<PrecomputeRun> publish(Publication publication);

  /**
   * Writes down in one transaction how dates ended for which nothing is computed, with a failure of
   * the whole date for those that are blocked. Doing so again for the same run changes nothing and
   * answers the same.
   *
   * @return the ledger lines, one per processor and date, in the order of computation, then by date
   */
  List<PrecomputeRun> record(Recording recording);

  /**
   * Merges whole upstream tables in one transaction. Rows of one key that the table holds several
   * times in the range are replaced by the one given.
   *
   * @return what changed, per load, in their order
   * @throws WarehouseException when a key is given twice or a row lies outside its load's range;
   *     nothing has changed then
   */
  List<LoadResult> load(List<TableLoad<?>> loads);

  /** Runs one SQL statement of the program's own that reads ({@link Warehouse#ask} runs others). */
  QueryResult query(String sql);

  /**
   * What keeps columns from being used as they are declared, each a sentence with table, column,
   * both types and the remedy: those of upstream tables are read, the others written. Of what is
   * not there and would be made nothing is said.
   */
  List<String> unfit(Map<TableSpec<?>, Set<ColumnSpec>> columns);

  /** Compares every declared table with the one that is stored, in the catalogue's order. */
  List<SchemaDrift> schemaDrift();

  /**
   * What holds the tables and is not as it would be made today, each a sentence with its remedy.
   */
  default List<String> surroundings() {
    return List.of();
  }

  /**
   * How many bytes pipelines would read that read these slices, without reading; empty where bytes
   * cost nothing. It asks few questions, whatever the number of slices: those of the same columns
   * are asked together, and dates that are in two of them count once.
   *
   * @throws WarehouseException when the warehouse does not say
   */
  default OptionalLong estimateBytes(List<Slice<?>> slices) {
    return OptionalLong.empty();
  }

  /**
   * Keeps others from writing until it is closed, where the warehouse is a file and has one writer
   * at a time. Elsewhere everybody may write, and whoever publishes decides anew.
   */
  default Hold hold() {
    return () -> {};
  }

  /** Something that is held until it is closed. */
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  /** Bytes that the warehouse bills for this session's queries so far, also for what failed. */
  default long billedBytes() {
    return 0;
  }

  @Override
  void close();
}
