package io.customerview.identity;

import io.customerview.shared.RefusedException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A Brazilian state (unidade da federação), with its IBGE code, abbreviation, name and time zone.
 *
 * <p>A state's name can also be a city's: {@code São Paulo}, {@code Paraná} (in RN and TO). What is
 * a state is decided by the field that holds the text, never by the text.
 */
public enum State {
  RO(11, "Rondônia", "America/Porto_Velho"),
  AC(12, "Acre", "America/Rio_Branco"),
  AM(13, "Amazonas", "America/Manaus"),
  RR(14, "Roraima", "America/Boa_Vista"),
  PA(15, "Pará", "America/Belem"),
  AP(16, "Amapá", "America/Belem"),
  TO(17, "Tocantins", "America/Araguaina"),
  MA(21, "Maranhão", "America/Fortaleza"),
  PI(22, "Piauí", "America/Fortaleza"),
  CE(23, "Ceará", "America/Fortaleza"),
  RN(24, "Rio Grande do Norte", "America/Fortaleza"),
  PB(25, "Paraíba", "America/Fortaleza"),
  PE(26, "Pernambuco", "America/Recife"),
  AL(27, "Alagoas", "America/Maceio"),
  SE(28, "Sergipe", "America/Maceio"),
  BA(29, "Bahia", "America/Bahia"),
  MG(31, "Minas Gerais", "America/Sao_Paulo"),
  ES(32, "Espírito Santo", "America/Sao_Paulo"),
  RJ(33, "Rio de Janeiro", "America/Sao_Paulo"),
  SP(35, "São Paulo", "America/Sao_Paulo"),
  PR(41, "Paraná", "America/Sao_Paulo"),
  SC(42, "Santa Catarina", "America/Sao_Paulo"),
  RS(43, "Rio Grande do Sul", "America/Sao_Paulo"),
  MS(50, "Mato Grosso do Sul", "America/Campo_Grande"),
  MT(51, "Mato Grosso", "America/Cuiaba"),
  GO(52, "Goiás", "America/Sao_Paulo"),
  DF(53, "Distrito Federal", "America/Sao_Paulo");

  private static final Map<String, State> BY_KEY = byKey();

  private final int code;
  private final String label;
  private final ZoneId zone;

  State(int code, String label, String zone) {
    this.code = code;
    this.label = label;
    this.zone = ZoneId.of(zone);
  }

  /**
   * Obtains a state from its abbreviation, its name or its IBGE code, whatever the case, accents
   * and blanks.
   *
   * @throws RefusedException with {@link IdentityRefusal.StateUnknown} if there is none
   */
  public static State parse(CharSequence text) {
    return tryParse(text)
        .orElseThrow(() -> new RefusedException(new IdentityRefusal.StateUnknown()));
  }

  /** Obtains a state from its abbreviation, its name or its IBGE code, or empty. */
  public static Optional<State> tryParse(CharSequence text) {
    return FoldedText.tryOf(text).map(folded -> BY_KEY.get(folded.key()));
  }

  /** Returns why the text is not a state, or empty if it is one. */
  public static Optional<IdentityRefusal> refusalOf(CharSequence text) {
    return tryParse(text).isPresent()
        ? Optional.empty()
        : Optional.of(new IdentityRefusal.StateUnknown());
  }

  /**
   * Returns the text by which a state is compared (SEG-4): the abbreviation of a Brazilian state,
   * by whatever it is called, and else the text, both without case, accents and double blanks and
   * with punctuation. {@code São Paulo}, {@code SAO PAULO} and {@code SP} all give {@code sp},
   * {@code Valle del Cauca} gives {@code valle del cauca}.
   *
   * @throws RefusedException as {@link FoldedText#of}
   */
  public static String keyOf(CharSequence text) {
    String folded = FoldedText.withPunctuation(text);
    return tryParse(text)
        .map(state -> FoldedText.withPunctuation(state.abbreviation()))
        .orElse(folded);
  }

  /** Returns the state with this IBGE code, 11 to 53. */
  public static Optional<State> ofCode(int code) {
    return Optional.ofNullable(BY_KEY.get(Integer.toString(code)));
  }

  private static Map<String, State> byKey() {
    Map<String, State> states = new HashMap<>();
    for (State state : values()) {
      states.put(FoldedText.of(state.name()).key(), state);
      states.put(FoldedText.of(state.label).key(), state);
      states.put(Integer.toString(state.code), state);
    }
    return states;
  }

  /** Returns the IBGE code, such as 35. */
  public int code() {
    return code;
  }

  /** Returns the abbreviation, such as {@code SP}: the form that is stored and compared. */
  public String abbreviation() {
    return name();
  }

  /** Returns the name that people read, such as {@code São Paulo}. */
  public String formatted() {
    return label;
  }

  /**
   * Returns the time zone in which most of the state lives. The west of Amazonas is an hour behind
   * its capital and Fernando de Noronha an hour ahead of Pernambuco's: see {@link City#zone}.
   */
  public ZoneId zone() {
    return zone;
  }
}
