package io.customerview.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** Compares the words of two names: how many agree, how rare they are, and which don't. */
final class Words {

  /** What a word is worth that nobody else has. */
  private static final double RAREST = 13;

  private static final double LEAST = 1;
  private static final double TYPED_WRONG = 0.75;
  private static final double INITIAL = 0.2;
  private static final double LEFT_OUT = -1;
  private static final double DIFFERENT = -5;

  private final ToIntFunction<String> customers;

  /**
   * @param customers how many customers have a word in their name, up to a limit
   */
  Words(ToIntFunction<String> customers) {
    this.customers = customers;
  }

  /** What a comparison came to: how many words agree, and the weight of all. */
  record Agreement(int agreeing, int strangers, boolean exact, boolean ordered, double weight) {}

  Agreement compare(List<String> one, List<String> other) {
    List<String> left = new ArrayList<>(other);
    List<String> unmatched = new ArrayList<>();
    double weight = 0;
    int agreeing = 0;
    for (String word : one) {
      if (left.remove(word)) {
        weight += worth(word);
        agreeing++;
      } else {
        unmatched.add(word);
      }
    }
    boolean exact = unmatched.isEmpty() && left.isEmpty();
    int strangers = 0;
    for (String word : unmatched) {
      String closest = closest(word, left);
      if (closest.isEmpty()) {
        strangers++;
      } else {
        left.remove(closest);
        agreeing++;
        boolean initial = Math.min(word.length(), closest.length()) == 1;
        weight += (initial ? INITIAL : TYPED_WRONG) * commoner(word, closest);
      }
    }
    int more = Math.max(strangers, left.size());
    int against = Math.min(strangers, left.size());
    weight += against * DIFFERENT + (more - against) * LEFT_OUT;
    return new Agreement(agreeing, against, exact, exact && one.equals(other), weight);
  }

  /** A word that was typed wrong is rare for being wrong: what it should have been counts. */
  private double commoner(String one, String other) {
    return Math.min(worth(one), worth(other));
  }

  private double worth(String word) {
    double rarity = RAREST - Math.log(1 + customers.applyAsInt(word)) / Math.log(2);
    return Math.max(LEAST, rarity);
  }

  private static String closest(String word, List<String> among) {
    return among.stream()
        .filter(other -> isClose(word, other))
        .min(Comparator.comparingInt(other -> distance(word, other)))
        .orElse("");
  }

  private static boolean isClose(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    if (shorter == 1) {
      return one.charAt(0) == other.charAt(0);
    }
    int allowed = shorter >= 8 ? 2 : shorter >= 3 ? 1 : 0;
    return Math.abs(one.length() - other.length()) <= allowed && distance(one, other) <= allowed;
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
