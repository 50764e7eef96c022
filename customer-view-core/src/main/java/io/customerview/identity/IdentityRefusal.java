package io.customerview.identity;

import io.customerview.shared.Refusal;
import java.util.List;
import java.util.Locale;

/**
 * Why a text is not an identifier, an address or a place.
 *
 * <p>Components say what was expected and how much was found: counts, positions, a foreign
 * character. None repeats the text.
 */
public sealed interface IdentityRefusal extends Refusal {

  /** The text is blank, or holds nothing but punctuation. */
  record Missing(IdentityKind kind) implements IdentityRefusal {
    @Override
    public String code() {
      return "identity." + kind.word() + ".missing";
    }
  }

  /**
   * The text is longer than any of its kind can be; it was not looked at further.
   *
   * @param longest the most that is read, in UTF-16 units
   * @param length what was given
   */
  record TooLong(IdentityKind kind, int longest, int length) implements IdentityRefusal {
    @Override
    public String code() {
      return "identity." + kind.word() + ".too_long";
    }

    @Override
    public List<Object> arguments() {
      return List.of(longest, length);
    }
  }

  /**
   * A character that does not belong there.
   *
   * @param codePoint the character
   * @param position which one it is, counted from 1 in code points
   */
  record WrongCharacter(IdentityKind kind, int codePoint, int position) implements IdentityRefusal {
    @Override
    public String code() {
      return "identity." + kind.word() + ".character";
    }

    @Override
    public List<Object> arguments() {
      return List.of(String.format(Locale.ROOT, "U+%04X", codePoint), position);
    }
  }

  /**
   * Too few or too many characters, not counting punctuation.
   *
   * @param shortest the fewest
   * @param longest the most
   * @param length how many there are
   * @param zerosLost whether the text would be right with zeros put in front, as systems lose them
   *     that keep numbers as numbers; {@code suggestions} of the type then has the value. Nothing
   *     is ever padded silently: it could be somebody else's number.
   */
  record WrongLength(IdentityKind kind, int shortest, int longest, int length, boolean zerosLost)
      implements IdentityRefusal {
    @Override
    public String code() {
      return "identity." + kind.word() + (zerosLost ? ".zeros_lost" : ".length");
    }

    @Override
    public List<Object> arguments() {
      return List.of(shortest, longest, length);
    }
  }

  /**
   * The check digits are not those of the number.
   *
   * @param misread whether a misreading such as O for 0 explains it; {@code suggestions} of the
   *     type then has what may have been meant
   */
  record WrongCheckDigits(IdentityKind kind, boolean misread) implements IdentityRefusal {
    @Override
    public String code() {
      return "identity." + kind.word() + (misread ? ".misread" : ".check_digits");
    }
  }

  /** One character all along: the arithmetic holds, but no such number is ever issued. */
  record Repeated(IdentityKind kind) implements IdentityRefusal {
    @Override
    public String code() {
      return "identity." + kind.word() + ".repeated";
    }
  }

  /**
   * A letter in one of the last two places of a CNPJ, which are digits also in the alphanumeric
   * one.
   *
   * @param place 13 or 14
   * @param misread as in {@link WrongCheckDigits}
   */
  record LetterInCheckDigit(int place, boolean misread) implements IdentityRefusal {
    @Override
    public String code() {
      return "identity.cnpj.check_digit_letter";
    }

    @Override
    public List<Object> arguments() {
      return List.of(place);
    }
  }

  /** The number starts with an area code (DDD) that Brazil has not assigned. */
  record UnassignedAreaCode(int areaCode) implements IdentityRefusal {
    @Override
    public String code() {
      return "identity.phone.area_code";
    }

    @Override
    public List<Object> arguments() {
      return List.of(areaCode);
    }
  }

  /** The number of a subscriber without its area code: who it belongs to depends on where. */
  record AreaCodeMissing() implements IdentityRefusal {
    @Override
    public String code() {
      return "identity.phone.area_code_missing";
    }
  }

  /**
   * No number of the country's plan: too short, too long, or in a range that is not in use.
   *
   * @param region ISO 3166 code of the country, or {@code 001} where the country code is unknown
   */
  record NotInNumberingPlan(String region) implements IdentityRefusal {
    @Override
    public String code() {
      return "identity.phone.numbering_plan";
    }

    @Override
    public List<Object> arguments() {
      return List.of(region);
    }
  }

  /**
   * Not an e-mail address.
   *
   * @param fault what is wrong with it
   */
  record NotAnEmail(EmailFault fault) implements IdentityRefusal {
    @Override
    public String code() {
      return "identity.email." + fault.name().toLowerCase(Locale.ROOT);
    }
  }

  /** No ISO 3166 code of a country. */
  record CountryUnknown() implements IdentityRefusal {
    @Override
    public String code() {
      return "identity.country.unknown";
    }
  }

  /** Not the code of a document type: 1 to 16 of A to Z, 0 to 9 and _. */
  record DocumentTypeCode() implements IdentityRefusal {
    @Override
    public String code() {
      return "identity.document.type";
    }
  }

  /** Neither the abbreviation, the name nor the IBGE code of a Brazilian state. */
  record StateUnknown() implements IdentityRefusal {
    @Override
    public String code() {
      return "identity.state.unknown";
    }
  }

  /**
   * The IBGE code of a city starts with the code of another state.
   *
   * @param state the state that was given
   */
  record CityOfAnotherState(State state) implements IdentityRefusal {
    @Override
    public String code() {
      return "identity.city_code.state";
    }

    @Override
    public List<Object> arguments() {
      return List.of(state.abbreviation(), Integer.toString(state.code()));
    }
  }
}
