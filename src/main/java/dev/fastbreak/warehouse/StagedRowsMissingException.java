package dev.fastbreak.warehouse;

/**
 * Fewer rows or failures are staged than a pipeline counted, and nothing else is wrong: the rest
 * may be written but not be seen yet. Nothing was published, and what is staged stays, so the same
 * publication may succeed later.
 */
public final class StagedRowsMissingException extends WarehouseException {

  private static final long serialVersionUID = 1;

  public StagedRowsMissingException(String message) {
    super(Cause.UNAVAILABLE, message);
  }
}
