package dev.fastbreak.beam.coder;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.RowFormat;
import dev.fastbreak.core.table.TableSpec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;

/**
 * A record whose components are columns of a table: the table's own record or a projection.
 *
 * @param <T> the record
 */
public final class RecordCoder<T extends Record> extends CustomCoder<T> {

  private static final long serialVersionUID = 1;

  private final Class<? extends Record> table;
  private final Class<T> type;
  private final transient Projection<T> projection;
  private final transient RowFormat format;

  private RecordCoder(Class<? extends Record> table, Class<T> type) {
    this.table = table;
    this.type = type;
    this.projection = Projection.of(declared(table), type);
    this.format = RowFormat.of(projection.columns());
  }

  /** The coder of a table's own record. */
  public static <T extends Record> RecordCoder<T> of(TableSpec<T> table) {
    return new RecordCoder<>(table.type(), table.type());
  }

  /** The coder of a projection's record. */
  public static <T extends Record> RecordCoder<T> of(Projection<T> projection) {
    return new RecordCoder<>(projection.table().type(), projection.type());
  }

  private static TableSpec<?> declared(Class<? extends Record> table) {
    return Tables.declaredBy(table)
        .orElseThrow(() -> new IllegalArgumentException(table + " declares no known table"));
  }

  @Override
  public void encode(T row, OutputStream out) throws IOException {
    format.write(projection.values(row), new DataOutputStream(out));
  }

  @Override
  public T decode(InputStream in) throws IOException {
    return projection.create(format.read(new DataInputStream(in)));
  }

  @Override
  public void verifyDeterministic() {}

  /** Declarations do not travel: they are looked up again where the coder arrives. */
  private Object readResolve() {
    return new RecordCoder<>(table, type);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordCoder<?> coder && table == coder.table && type == coder.type;
  }

  @Override
  public int hashCode() {
    return 31 * table.hashCode() + type.hashCode();
  }

  @Override
  public String toString() {
    return "RecordCoder(" + type.getSimpleName() + ")";
  }
}
