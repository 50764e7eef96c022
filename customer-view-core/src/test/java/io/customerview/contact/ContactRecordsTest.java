package io.customerview.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.customerview.contact.Consent.OptedIn;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.shared.AgentId;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.testkit.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ContactRecordsTest {

  private static final Instant NOW = SettableClock.START;
  private static final AgentId ANA = new AgentId("ana");
  private static final CustomerId LIA = new CustomerId(new UUID(1, 1));
  private static final ContactPointId POINT = new ContactPointId(new UUID(1, 2));
  private static final Address MOBILE = Address.phone("(11) 91234-5678");
  private static final Address OTHER = Address.phone("(21) 99876-5432");
  private static final Evidence EVIDENCE =
      Evidence.of("site", "form", NOW.minusSeconds(9))
          .forPurposes(Set.of(new Purpose("billing")))
          .withLegalBasis("consent")
          .withTextVersion("2026-03")
          .withProof("s3://proofs/1");

  @Test
  @DisplayName("PRIV-1 CNT-9: an opt-in is exported with all of its evidence")
  void opted_in() {
    assertThat(ContactRecords.of(entryOf(Optional.of(POINT), new OptedIn(EVIDENCE, NOW))))
        .containsExactly(
            entry("point", POINT.toString()),
            entry("channel", "PHONE"),
            entry("address", "+5511912345678"),
            entry("consent", "OPTED_IN"),
            entry("since", NOW),
            entry("source", "site"),
            entry("method", "form"),
            entry("given", NOW.minusSeconds(9)),
            entry("purposes", List.of("billing")),
            entry("legalBasis", "consent"),
            entry("textVersion", "2026-03"),
            entry("proof", "s3://proofs/1"),
            entry("moment", NOW),
            entry("cause", "SAID"));
  }

  @Test
  @DisplayName(
      "PRIV-1 CNT-9: an opt-out is exported with its reason, and evidence where it has any")
  void opted_out() {
    OptedOut complaint = new OptedOut(OptOutReason.COMPLAINED, Optional.empty(), NOW);
    assertThat(ContactRecords.of(entryOf(Optional.empty(), complaint)))
        .containsExactly(
            entry("channel", "PHONE"),
            entry("address", "+5511912345678"),
            entry("consent", "OPTED_OUT"),
            entry("since", NOW),
            entry("reason", "COMPLAINED"),
            entry("moment", NOW),
            entry("cause", "SAID"));
    OptedOut asked = new OptedOut(OptOutReason.ASKED, Optional.of(EVIDENCE), NOW);
    assertThat(ContactRecords.of(entryOf(Optional.of(POINT), asked)))
        .contains(entry("source", "site"), entry("proof", "s3://proofs/1"));
  }

  @Test
  @DisplayName("PRIV-1 CNT-1: an entry of the history is exported with both sides and its reason")
  void history() {
    ContactHistoryEntry edited =
        new ContactHistoryEntry(
            new UUID(1, 3),
            LIA,
            POINT,
            ContactAction.EDITED,
            Optional.of(new ContactSnapshot(MOBILE, Consent.State.OPTED_IN, true)),
            Optional.of(new ContactSnapshot(OTHER, Consent.State.NOT_GIVEN, false)),
            NOW,
            ANA,
            Optional.of("Called us"));
    assertThat(ContactRecords.of(edited))
        .containsExactly(
            entry("point", POINT.toString()),
            entry("channel", "PHONE"),
            entry("action", "EDITED"),
            entry("beforeAddress", MOBILE.display()),
            entry("beforeConsent", "OPTED_IN"),
            entry("beforePrimary", true),
            entry("afterAddress", OTHER.display()),
            entry("afterConsent", "NOT_GIVEN"),
            entry("afterPrimary", false),
            entry("moment", NOW),
            entry("reason", "Called us"));
  }

  private static ConsentEntry entryOf(Optional<ContactPointId> point, Consent consent) {
    AddressKey key = AddressKey.of(MOBILE);
    return new ConsentEntry(
        new UUID(1, 4),
        LIA,
        point,
        key.channel(),
        key.normalized(),
        "hash",
        consent,
        NOW,
        ANA,
        ConsentEntry.Cause.SAID,
        Optional.empty());
  }
}
