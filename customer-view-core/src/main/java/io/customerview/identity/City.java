package io.customerview.identity;

import io.customerview.shared.CleanText;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.RefusedException;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A Brazilian city (município): a name in a state, such as {@code Bom Jesus} in {@code PI}, and its
 * IBGE code where it is known.
 *
 * <p>Names alone are not keys: 240 occur in more than one state. Two cities are equal when state
 * and folded name are. The code has seven digits, or six without the last one, and starts with the
 * code of the state; the seventh digit is not checked, since nine cities in use break its rule.
 * Which cities exist is not known here.
 *
 * <p>Immutable and thread-safe.
 */
public final class City implements Comparable<City> {

  /** The longest name, in code points. */
  public static final int LONGEST_NAME = 128;

  private static final int CODE_LENGTH = 7;
  private static final String NORONHA = "fernando de noronha";
  private static final ZoneId NORONHA_ZONE = ZoneId.of("America/Noronha");

  private final String name;
  private final FoldedText folded;
  private final State state;
  private final String code;

  private City(String name, FoldedText folded, State state, String code) {
    this.name = name;
    this.folded = folded;
    this.state = state;
    this.code = code;
  }

  /**
   * Obtains a city from its name and state.
   *
   * @throws RefusedException if the name is blank, too long or has control characters
   */
  public static City of(String name, State state) {
    return make(name, state, "");
  }

  /**
   * Obtains a city from its name, state and IBGE code.
   *
   * @param code seven digits, or six
   * @throws RefusedException as {@link #of(String, State)}, and with an {@link IdentityRefusal} if
   *     the code is not one of that state's
   */
  public static City of(String name, State state, CharSequence code) {
    refusalOfCode(code, state)
        .ifPresent(
            refusal -> {
              throw new RefusedException(refusal);
            });
    return make(name, state, Compact.of(code).text());
  }

  private static City make(String name, State state, String code) {
    String clean = CleanText.required("city", name, LONGEST_NAME);
    FoldedText folded = FoldedText.of(clean);
    if (folded.isEmpty()) {
      throw new RefusedException(new IdentityRefusal.Missing(IdentityKind.TEXT));
    }
    return new City(clean, folded, state, code);
  }

  /**
   * Returns why the text is not the IBGE code of a city of that state, or empty if it can be one.
   */
  public static Optional<IdentityRefusal> refusalOfCode(CharSequence code, State state) {
    if (code.length() > Compact.LONGEST) {
      return Optional.of(
          new IdentityRefusal.TooLong(IdentityKind.CITY_CODE, Compact.LONGEST, code.length()));
    }
    Compact compact = Compact.of(code);
    if (compact.length() == 0) {
      return Optional.of(new IdentityRefusal.Missing(IdentityKind.CITY_CODE));
    }
    if (!compact.isDigits()) {
      return Optional.of(Compact.strange(IdentityKind.CITY_CODE, code, false));
    }
    if (compact.length() != CODE_LENGTH && compact.length() != CODE_LENGTH - 1) {
      return Optional.of(
          new IdentityRefusal.WrongLength(
              IdentityKind.CITY_CODE, CODE_LENGTH - 1, CODE_LENGTH, compact.length(), false));
    }
    return compact.text().startsWith(Integer.toString(state.code()))
        ? Optional.empty()
        : Optional.of(new IdentityRefusal.CityOfAnotherState(state));
  }

  /** Returns the name as it was given. */
  public String name() {
    return name;
  }

  /** Returns the folded name, which with the state is what is compared. */
  public FoldedText folded() {
    return folded;
  }

  /** Returns the state. */
  public State state() {
    return state;
  }

  /** Returns the IBGE code of seven digits, or six, as it was given. */
  public Optional<String> code() {
    return code.isEmpty() ? Optional.empty() : Optional.of(code);
  }

  /** Returns the key: the state's abbreviation, a slash and the folded name. */
  public String compact() {
    return state.abbreviation() + '/' + folded.key();
  }

  /** Returns the form that people read, such as {@code Bom Jesus (PI)}. */
  public String formatted() {
    return name + " (" + state.abbreviation() + ')';
  }

  /**
   * Returns the time zone: Fernando de Noronha's own, else the state's. The thirteen cities in the
   * west of Amazonas, an hour behind Manaus, are not known here; a customer's own zone serves them.
   */
  public ZoneId zone() {
    return state == State.PE && folded.key().equals(NORONHA) ? NORONHA_ZONE : state.zone();
  }

  @Override
  public int compareTo(City other) {
    return CodePointOrder.compare(compact(), other.compact());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof City that && state == that.state && folded.equals(that.folded);
  }

  @Override
  public int hashCode() {
    return 31 * state.hashCode() + folded.hashCode();
  }

  /** Returns a form that is safe to log: the state alone. */
  @Override
  public String toString() {
    return "City[" + state.abbreviation() + "]";
  }
}
