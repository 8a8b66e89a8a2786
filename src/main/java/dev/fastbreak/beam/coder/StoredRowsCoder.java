package dev.fastbreak.beam.coder;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.rows.StoredRows;
import dev.fastbreak.core.table.RowFormat;
import dev.fastbreak.core.table.TableSpec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.util.VarInt;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table as they will be stored, one after the other.
 *
 * @param <T> the table's record
 */
public final class StoredRowsCoder<T extends Record> extends CustomCoder<StoredRows<T>> {

  private static final long serialVersionUID = 1;

  private final Class<T> type;
  private final transient RowFormat format;

  private StoredRowsCoder(TableSpec<T> table) {
    this.type = table.type();
    this.format = RowFormat.of(table.columns());
  }

  /** The coder of a table's rows. */
  public static <T extends Record> StoredRowsCoder<T> of(TableSpec<T> table) {
    return new StoredRowsCoder<>(table);
  }

  @Override
  public void encode(StoredRows<T> rows, OutputStream out) throws IOException {
    VarInt.encode(rows.rows().size(), out);
    DataOutputStream data = new DataOutputStream(out);
    for (@Nullable Object[] row : rows.rows()) {
      format.write(row, data);
    }
  }

  @Override
  public StoredRows<T> decode(InputStream in) throws IOException {
    int size = VarInt.decodeInt(in);
    DataInputStream data = new DataInputStream(in);
    List<@Nullable Object[]> rows = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      rows.add(format.read(data));
    }
    return new StoredRows<>(rows);
  }

  @Override
  public void verifyDeterministic() {}

  /** The declaration does not travel: it is looked up again where the coder arrives. */
  @SuppressWarnings("unchecked") // declaredBy returns the table whose type is exactly this class
  private Object readResolve() {
    return new StoredRowsCoder<>(
        (TableSpec<T>)
            Tables.declaredBy(type)
                .orElseThrow(
                    () -> new IllegalArgumentException(type + " declares no known table")));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredRowsCoder<?> coder && type == coder.type;
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public String toString() {
    return "StoredRowsCoder(" + type.getSimpleName() + ")";
  }
}
