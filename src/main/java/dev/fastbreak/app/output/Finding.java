package dev.fastbreak.app.output;

/** Something that a run needs: how it was found, and what would cure it. */
public record Finding(State state, String what, String found) {

  public enum State {
    GOOD("ok"),
    /** It may be right, but nobody could say; or it is right, and could be better. */
    NOTE("note"),
    WRONG("WRONG");

    private final String label;

    State(String label) {
      this.label = label;
    }
  }

  public static Finding good(String what, String found) {
    return new Finding(State.GOOD, what, found);
  }

  public static Finding note(String what, String found) {
    return new Finding(State.NOTE, what, found);
  }

  public static Finding wrong(String what, String found) {
    return new Finding(State.WRONG, what, found);
  }

  public String label() {
    return state.label;
  }
}
