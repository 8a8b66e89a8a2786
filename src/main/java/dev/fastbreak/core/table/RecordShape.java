package dev.fastbreak.core.table;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record class seen as a flat list of columns: how to take a record apart and how to build one.
 */
final class RecordShape<T extends Record> {

  /**
   * A record class never changes, and reading it by reflection costs more than a bundle of rows.
   */
  private static final ClassValue<RecordShape<?>> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape<?> computeValue(Class<?> type) {
          return read(type.asSubclass(Record.class));
        }
      };

  private final Class<T> type;
  private final List<ColumnSpec> columns;
  private final Node root;

  private RecordShape(Class<T> type, List<ColumnSpec> columns, Node root) {
    this.type = type;
    this.columns = columns;
    this.root = root;
  }

  @SuppressWarnings("unchecked") // what is kept for a class was read from that class
  static <T extends Record> RecordShape<T> of(Class<T> type) {
    return (RecordShape<T>) SHAPES.get(type);
  }

  private static <T extends Record> RecordShape<T> read(Class<T> type) {
    List<ColumnSpec> columns = new ArrayList<>();
    Node root = Node.of(type, "", columns);
    return new RecordShape<>(type, List.copyOf(columns), root);
  }

  Class<T> type() {
    return type;
  }

  List<ColumnSpec> columns() {
    return columns;
  }

  /** Writes the record's flattened values into {@code into}, starting at 0. */
  void read(T row, @Nullable Object[] into) {
    root.read(row, into, 0);
  }

  T create(@Nullable Object[] values) {
    return type.cast(root.create(values, 0));
  }

  /** One record class in the tree of embedded records. */
  private static final class Node {
    private final MethodHandle constructor;
    private final MethodHandle[] accessors;
    private final @Nullable Node[] embedded;
    private final int width;

    private Node(
        MethodHandle constructor, MethodHandle[] accessors, @Nullable Node[] embedded, int width) {
      this.constructor = constructor;
      this.accessors = accessors;
      this.embedded = embedded;
      this.width = width;
    }

    static Node of(Class<?> type, String prefix, List<ColumnSpec> columns) {
      RecordComponent[] components = type.getRecordComponents();
      MethodHandle[] accessors = new MethodHandle[components.length];
      Node[] embedded = new Node[components.length];
      int before = columns.size();
      try {
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        for (int i = 0; i < components.length; i++) {
          RecordComponent component = components[i];
          accessors[i] =
              lookup
                  .unreflect(component.getAccessor())
                  .asType(MethodType.methodType(Object.class, Object.class));
          if (component.getType().isRecord()) {
            ColumnPrefix inner = component.getAnnotation(ColumnPrefix.class);
            embedded[i] =
                of(
                    component.getType(),
                    inner == null ? prefix : prefix + inner.value() + "_",
                    columns);
          } else {
            columns.add(column(type, component, prefix));
          }
        }
        Class<?>[] parameters =
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> canonical = type.getDeclaredConstructor(parameters);
        MethodHandle constructor =
            lookup
                .unreflectConstructor(canonical)
                .asSpreader(Object[].class, components.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
        return new Node(constructor, accessors, embedded, columns.size() - before);
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException("Not a readable record: " + type.getName(), e);
      }
    }

    void read(Object row, @Nullable Object[] into, int from) {
      int position = from;
      try {
        for (int i = 0; i < accessors.length; i++) {
          Object value = (Object) accessors[i].invokeExact(row);
          Node inner = embedded[i];
          if (inner == null) {
            into[position++] = value;
          } else {
            inner.read(value, into, position);
            position += inner.width;
          }
        }
      } catch (Throwable e) {
        throw propagate(e);
      }
    }

    Object create(@Nullable Object[] values, int from) {
      @Nullable Object[] arguments = new @Nullable Object[accessors.length];
      int position = from;
      for (int i = 0; i < arguments.length; i++) {
        Node inner = embedded[i];
        if (inner == null) {
          arguments[i] = values[position++];
        } else {
          arguments[i] = inner.create(values, position);
          position += inner.width;
        }
      }
      try {
        return (Object) constructor.invokeExact(arguments);
      } catch (Throwable e) {
        throw propagate(e);
      }
    }

    private static RuntimeException propagate(Throwable e) {
      if (e instanceof RuntimeException unchecked) {
        return unchecked;
      }
      if (e instanceof Error error) {
        throw error;
      }
      return new IllegalStateException(e);
    }
  }

  private static ColumnSpec column(Class<?> owner, RecordComponent component, String prefix) {
    String name = prefix + ColumnNames.snakeCase(component.getName());
    Column declared = component.getAnnotation(Column.class);
    ColumnType columnType = columnType(owner, component);
    boolean nullable = !component.getType().isPrimitive() && isNullable(component);
    if (declared == null) {
      // A projection names columns of a table that declares the rest.
      return new ColumnSpec(
          name, columnType, 0, 0, nullable, false, "", "", null, null, null, List.of(), false, 1);
    }
    int[] numeric = declared.numeric();
    if ((columnType == ColumnType.NUMERIC) != (numeric.length == 2)) {
      throw new IllegalArgumentException(
          owner.getSimpleName() + "." + component.getName() + " must declare numeric = {p, s}");
    }
    return new ColumnSpec(
        name,
        columnType,
        numeric.length == 2 ? numeric[0] : 0,
        numeric.length == 2 ? numeric[1] : 0,
        nullable,
        declared.hashed(),
        declared.value(),
        declared.unit(),
        bound(declared.min()),
        bound(declared.max()),
        declared.within().isEmpty() ? null : declared.within(),
        List.of(declared.oneOf()),
        declared.constant(),
        declared.maxNullShare());
  }

  private static @Nullable BigDecimal bound(String text) {
    return text.isEmpty() ? null : new BigDecimal(text);
  }

  private static boolean isNullable(RecordComponent component) {
    AnnotatedElement type = component.getAnnotatedType();
    return type.isAnnotationPresent(Nullable.class);
  }

  private static ColumnType columnType(Class<?> owner, RecordComponent component) {
    Class<?> java = component.getType();
    if (java == String.class) {
      return ColumnType.STRING;
    } else if (java == long.class || java == Long.class) {
      return ColumnType.INT64;
    } else if (java == boolean.class || java == Boolean.class) {
      return ColumnType.BOOL;
    } else if (java == LocalDate.class) {
      return ColumnType.DATE;
    } else if (java == Instant.class) {
      return ColumnType.TIMESTAMP;
    } else if (java == BigDecimal.class) {
      return ColumnType.NUMERIC;
    } else if (java == List.class) {
      Type element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
      if (element == String.class) {
        return ColumnType.STRING_ARRAY;
      } else if (element == Double.class) {
        return ColumnType.FLOAT64_ARRAY;
      }
    }
    throw new IllegalArgumentException(
        owner.getSimpleName() + "." + component.getName() + " has no column type: " + java);
  }
}
