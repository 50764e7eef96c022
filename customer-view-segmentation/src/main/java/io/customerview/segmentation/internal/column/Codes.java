package io.customerview.segmentation.internal.column;

/** Codes by place, in two bytes each where that is enough. Immutable and thread-safe. */
final class Codes {

  private final char[] few;
  private final int[] many;

  private Codes(char[] few, int[] many) {
    this.few = few;
    this.many = many;
  }

  /**
   * Obtains codes.
   *
   * @param codes below {@code size}, or {@link Flat#MISSING}
   */
  static Codes of(int[] codes, int size) {
    if (size > Character.MAX_VALUE) {
      return new Codes(new char[0], codes);
    }
    char[] few = new char[codes.length];
    for (int at = 0; at < codes.length; at++) {
      few[at] = (char) (codes[at] + 1);
    }
    return new Codes(few, new int[0]);
  }

  int get(int place) {
    return many.length == 0 ? few[place] - 1 : many[place];
  }
}
