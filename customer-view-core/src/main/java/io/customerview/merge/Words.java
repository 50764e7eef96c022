package io.customerview.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares the words of two names: how many agree, how rare they are, and which don't. */
final class Words {

  /** How often a word is typed wrong in just this way, as a binary logarithm. */
  private static final double TYPED_WRONG = -11;

  /** How often a word is spelled in just this other way that sounds the same. */
  private static final double SPELLED_OTHERWISE = -6.6;

  private static final double INITIAL = 1;
  private static final double LEFT_OUT = -1.5;
  private static final double LEFT_OUT_OF_COMPANY = -3;
  private static final double GIVEN_NAME_LEFT_OUT = -4;
  private static final double DIFFERENT = -5.5;

  /** People of one family who are called alike have other family names more often than one has. */
  private static final double OTHER_FAMILY_NAME = -3;

  /** Those of one family are told by their given names. */
  private static final double OTHER_GIVEN_NAME = -8;

  /** A son who is called as his father, but for this. */
  private static final double OTHER_GENERATION = -6;

  /** What a family name is worth between two who are of one family, if not of the same person. */
  private static final double OF_A_FAMILY = 0.5;

  private static final Set<String> GENERATIONS =
      Set.of("filho", "filha", "junior", "jr", "neto", "neta", "sobrinho", "sobrinha", "segundo");

  /** What a company is by law says nothing of which it is. */
  private static final Set<String> LEGAL_FORMS =
      Set.of("ltda", "limitada", "me", "mei", "epp", "eireli", "sa", "s", "a", "ss", "slu", "sas");

  private final Known known;

  Words(Known known) {
    this.known = known;
  }

