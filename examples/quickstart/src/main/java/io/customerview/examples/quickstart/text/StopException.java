package io.customerview.examples.quickstart.text;

import java.util.List;

/** Ends the program with one sentence that says what is wrong and what to do. */
public final class StopException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<Object> arguments;

  /**
   * Ends the program.
   *
   * @param key of the sentence in {@link Texts}
   */
  public StopException(String key, Object... arguments) {
    super(key);
    this.key = key;
    this.arguments = List.of(arguments);
  }

  /** Returns the sentence. */
  public String sentence(Texts texts) {
    return texts.get(key, arguments.toArray());
  }
}
