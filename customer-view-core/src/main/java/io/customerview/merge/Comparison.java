package io.customerview.merge;

import io.customerview.identity.DocumentType;
import io.customerview.merge.MergeEvidence.Kind;
import io.customerview.merge.Words.Agreement;
import io.customerview.shared.CustomerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weighs what two customers have in common, as Fellegi and Sunter did: how much likelier is it to
 * be seen of one customer than of two? Two customers may be strangers who look alike by chance,
 * which is the likelier the more customers there are and the commoner their names; or they may be
 * of one family or one company, whom an address or a family name in common tells nothing about. The
 * likelier of the two is what a candidate is held against. There must be a name or a number that
 * agrees: an address alone says nothing (MRG-1).
 */
final class Comparison {

  private static final double NUMBER = 30;

  /** How seldom somebody is registered under the CPF of another one of the family. */
  private static final double CPF_OF_KIN = 4.3;

  private static final double OTHER_BRANCH = -20;
  private static final double DOCUMENT = 24;
  private static final double DOCUMENT_BUT_ZEROS = 22;
  private static final double OTHER_DOCUMENT = -5;
  private static final double LEAST_OF_A_NAME = -12;

  /** How seldom somebody of the same family or company is a customer, too. */
  static final double KIN = 2.7;

  /** Companies are held against companies only, of which there are fewer than of people. */
  private static final double FEWER_COMPANIES = 1.7;

  private static final double SAME_CITY_OF_BRANCH = 4;
  private static final double OTHER_CITY = -3;

  private final Known known;
  private final Words words;
  private final double least;

  /**
   * @param least the least weight of a candidate
   */
  Comparison(Known known, double least) {
    this.known = known;
    this.words = new Words(known);
    this.least = least;
  }

  static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  /** Returns the candidate that two customers are, if they are one. */
  Optional<Candidate> compare(
      CustomerId one, Trait left, CustomerId other, Trait right, Sharers sharers) {
    if (left.vetoes(right)) {
      return Optional.empty();
    }
    List<MergeEvidence> evidence = new ArrayList<>();
    evidence.add(new MergeEvidence(Kind.CHANCE, -chance(left)));
    boolean related = taxNumbers(left, right, evidence);
    documents(left, right, evidence);
    boolean numbered = evidence.stream().anyMatch(found -> found.weight() > 0);
    double rarity = left.countryCode(right).map(known::rarityOfCountry).orElse(0.0);
    Agreement names = best(left.names(), right.names(), left.person(), rarity);
    if (!numbered && !isSameName(names) && !isSameButForAWord(names, left.person())) {
      return Optional.empty();
    }
    boolean reached =
        new Addresses(known, sharers).compare(left, right, related, evidence) || related;
    if (!numbered && !reached && !isSameName(names)) {
      return Optional.empty();
    }
    double name = Math.max(LEAST_OF_A_NAME, reached ? names.ofKin() : ofAnybody(names, 0, 0));
    evidence.add(new MergeEvidence(kind(names), name));
    places(left, right, names, reached, evidence);
    double weight = evidence.stream().mapToDouble(MergeEvidence::weight).sum();
    if (weight < least) {
      return Optional.empty();
    }
    evidence.sort(Comparator.comparingDouble(MergeEvidence::weight).reversed());
    return Optional.of(new Candidate(one, other, weight, evidence));
  }

  /**
   * Returns whether two may be a candidate by what they are called, whatever else there is but
   * numbers and addresses.
   */
  boolean mayBeByName(Trait left, List<List<String>> others) {
    Agreement names = best(left.names(), others, left.person(), 0);
    return isSameName(names) && inOneCity(names, left) - chance(left) >= least;
  }

  /** Returns whether anybody may be a candidate by the names of a customer. */
  boolean mayBeByName(Trait trait) {
    return trait.names().stream()
        .anyMatch(name -> words.most(name) + sameCity(trait) - chance(trait) >= least);
  }

  /** How many there are that may look alike by chance, as a binary logarithm. */
  private double chance(Trait trait) {
    return known.size() - (trait.person() ? 0 : FEWER_COMPANIES);
  }

  private double sameCity(Trait trait) {
    return trait.town().map(known::worthOf).orElse(0.0);
  }

