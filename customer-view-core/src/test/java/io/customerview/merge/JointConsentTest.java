package io.customerview.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.contact.Consent;
import io.customerview.contact.Consent.OptedIn;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.contact.Evidence;
import io.customerview.contact.OptOutReason;
import io.customerview.contact.Purpose;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("MRG-2 CNT-12: of two consents for one address the most restrictive counts")
class JointConsentTest {

  private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = SINCE.plusSeconds(60);
  private static final Evidence EVIDENCE = Evidence.of("site", "form", SINCE);

  private static Consent in(String... purposes) {
    Set<Purpose> only = new HashSet<>();
    for (String purpose : purposes) {
      only.add(new Purpose(purpose));
    }
    return new OptedIn(EVIDENCE.forPurposes(only), SINCE);
  }

  private static Consent joint(Consent own, Consent other) {
    return JointConsent.of(own, Optional.of(other));
  }

  @Test
  @DisplayName("MRG-2: of two opt-ins the purposes that both allow are left, if there is one")
  void purposes() {
    assertThat(joint(in("billing", "offers"), in("offers", "news"))).isEqualTo(in("offers"));
    assertThat(joint(in(), in("offers"))).isEqualTo(in("offers"));
    assertThat(joint(in("offers"), in())).isEqualTo(in("offers"));
    assertThat(joint(in(), in())).isEqualTo(in());
    assertThat(joint(in("billing"), in("offers"))).isEqualTo(Consent.notGiven());
  }

  @Test
  @DisplayName("MRG-2: what one has not opted in, both have not")
  void not_given() {
    assertThat(joint(in(), Consent.notGiven())).isEqualTo(Consent.notGiven());
    assertThat(joint(Consent.notGiven(), in())).isEqualTo(Consent.notGiven());
    assertThat(JointConsent.of(in(), Optional.empty())).as("nothing said").isEqualTo(in());
  }

  @Test
  @DisplayName("MRG-2: an opt-out of one closes for both, under its own moment and evidence")
  void opted_out() {
    OptedOut no = new OptedOut(OptOutReason.COMPLAINED, Optional.of(EVIDENCE), LATER);
    OptedOut imposed = new OptedOut(OptOutReason.MERGED, Optional.of(EVIDENCE), LATER);
    assertThat(joint(in(), no)).isEqualTo(imposed);
    assertThat(joint(Consent.notGiven(), no)).isEqualTo(imposed);
    assertThat(joint(no, in())).isEqualTo(no);
    assertThat(joint(no, new OptedOut(OptOutReason.ASKED, Optional.empty(), SINCE)))
        .as("its own no stays its own")
        .isEqualTo(no);
  }
}
