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
import java.util.Set;

/**
 * Weighs what two customers have in common, as Fellegi and Sunter did: the weights of independent
 * agreements add up, and what is rare weighs more. An address alone says nothing, since families
 * and offices share them: there must be a name or a number that agrees as well (MRG-1).
 */
final class Comparison {

  private static final double CPF = 24;
  private static final double CNPJ = 22;
  private static final double OTHER_BRANCH = -20;
  private static final double DOCUMENT = 16;
  private static final double DOCUMENT_BUT_ZEROS = 14;
  private static final double OTHER_DOCUMENT = -8;
  private static final double PHONE = 8;
  private static final double PHONE_BUT_NINTH = 7;
  private static final double EMAIL = 9;

  /** A name weighs no more than this: it is no number. */
  private static final double MOST_OF_A_NAME = 18;

  private final Words words;

  Comparison(Words words) {
    this.words = words;
  }

  /** Returns the candidate that two customers are, if they are one. */
  Optional<Candidate> compare(CustomerId one, Trait left, CustomerId other, Trait right) {
    if (left.vetoes(right)) {
      return Optional.empty();
    }
    List<MergeEvidence> evidence = new ArrayList<>();
    taxNumbers(left, right, evidence);
    documents(left, right, evidence);
    boolean numbered = evidence.stream().anyMatch(found -> found.weight() > 0);
    Agreement names = bestNames(left, right);
    evidence.add(ofNames(names));
    addresses(left, right, evidence);
    double weight = evidence.stream().mapToDouble(MergeEvidence::weight).sum();
    if (weight < Candidate.LEAST || !(numbered || isSameName(names))) {
      return Optional.empty();
    }
    evidence.sort(Comparator.comparingDouble(MergeEvidence::weight).reversed());
    return Optional.of(new Candidate(one, other, weight, evidence));
  }

  private static boolean isSameName(Agreement names) {
    return names.exact() || (names.agreeing() >= 2 && names.strangers() == 0);
  }

  private static void taxNumbers(Trait left, Trait right, List<MergeEvidence> evidence) {
    if (left.taxNumber().isEmpty() || right.taxNumber().isEmpty()) {
      return;
    }
    if (!left.taxNumber().equals(right.taxNumber())) {
      evidence.add(
          new MergeEvidence(Kind.CNPJ_OF_OTHER_BRANCH, OTHER_BRANCH)); // other roots are a veto
    } else {
      evidence.add(
          left.person()
              ? new MergeEvidence(Kind.CPF_SAME, CPF)
              : new MergeEvidence(Kind.CNPJ_SAME, CNPJ));
    }
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

  private Agreement bestNames(Trait left, Trait right) {
    Agreement best = new Agreement(0, 1, false, false, Double.NEGATIVE_INFINITY);
    for (List<String> name : left.names()) {
      for (List<String> other : right.names()) {
        Agreement found = words.compare(name, other);
        if (found.weight() > best.weight()) {
          best = found;
        }
      }
    }
    return best;
  }

  private static MergeEvidence ofNames(Agreement names) {
    double weight = Math.max(-12, Math.min(MOST_OF_A_NAME, names.weight()));
    if (names.ordered()) {
      return new MergeEvidence(Kind.NAME_SAME, weight);
    }
    if (names.exact()) {
      return new MergeEvidence(Kind.NAME_REORDERED, weight);
    }
    return new MergeEvidence(isSameName(names) ? Kind.NAME_SIMILAR : Kind.NAME_DIFFERENT, weight);
  }

  private static void addresses(Trait left, Trait right, List<MergeEvidence> evidence) {
    if (meet(left.asWritten(), right.asWritten())) {
      evidence.add(new MergeEvidence(Kind.PHONE_SAME, PHONE));
    } else if (meet(left.phones(), right.phones())) {
      evidence.add(new MergeEvidence(Kind.PHONE_BUT_NINTH_DIGIT, PHONE_BUT_NINTH));
    }
    if (meet(left.emails(), right.emails())) {
      evidence.add(new MergeEvidence(Kind.EMAIL_SAME, EMAIL));
    }
  }

  private static boolean meet(Set<String> one, Set<String> other) {
    return one.stream().anyMatch(other::contains);
  }
}
