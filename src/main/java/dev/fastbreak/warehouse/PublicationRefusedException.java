package dev.fastbreak.warehouse;

/**
 * What a pipeline staged cannot be what it counted, however long one waits: keys are there twice,
 * or rows that nobody counted. Nothing was published, and what was staged is gone.
 */
public final class PublicationRefusedException extends WarehouseException {

  private static final long serialVersionUID = 1;

  public PublicationRefusedException(String message) {
    super(Cause.REFUSED, message);
  }
}
