package dev.fastbreak.warehouse;

/** Something the warehouse could not do, in a sentence that names the cause and the remedy. */
public class WarehouseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What kind of trouble it is; decides the exit code. */
  public enum Cause {
    /** It is not there, or cannot be reached. */
    UNAVAILABLE,
    /** Another writer holds it. */
    LOCKED,
    /** A table has not the columns that its declaration asks for. */
    SCHEMA,
    /** The statement or the data is refused. */
    REFUSED,
    /** Rights are missing or a credential has expired. */
    DENIED,
    /** A quota is used up. */
    QUOTA,
    /** Anything else. */
    OTHER
  }

  private final Cause kind;

  public WarehouseException(Cause kind, String message) {
    super(message);
    this.kind = kind;
  }

  public WarehouseException(Cause kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What a session for reading answers when it is asked to write. */
  public static WarehouseException notWritable(String doing) {
    return new WarehouseException(
        Cause.REFUSED, doing + " needs a warehouse that is open for writing.");
  }

  public Cause kind() {
    return kind;
  }
}