  /**
   * What a comparison came to.
   *
   * @param agreeing how many words agree
   * @param strangers how many words stand here where another one stands there
   * @param given whether the first words agree
   * @param exact whether all words agree, letter by letter
   * @param ordered whether they stand in the same order, too
   * @param weight the weight of all words, if the other one would be anybody
   * @param ofKin their weight if the other one would be of the same family or company
   */
  record Agreement(
      int agreeing,
      int strangers,
      boolean given,
      boolean exact,
      boolean ordered,
      double weight,
      double ofKin) {

    static final Agreement NONE =
        new Agreement(
            0, 1, false, false, false, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
  }

  /** Returns the most that these words can be worth. */
  double most(List<String> words) {
    return words.stream().mapToDouble(known::worth).sum();
  }

  /**
   * Compares two names.
   *
   * @param person whether these are names of people, of which the first word is a given name; all
   *     branches of a company have the same name
   * @param rarity that of the country that both are of: of its customers there are fewer, and more
   *     of them have its names
   */
  Agreement compare(List<String> one, List<String> other, boolean person, double rarity) {
    Tally tally = new Tally(one, other, person, rarity);
    List<String> left = new ArrayList<>(other);
    List<String> unmatched = new ArrayList<>();
    for (String word : one) {
      if (left.remove(word)) {
        tally.agree(word, word, known.worth(word, rarity));
      } else {
        unmatched.add(word);
      }
    }
    boolean exact = unmatched.isEmpty() && left.isEmpty();
    alike(unmatched, left, tally);
    tally.apart(unmatched, left);
    return new Agreement(
        tally.agreeing,
        tally.strangers,
        tally.given,
        exact,
        exact && one.equals(other),
        tally.weight,
        tally.ofKin);
  }

  /** Takes out of both the words that are alike, the likeliest first. */
  private void alike(List<String> unmatched, List<String> left, Tally tally) {
    while (!unmatched.isEmpty() && !left.isEmpty()) {
      String bestOne = "";
      String bestOther = "";
      double best = 0;
      for (String word : unmatched) {
        for (String with : left) {
          double worth = alike(word, with, tally.rarity);
          if (worth > best || (worth == best && isBefore(word, with, bestOne, bestOther))) {
            best = worth;
            bestOne = word;
            bestOther = with;
          }
        }
      }
      if (best <= 0) {
        return;
      }
      unmatched.remove(bestOne);
      left.remove(bestOther);
      tally.agree(bestOne, bestOther, best);
    }
  }

  /** Of equals the same are taken, whichever of the two names comes first. */
  private static boolean isBefore(String one, String other, String bestOne, String bestOther) {
    return sorted(one, other).compareTo(sorted(bestOne, bestOther)) < 0;
  }

  private static String sorted(String one, String other) {
    return one.compareTo(other) < 0 ? one + ' ' + other : other + ' ' + one;
  }

  /**
   * Returns what it is worth that two words are alike. Two that are common are names of their own,
   * such as Mario and Maria; one that nobody else has was typed wrong.
   */
  private double alike(String one, String other, double rarity) {
    if (Math.min(one.length(), other.length()) == 1) {
      return one.charAt(0) == other.charAt(0) ? INITIAL : 0;
    }
    double worth = known.worth(one, rarity);
    double worthOfOther = known.worth(other, rarity);
    double rarer = Math.max(worth, worthOfOther);
    if (rarer + SPELLED_OTHERWISE <= 0) {
      return 0;
    }
    double error =
        Math.abs(one.length() - other.length()) <= 2 && known.sound(one).equals(known.sound(other))
            ? SPELLED_OTHERWISE
            : Spelling.areClose(one, other) ? TYPED_WRONG : -rarer;
    return Math.min(Math.min(worth, worthOfOther), error + rarer);
  }

  /** Adds up. */
  private static final class Tally {

    private final String first;
    private final String firstOfOther;
    private final boolean person;
    private final double rarity;
    private int agreeing;
    private int strangers;
    private boolean given;
    private double weight;
    private double ofKin;
    private double rarest;
    private double next;

    /** What given names are worth in the weight among a family. */
    private double ofGiven;

    Tally(List<String> one, List<String> other, boolean person, double rarity) {
      this.first = one.isEmpty() ? "" : one.get(0);
      this.firstOfOther = other.isEmpty() ? "" : other.get(0);
      this.person = person;
      this.rarity = rarity;
    }

    void agree(String one, String other, double worth) {
      agreeing++;
      weight += person ? worth : 0;
      next = Math.max(next, Math.min(rarest, worth));
      rarest = Math.max(rarest, worth);
      double ofFamily = Math.min(worth, person ? OF_A_FAMILY : 0);
      ofKin += ofFamily;
      if (person && (one.equals(first) || other.equals(firstOfOther))) {
        ofGiven += worth - ofFamily;
        given |= one.equals(first) && other.equals(firstOfOther);
      }
    }

    void apart(List<String> one, List<String> other) {
      int ofOne = counting(one);
      int ofOther = counting(other);
      int generations = person ? one.size() - ofOne + other.size() - ofOther : 0;
      strangers = Math.min(ofOne, ofOther);
      boolean firstIsLeft = person && (one.contains(first) || other.contains(firstOfOther));
      double more =
          Math.abs(ofOne - ofOther) * (person ? LEFT_OUT : LEFT_OUT_OF_COMPANY)
              + (firstIsLeft && strangers == 0 ? GIVEN_NAME_LEFT_OUT - LEFT_OUT : 0)
              + generations * OTHER_GENERATION;
      // What companies do is said in the same words, which come together.
      weight += more + strangers * DIFFERENT + (person ? 0 : rarest + next / 2) + rarity;
      ofKin += more + strangers * (firstIsLeft ? OTHER_GIVEN_NAME : OTHER_FAMILY_NAME);
      // Father and son are called the same on purpose.
      ofKin += generations > 0 ? 0 : ofGiven;
    }

    /** Returns how many words there are that tell one from another. */
    private int counting(List<String> words) {
      Set<String> others = person ? GENERATIONS : LEGAL_FORMS;
      return (int) words.stream().filter(word -> !others.contains(word)).count();
    }
  }
}
