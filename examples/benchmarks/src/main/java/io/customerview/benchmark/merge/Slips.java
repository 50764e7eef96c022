package io.customerview.benchmark.merge;

import io.customerview.identity.IdentityDocument;
import io.customerview.identity.PhoneNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Makes of a customer what it was when it was registered a second time. */
final class Slips {

  private static final double NUMBER_KEPT = 0.30;
  private static final double PHONE_KEPT = 0.75;
  private static final double PHONE_CHANGED = 0.10;
  private static final double EMAIL_KEPT = 0.65;
  private static final double EMAIL_CHANGED = 0.15;
  private static final double CITY_KEPT = 0.90;
  private static final double CITY_CHANGED = 0.06;
  private static final double DOCUMENT_KEPT = 0.50;
  private static final double OTHER_NAME_KEPT = 0.50;

  private static final Set<String> PARTICLES = Set.of("da", "das", "de", "di", "do", "dos", "e");
  private static final Set<String> FORMS =
      Set.of("Ltda.", "-", "ME", "EPP", "S.A.", "EIRELI", "S/S", "MEI");

  private static final List<String[]> SPELLINGS =
      changes("za>sa sa>za Th>T y>i i>y ll>l nn>n ph>f W>V s>z z>s tt>t c>k k>c l>ll");

  private static final List<String[]> DOMAINS =
      changes(
          "gmail.com>gmail.con gmail.com>gmial.com gmail.com>gmail.co gmail.com>gmail.com.br"
              + " hotmail.com>hotmail.con hotmail.com>hotmal.com hotmail.com>hotmail.com.br"
              + " .com.br>.com outlook.com>outlok.com .com>.con .example>.exemple");

  private Slips() {}

  private static List<String[]> changes(String text) {
    return Stream.of(text.split(" ", -1)).map(change -> change.split(">", -1)).toList();
  }

  /** Draws what goes wrong with a customer, of what can. */
  static Slip of(Draft draft, SplittableRandom chance) {
    int drawn = chance.nextInt(100);
    Slip slip = draft.person ? ofPerson(drawn) : ofCompany(drawn);
    boolean possible =
        switch (slip) {
          case NINTH_DIGIT -> draft.mobile().flatMap(Slips::withoutNinth).isPresent();
          case EMAIL -> !draft.emails.isEmpty();
          case LOST_ZEROS -> draft.isBrazilian();
          case SWAPPED, SHORTENED, SEVERAL -> draft.words.size() > 2;
          default -> true;
        };
    return possible ? slip : Slip.NONE;
  }

  private static Slip ofPerson(int drawn) {
    return drawn < 15
        ? Slip.NONE
        : drawn < 37
            ? Slip.TYPO
            : drawn < 49
                ? Slip.SWAPPED
                : drawn < 63
                    ? Slip.SHORTENED
                    : drawn < 68
                        ? Slip.SURNAME
                        : drawn < 78
                            ? Slip.NINTH_DIGIT
                            : drawn < 86 ? Slip.LOST_ZEROS : drawn < 93 ? Slip.EMAIL : Slip.SEVERAL;
  }

  private static Slip ofCompany(int drawn) {
    return drawn < 30
        ? Slip.NONE
        : drawn < 55
            ? Slip.TYPO
            : drawn < 80 ? Slip.SHORTENED : drawn < 90 ? Slip.EMAIL : Slip.NINTH_DIGIT;
  }

  /** Gives a person an identity document whose number begins with zeros. */
  static void giveZeros(Draft draft, SplittableRandom chance) {
    String zeros = chance.nextBoolean() ? "0" : "00";
    draft.documents.removeIf(document -> document.type().code().equals("RG"));
    draft.documents.add(
        IdentityDocument.parse("BR", "RG", zeros + (1_000_000 + chance.nextInt(8_999_999))));
  }

  /**
   * Makes a customer what it was the second time.
   *
   * @param other a stranger, of whom a city and a family name are taken
   */
  static void make(Draft draft, Slip slip, Draft other, SplittableRandom chance) {
    if (chance.nextDouble() >= NUMBER_KEPT) {
      draft.cpf = null;
      draft.cnpj = null;
    }
    if (chance.nextDouble() >= OTHER_NAME_KEPT) {
      draft.otherName = null;
    }
    place(draft, other, chance);
    documents(draft, slip, chance);
    phones(draft, slip, chance);
    emails(draft, slip, chance);
    name(draft, slip, other, chance);
  }

  private static void place(Draft draft, Draft other, SplittableRandom chance) {
    double drawn = chance.nextDouble();
    if (drawn >= CITY_KEPT) {
      boolean moved = drawn < CITY_KEPT + CITY_CHANGED;
      draft.city = moved ? other.city : null;
      draft.state = moved ? other.state : draft.state;
    }
  }

  private static void documents(Draft draft, Slip slip, SplittableRandom chance) {
    if (slip == Slip.LOST_ZEROS) {
      draft.documents.replaceAll(
          document ->
              document.type().code().equals("RG")
                  ? IdentityDocument.parse(
                      document.type(), document.compact().replaceFirst("^0+", ""))
                  : document);
    } else if (chance.nextDouble() >= DOCUMENT_KEPT) {
      draft.documents.clear();
    }
  }

