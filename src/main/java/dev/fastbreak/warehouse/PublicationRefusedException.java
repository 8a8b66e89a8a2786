package dev.fastbreak.warehouse;

/** What a pipeline staged does not agree with what it counted. Nothing was published. */
public final class PublicationRefusedException extends WarehouseException {

  private static final long serialVersionUID = 1;

  public PublicationRefusedException(String message) {
    super(Cause.REFUSED, message);
  }
}
