package io.customerview.message;

import io.customerview.contact.Address;
import io.customerview.spi.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How a message stands that is to be sent, or was. Immutable. */
public sealed interface OutgoingState {

  /** What states are called, where they are listed and counted. */
  enum Kind {
    WAITING,
    RETRYING,
    LEASED,
    HANDED_OVER,
    DENIED,
    SET_ASIDE
  }

  Kind kind();

  /** Returns the moment from which a relay may take it, where one ever may. */
  default Optional<Instant> due() {
    return Optional.empty();
  }

  /** Returns when it came to its end, where it has. */
  default Optional<Instant> endedAt() {
    return Optional.empty();
  }

  /** Returns whether nothing will be done about it any more, unless somebody asks. */
  default boolean isEnded() {
    return endedAt().isPresent();
  }

  /** Returns the codes of what stood against it, where something did, in order. */
  default List<String> codes() {
    return List.of();
  }

  /**
   * It waits for its turn, or until the decision defers no more. Until it is due, later messages of
   * the same customer may go first.
   */
  record Waiting(Instant notBefore, List<String> codes) implements OutgoingState {

    public Waiting {
      Objects.requireNonNull(notBefore, "notBefore");
      codes = List.copyOf(codes);
    }

    /** Obtains one that nothing defers. */
    public static Waiting at(Instant moment) {
      return new Waiting(moment, List.of());
    }

    @Override
    public Kind kind() {
      return Kind.WAITING;
    }

    @Override
    public Optional<Instant> due() {
      return Optional.of(notBefore);
    }
  }

  /**
   * An attempt failed, and it is tried again from a moment on. Later messages of the same customer
   * wait for it.
   *
   * @param failure the code of what went wrong
   */
  record Retrying(Instant notBefore, String failure) implements OutgoingState {

    public Retrying {
      Objects.requireNonNull(notBefore, "notBefore");
      Objects.requireNonNull(failure, "failure");
    }

    @Override
    public Kind kind() {
      return Kind.RETRYING;
    }

    @Override
    public Optional<Instant> due() {
      return Optional.of(notBefore);
    }

    @Override
    public List<String> codes() {
      return List.of(failure);
    }
  }

  /**
   * A relay has it, until a moment from which on another one may take it. Other messages of the
   * same customer wait.
   */
  record Leased(Instant until) implements OutgoingState {

    public Leased {
      Objects.requireNonNull(until, "until");
    }

    @Override
    public Kind kind() {
      return Kind.LEASED;
    }

    @Override
    public Optional<Instant> due() {
      return Optional.of(until);
    }
  }

  /**
   * It was handed over.
   *
   * @param at when
   * @param address where it really went
   * @param reference what the provider calls it: what can't be kept is left out of it, and what
   *     goes beyond {@value Receipt#LONGEST} code points is cut off. It is never refused, since the
   *     message is out
   */
  record HandedOver(Instant at, Address address, Optional<String> reference)
      implements OutgoingState {

    public HandedOver {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(address, "address");
      reference = reference.flatMap(HandedOver::kept);
    }

    private static Optional<String> kept(String text) {
      String kept =
          text.codePoints()
              .filter(HandedOver::isKept)
              .limit(Receipt.LONGEST)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      return kept.isBlank() ? Optional.empty() : Optional.of(kept);
    }

    private static boolean isKept(int codePoint) {
      return !Character.isISOControl(codePoint)
          && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }

    @Override
    public Kind kind() {
      return Kind.HANDED_OVER;
    }

    @Override
    public Optional<Instant> endedAt() {
      return Optional.of(at);
    }

    @Override
    public String toString() {
      return "HandedOver[" + at + "]";
    }
  }

  /**
   * It is not sent: the decision denied it when it was to be handed over, or somebody withdrew it.
   *
   * @param codes the codes of the reasons, in order; {@value #WITHDRAWN} where it was withdrawn
   */
  record Denied(Instant at, List<String> codes) implements OutgoingState {

    /** The code of what somebody withdrew. */
    public static final String WITHDRAWN = "withdrawn";

    /** Obtains one that somebody withdrew. */
    static Denied withdrawn(Instant at) {
      return new Denied(at, List.of(WITHDRAWN));
    }

    public Denied {
      Objects.requireNonNull(at, "at");
      codes = List.copyOf(codes);
    }

    @Override
    public Kind kind() {
      return Kind.DENIED;
    }

    @Override
    public Optional<Instant> endedAt() {
      return Optional.of(at);
    }
  }

  /**
   * It failed for good, or too often: somebody has to look at it, and may have it tried again.
   *
   * @param failure the code of what went wrong last
   */
  record SetAside(Instant at, String failure) implements OutgoingState {

    public SetAside {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(failure, "failure");
    }

    @Override
    public Kind kind() {
      return Kind.SET_ASIDE;
    }

    @Override
    public Optional<Instant> endedAt() {
      return Optional.of(at);
    }

    @Override
    public List<String> codes() {
      return List.of(failure);
    }
  }
}