  private static void phones(Draft draft, Slip slip, SplittableRandom chance) {
    List<PhoneNumber> kept = new ArrayList<>();
    PhoneNumber outdated =
        slip == Slip.NINTH_DIGIT ? draft.mobile().flatMap(Slips::withoutNinth).orElse(null) : null;
    for (PhoneNumber phone : draft.phones) {
      double drawn = chance.nextDouble();
      int digits = chance.nextInt(10_000);
      if (outdated != null && Draft.isMobile(phone)) {
        kept.add(outdated);
      } else if (drawn < PHONE_KEPT) {
        kept.add(phone);
      } else if (drawn < PHONE_KEPT + PHONE_CHANGED) {
        String e164 = phone.compact();
        PhoneNumber.tryParse(
                e164.substring(0, e164.length() - 4)
                    + Integer.toString(10_000 + digits).substring(1))
            .ifPresent(kept::add);
      }
    }
    draft.phones.clear();
    draft.phones.addAll(kept);
  }

  /** Only numbers that began with six or more were there before the ninth digit. */
  private static Optional<PhoneNumber> withoutNinth(PhoneNumber number) {
    String e164 = number.compact();
    return e164.matches("\\+55\\d{2}9[6-9]\\d{7}")
        ? PhoneNumber.tryParse(e164.substring(0, 5) + e164.substring(6))
        : Optional.empty();
  }

  private static void emails(Draft draft, Slip slip, SplittableRandom chance) {
    List<String> kept = new ArrayList<>();
    for (String email : draft.emails) {
      double drawn = chance.nextDouble();
      int number = chance.nextInt(1_000_000);
      if (slip == Slip.EMAIL && kept.isEmpty()) {
        kept.add(typedEmail(email, chance));
      } else if (drawn < EMAIL_KEPT) {
        kept.add(email);
      } else if (drawn < EMAIL_KEPT + EMAIL_CHANGED) {
        kept.add("novo" + number + "@gmail.com");
      }
    }
    draft.emails.clear();
    draft.emails.addAll(kept);
  }

  private static String typedEmail(String email, SplittableRandom chance) {
    int at = email.indexOf('@');
    if (chance.nextInt(10) < 7) {
      int start = chance.nextInt(DOMAINS.size());
      for (int step = 0; step < DOMAINS.size(); step++) {
        String[] change = DOMAINS.get((start + step) % DOMAINS.size());
        if (email.endsWith(change[0])) {
          return email.substring(0, email.length() - change[0].length()) + change[1];
        }
      }
    }
    String local = typed(email.substring(0, at), chance);
    return local + email.substring(at);
  }

  private static void name(Draft draft, Slip slip, Draft other, SplittableRandom chance) {
    switch (slip) {
      case TYPO -> typo(draft.words, chance);
      case SWAPPED -> swap(draft.words, chance);
      case SHORTENED -> shorten(draft, chance);
      case SURNAME -> draft.words.set(draft.words.size() - 1, last(other));
      case SEVERAL -> {
        typo(draft.words, chance);
        if (chance.nextBoolean()) {
          swap(draft.words, chance);
        } else {
          shorten(draft, chance);
        }
      }
      default -> {}
    }
  }

  private static String last(Draft other) {
    return other.words.get(other.person ? other.words.size() - 1 : 0);
  }

  private static void typo(List<String> words, SplittableRandom chance) {
    int which = chance.nextInt(words.size());
    for (int step = 0; step < words.size(); step++) {
      int at = (which + step) % words.size();
      String word = words.get(at);
      if (word.length() > 2 && !PARTICLES.contains(word) && !FORMS.contains(word)) {
        words.set(at, chance.nextInt(4) == 0 ? spelled(word, chance) : typed(word, chance));
        return;
      }
    }
  }

  private static String spelled(String word, SplittableRandom chance) {
    int start = chance.nextInt(SPELLINGS.size());
    for (int step = 0; step < SPELLINGS.size(); step++) {
      String[] change = SPELLINGS.get((start + step) % SPELLINGS.size());
      if (word.contains(change[0])) {
        return word.replaceFirst(change[0], change[1]);
      }
    }
    return typed(word, chance);
  }

  private static String typed(String word, SplittableRandom chance) {
    int at = chance.nextInt(word.length() - 1);
    String before = word.substring(0, at);
    String after = word.substring(at + 1);
    return switch (chance.nextInt(4)) {
      case 0 -> before + (char) ('a' + chance.nextInt(26)) + after;
      case 1 -> before + after;
      case 2 -> before + word.charAt(at) + (char) ('a' + chance.nextInt(26)) + after;
      default -> before + after.charAt(0) + word.charAt(at) + after.substring(1);
    };
  }

  private static void swap(List<String> words, SplittableRandom chance) {
    if (chance.nextBoolean()) {
      Collections.rotate(words, 1);
    } else {
      Collections.swap(words, 0, 1 + chance.nextInt(words.size() - 1));
    }
    // No name begins with a particle.
    while (PARTICLES.contains(words.get(0))) {
      Collections.rotate(words, 1);
    }
  }

  private static void shorten(Draft draft, SplittableRandom chance) {
    List<String> words = draft.words;
    if (!draft.person) {
      words.removeIf(word -> words.size() > 2 && FORMS.contains(word));
      return;
    }
    int middle = words.size() - 2;
    if (middle > 0) {
      int at = 1 + chance.nextInt(middle);
      if (chance.nextInt(3) == 0) {
        words.set(at, words.get(at).charAt(0) + ".");
      } else {
        words.remove(at);
      }
    }
  }
}
