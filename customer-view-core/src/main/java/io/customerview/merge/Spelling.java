package io.customerview.merge;

/** Tells whether two words may be the same one, written otherwise. */
final class Spelling {

  private static final int LONG = 8;
  private static final int SHORT = 3;

  private Spelling() {}

  /**
   * Returns how a word sounds in Portuguese, such as Sousa and Souza: letters that sound the same
   * are one, and doubled ones single.
   */
  static String sound(String word) {
    StringBuilder sound = new StringBuilder(word.length());
    for (int at = 0; at < word.length(); at++) {
      char letter = word.charAt(at);
      char next = at + 1 < word.length() ? word.charAt(at + 1) : ' ';
      if (letter == 'p' && next == 'h') {
        letter = 'f';
        at++;
      } else if ((letter == 't' && next == 'h') || (letter == 'q' && next == 'u')) {
        at++;
      }
      letter = ofSameSound(letter);
      boolean silent = letter == 'h' && at == 0;
      if (!silent && (sound.isEmpty() || sound.charAt(sound.length() - 1) != letter)) {
        sound.append(letter);
      }
    }
    return sound.toString();
  }

  private static char ofSameSound(char letter) {
    return switch (letter) {
      case 'w' -> 'v';
      case 'y' -> 'i';
      case 'z' -> 's';
      case 'c', 'q' -> 'k';
      default -> letter;
    };
  }

  /** Returns whether a letter is wrong in one of two words, or two in a long one. */
  static boolean areClose(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int allowed = shorter >= LONG ? 2 : shorter >= SHORT ? 1 : 0;
    return Math.abs(one.length() - other.length()) <= allowed
        && Long.bitCount(letters(one) ^ letters(other)) <= 2 * allowed
        && distance(one, other) <= allowed;
  }

  /** Each wrong letter changes which letters there are by two at most. */
  private static long letters(String word) {
    long letters = 0;
    for (int at = 0; at < word.length(); at++) {
      letters |= 1L << word.charAt(at);
    }
    return letters;
  }

  /** The number of letters that are wrong, missing, too many, or swapped with the next one. */
  static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int at = 0; at <= other.length(); at++) {
      last[at] = at;
    }
    for (int left = 1; left <= one.length(); left++) {
      row[0] = left;
      for (int right = 1; right <= other.length(); right++) {
        int cost = one.charAt(left - 1) == other.charAt(right - 1) ? 0 : 1;
        int best = Math.min(Math.min(row[right - 1], last[right]) + 1, last[right - 1] + cost);
        if (left > 1
            && right > 1
            && one.charAt(left - 1) == other.charAt(right - 2)
            && one.charAt(left - 2) == other.charAt(right - 1)) {
          best = Math.min(best, before[right - 2] + 1);
        }
        row[right] = best;
      }
      int[] spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return last[other.length()];
  }
}
