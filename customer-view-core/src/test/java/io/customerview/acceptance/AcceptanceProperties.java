package io.customerview.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.acceptance.AcceptanceRefusal.AcceptanceExpired;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.RefusedException;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class AcceptanceProperties {

  private static final Instant ASKED = Instant.parse("2026-11-22T15:00:00Z");
  private static final DocumentId DOCUMENT = new DocumentId(new UUID(1, 2));

  @Property
  @Label("ACC-1: until the deadline and at it a document can be accepted, after it no longer")
  void in_time(
      @ForAll @LongRange(min = -100, max = 100) long deadline,
      @ForAll @LongRange(min = -100, max = 100) long moment) {
    Acceptance asked = asked(deadline);
    Instant at = ASKED.plusSeconds(moment);
    if (moment <= deadline) {
      assertThat(asked.at(at)).isEqualTo(AcceptanceStatus.AWAITING);
      assertThat(asked.accept(at).value().acceptedAt()).contains(at);
    } else {
      assertThat(asked.at(at)).isEqualTo(AcceptanceStatus.EXPIRED);
      assertThatThrownBy(() -> asked.accept(at))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused ->
                  assertThat(refused.refusal())
                      .isEqualTo(new AcceptanceExpired(DOCUMENT, asked.deadline())));
    }
  }

  @Property
  @Label("ACC-1: what is accepted never expires, and accepting it again changes nothing")
  void accepted_for_good(
      @ForAll @LongRange(min = 0, max = 100) long deadline,
      @ForAll @LongRange(min = 0, max = 100) long early,
      @ForAll @LongRange(min = -1000, max = 1000) long later) {
    Acceptance accepted =
        asked(deadline).accept(ASKED.plusSeconds(Math.min(early, deadline))).value();
    Instant at = ASKED.plusSeconds(later);
    assertThat(accepted.at(at)).isEqualTo(AcceptanceStatus.ACCEPTED);
    assertThat(accepted.accept(at).isChanged()).isFalse();
    assertThat(accepted.accept(at).value()).isEqualTo(accepted);
  }

  private static Acceptance asked(long deadline) {
    return Acceptance.asked(
            DOCUMENT, new CustomerId(new UUID(1, 3)), ASKED, ASKED.plusSeconds(deadline))
        .value();
  }
}
