package io.customerview.merge;

import io.customerview.merge.MergeEvidence.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Weighs the phones and e-mail addresses of two customers. One in common says that they are no
 * strangers; that they are one, it says the less the more others have it, and by how a family or a
 * company shares phones and addresses.
 */
final class Addresses {

  /** A family shares its landline more often than its mobile phones. */
  private static final double MOBILE = 2.3;

  private static final double LANDLINE = 0;
  private static final double EMAIL = 1.7;
  private static final double PHONE_OF_COMPANY = 5.5;
  private static final double EMAIL_OF_COMPANY = 2;
  private static final double OTHER_PHONE = -3.2;
  private static final double OTHER_EMAIL = -2.5;

  /** How rare the domain of an address has to be so that it may be one that was typed wrong. */
  private static final double RARE_DOMAIN = 12;

  private final Known known;
  private final Sharers sharers;

  Addresses(Known known, Sharers sharers) {
    this.known = known;
    this.sharers = sharers;
  }

  /**
   * Adds the evidence; returns whether an address is in common, or nearly so.
   *
   * @param related whether it is known already that they are no strangers
   */
  boolean compare(Trait left, Trait right, boolean related, List<MergeEvidence> evidence) {
    Optional<MergeEvidence> phone = phone(left, right);
    Optional<MergeEvidence> email = email(left, right);
    phone.map(found -> related ? ofRelated(found) : found).ifPresent(evidence::add);
    email
        .map(found -> related || phone.isPresent() ? ofRelated(found) : found)
        .ifPresent(evidence::add);
    if (left.person()
        ? differ(left.mobiles(), right.mobiles())
        : phone.isEmpty() && differ(left.phones(), right.phones())) {
      evidence.add(new MergeEvidence(Kind.PHONE_DIFFERENT, OTHER_PHONE));
    }
    if (email.isEmpty() && differ(left.emails(), right.emails())) {
      evidence.add(new MergeEvidence(Kind.EMAIL_DIFFERENT, OTHER_EMAIL));
    }
    return phone.isPresent() || email.isPresent();
  }

  private MergeEvidence ofRelated(MergeEvidence found) {
    return new MergeEvidence(found.kind(), found.weight() - noStrangers());
  }

  private double noStrangers() {
    return known.size() + Comparison.KIN;
  }

  private double shared(int customers, double worth) {
    return noStrangers() + worth - Comparison.log2(Math.max(1, customers - 1));
  }

  private Optional<MergeEvidence> phone(Trait left, Trait right) {
    return left.phones().stream()
        .filter(right.phones()::contains)
        .flatMap(phone -> phone(phone, left, right).stream())
        .max(Comparator.comparingDouble(MergeEvidence::weight));
  }

  private Optional<MergeEvidence> phone(String phone, Trait left, Trait right) {
    Optional<String> asWritten =
        left.asWritten().stream()
            .filter(right.asWritten()::contains)
            .filter(written -> Trait.withNinthDigit(written).equals(phone))
            .findFirst();
    double ofPerson = Trait.isMobile(phone) ? MOBILE : LANDLINE;
    double worth = left.person() ? ofPerson : PHONE_OF_COMPANY;
    OptionalInt count =
        sharers.of(asWritten.map(Blocks::ofPhone).orElseGet(() -> Blocks.ofPhoneEnd(phone)));
    return count.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MergeEvidence(
                asWritten.isPresent() ? Kind.PHONE_SAME : Kind.PHONE_BUT_NINTH_DIGIT,
                shared(count.getAsInt(), worth)));
  }

  private Optional<MergeEvidence> email(Trait left, Trait right) {
    double worth = left.person() ? EMAIL : EMAIL_OF_COMPANY;
    Optional<MergeEvidence> same =
        left.emails().stream()
            .filter(right.emails()::contains)
            .flatMap(email -> sharers.of(Blocks.ofEmail(email)).stream().boxed())
            .min(Comparator.naturalOrder())
            .map(count -> new MergeEvidence(Kind.EMAIL_SAME, shared(count, worth)));
    if (same.isPresent()) {
      return same;
    }
    return left.emails().stream()
            .anyMatch(one -> right.emails().stream().anyMatch(other -> isMistyped(one, other)))
        ? Optional.of(new MergeEvidence(Kind.EMAIL_SIMILAR, shared(2, worth)))
        : same;
  }

  private static boolean differ(Set<String> one, Set<String> other) {
    return !one.isEmpty() && !other.isEmpty() && one.stream().noneMatch(other::contains);
  }

  /** Two providers have different domains; that of one who mistyped it nobody else has. */
  private boolean isMistyped(String one, String other) {
    return mayBeMistyped(one, other)
        && Math.max(known.worthOfDomain(domain(one)), known.worthOfDomain(domain(other)))
            >= RARE_DOMAIN;
  }

  /** Returns whether two addresses differ in their domains only, and there little. */
  static boolean mayBeMistyped(String one, String other) {
    int at = one.lastIndexOf('@');
    if (one.equals(other) || !other.startsWith(one.substring(0, at + 1))) {
      return false;
    }
    String domain = domain(one);
    String otherDomain = domain(other);
    return domain.startsWith(otherDomain + '.')
        || otherDomain.startsWith(domain + '.')
        || Spelling.distance(domain, otherDomain) <= 2;
  }

  /** Adds the domains of addresses of two customers of which one may have been typed wrong. */
  static void addMistyped(Trait one, Trait other, Set<String> domains) {
    for (String left : one.emails()) {
      for (String right : other.emails()) {
        if (mayBeMistyped(left, right)) {
          domains.add(domain(left));
          domains.add(domain(right));
        }
      }
    }
  }

  private static String domain(String email) {
    return email.substring(email.lastIndexOf('@') + 1);
  }
}
