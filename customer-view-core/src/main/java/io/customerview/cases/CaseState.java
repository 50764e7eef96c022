package io.customerview.cases;

import io.customerview.shared.CleanText;
import io.customerview.shared.CodePointOrder;
import java.util.Comparator;
import java.util.List;

/**
 * The state of a case (estado), such as {@code open}: one that every installation has, or a host's
 * own (CAS-1). Compared exactly. Immutable.
 *
 * <p>Ordered as they are shown: those that every installation has, from new to closed, and then a
 * host's own by their code.
 *
 * @param code 1 to {@value #LONGEST} code points, trimmed and in NFC
 */
public record CaseState(String code) implements Comparable<CaseState> {

  /** The longest code, in code points. */
  public static final int LONGEST = 64;

  /** Nobody has looked at it (novo). */
  public static final CaseState NEW = new CaseState("new");

  /** Somebody is at it (aberto). */
  public static final CaseState OPEN = new CaseState("open");

  /** It waits for somebody else (pendente). */
  public static final CaseState PENDING = new CaseState("pending");

  /** It is answered (resolvido). */
  public static final CaseState RESOLVED = new CaseState("resolved");

  /** It is done with (fechado). */
  public static final CaseState CLOSED = new CaseState("closed");

  private static final List<CaseState> STANDARD = List.of(NEW, OPEN, PENDING, RESOLVED, CLOSED);

  private static final Comparator<CaseState> ORDER =
      Comparator.<CaseState>comparingInt(CaseState::rank)
          .thenComparing(CaseState::code, CodePointOrder::compare);

  /**
   * Makes a state.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal} if the code is blank, too long, or holds a control
   *     character
   */
  public CaseState {
    code = CleanText.required("state", code, LONGEST);
  }

  /** Returns those that every installation has, in the order in which they are shown. */
  public static List<CaseState> standard() {
    return STANDARD;
  }

  private int rank() {
    int place = STANDARD.indexOf(this);
    return place < 0 ? STANDARD.size() : place;
  }

  @Override
  public int compareTo(CaseState other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return code;
  }
}
