package io.customerview.benchmark.merge;

import io.customerview.identity.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Relatives: customers of their own, who share family names, and some phones and addresses. */
final class Kin {

  private static final double NAMESAKE = 0.08;
  private static final double SAME_FAMILY_NAMES = 0.60;
  private static final double LAST_FAMILY_NAME = 0.85;
  private static final double NUMBER_OF_ITS_OWN = 0.60;
  private static final double NUMBER_OF_THE_HOLDER = 0.03;
  private static final double SAME_CITY = 0.90;
  private static final double SAME_LANDLINE = 0.80;
  private static final double SAME_MOBILE = 0.15;
  private static final double SAME_EMAIL = 0.20;
  private static final List<String> GENERATIONS = List.of("Filho", "Júnior", "Neto");

  private Kin() {}

  /** Makes a relative of one customer of another person, of whom given names and points are. */
  static Draft of(Draft one, Draft other, SplittableRandom chance) {
    other.otherName = null;
    name(one, other, chance);
    double number = chance.nextDouble();
    if (number < NUMBER_OF_THE_HOLDER) {
      other.cpf = one.cpf;
    } else if (number > NUMBER_OF_THE_HOLDER + NUMBER_OF_ITS_OWN) {
      other.cpf = null;
    }
    if (chance.nextDouble() < SAME_CITY) {
      other.city = one.city;
      other.state = one.state;
    }
    List<PhoneNumber> own = new ArrayList<>(other.phones);
    other.phones.clear();
    boolean sharesMobile = chance.nextDouble() < SAME_MOBILE;
    own.stream().filter(phone -> Draft.isMobile(phone) && !sharesMobile).forEach(other.phones::add);
    for (PhoneNumber phone : one.phones) {
      if (Draft.isMobile(phone) ? sharesMobile : chance.nextDouble() < SAME_LANDLINE) {
        other.phones.add(phone);
      }
    }
    if (chance.nextDouble() < SAME_EMAIL && !one.emails.isEmpty()) {
      other.emails.clear();
      other.emails.add(one.emails.get(0));
    }
    return other;
  }

  private static void name(Draft one, Draft other, SplittableRandom chance) {
    String last = one.words.get(one.words.size() - 1);
    if (chance.nextDouble() < NAMESAKE && !GENERATIONS.contains(last)) {
      other.words = new ArrayList<>(one.words);
      other.words.add(GENERATIONS.get(chance.nextInt(GENERATIONS.size())));
      return;
    }
    double family = chance.nextDouble();
    if (family < SAME_FAMILY_NAMES) {
      String given = other.words.get(0);
      other.words = new ArrayList<>(one.words);
      other.words.set(0, given);
      // The second word may be a second given name, which a brother or a sister does not have.
      if (other.words.size() > 3) {
        other.words.remove(1);
      }
    } else if (family < LAST_FAMILY_NAME) {
      other.words.set(other.words.size() - 1, last);
    }
  }
}