  /** A family lives in one city; the branches of a company seldom do. */
  private double inOneCity(Agreement names, Trait trait) {
    return ofAnybody(names, sameCity(trait), trait.person() ? 0 : SAME_CITY_OF_BRANCH);
  }

  /** The likelier of two ways to look alike, being nobody or of one family, counts against. */
  private double ofAnybody(Agreement names, double place, double placeOfKin) {
    double stranger = names.weight() + place;
    double kin = names.ofKin() + KIN + known.size() + placeOfKin;
    double lower = Math.min(stranger, kin);
    return lower - log2(1 + Math.pow(2, lower - Math.max(stranger, kin)));
  }

  private static boolean isSameName(Agreement names) {
    return names.exact() || (names.agreeing() >= 2 && names.strangers() == 0);
  }

  /**
   * Someone who has another family name now, or a company of another word, if an address says so.
   */
  private static boolean isSameButForAWord(Agreement names, boolean person) {
    return names.strangers() == 1 && (person ? names.given() : names.agreeing() >= 2);
  }

  /** Adds the evidence; returns whether it says that they are no strangers. */
  private boolean taxNumbers(Trait left, Trait right, List<MergeEvidence> evidence) {
    if (left.taxNumber().isEmpty() || right.taxNumber().isEmpty()) {
      return false;
    }
    if (!left.taxNumber().equals(right.taxNumber())) {
      evidence.add(
          new MergeEvidence(Kind.CNPJ_OF_OTHER_BRANCH, OTHER_BRANCH)); // other roots are a veto
      return false;
    }
    evidence.add(
        left.person()
            ? new MergeEvidence(Kind.CPF_SAME, known.size() + KIN + CPF_OF_KIN)
            : new MergeEvidence(Kind.CNPJ_SAME, NUMBER));
    return left.person();
  }

  private static void documents(Trait left, Trait right, List<MergeEvidence> evidence) {
    for (Map.Entry<DocumentType, String> document : left.documents().entrySet()) {
      String number = document.getValue();
      String other = right.documents().get(document.getKey());
      if (number.equals(other)) {
        evidence.add(new MergeEvidence(Kind.DOCUMENT_SAME, DOCUMENT));
      } else if (other != null) {
        evidence.add(
            withoutZeros(number).equals(withoutZeros(other))
                ? new MergeEvidence(Kind.DOCUMENT_BUT_ZEROS, DOCUMENT_BUT_ZEROS)
                : new MergeEvidence(Kind.DOCUMENT_DIFFERENT, OTHER_DOCUMENT));
      }
    }
  }

  static String withoutZeros(String number) {
    int start = 0;
    while (start < number.length() - 1 && number.charAt(start) == '0') {
      start++;
    }
    return number.substring(start);
  }

  private Agreement best(
      List<List<String>> left, List<List<String>> right, boolean person, double rarity) {
    Agreement best = Agreement.NONE;
    for (int one = 0; one < left.size(); one++) {
      // Two other names that agree tell little: what many shops are called.
      for (int other = 0; other < (one == 0 ? right.size() : 1); other++) {
        Agreement found = words.compare(left.get(one), right.get(other), person, rarity);
        if (found.weight() > best.weight()) {
          best = found;
        }
      }
    }
    return best;
  }

  private static Kind kind(Agreement names) {
    if (names.ordered()) {
      return Kind.NAME_SAME;
    }
    if (names.exact()) {
      return Kind.NAME_REORDERED;
    }
    return isSameName(names) ? Kind.NAME_SIMILAR : Kind.NAME_DIFFERENT;
  }

  private void places(
      Trait left, Trait right, Agreement names, boolean reached, List<MergeEvidence> evidence) {
    if (left.town().isEmpty() || right.town().isEmpty()) {
      return;
    }
    if (!left.town().equals(right.town())) {
      evidence.add(new MergeEvidence(Kind.CITY_DIFFERENT, OTHER_CITY));
    } else if (!reached) {
      double more = inOneCity(names, left) - ofAnybody(names, 0, 0);
      evidence.add(new MergeEvidence(Kind.CITY_SAME, more));
    } else if (!left.person()) {
      evidence.add(new MergeEvidence(Kind.CITY_SAME, SAME_CITY_OF_BRANCH));
    }
  }
}
