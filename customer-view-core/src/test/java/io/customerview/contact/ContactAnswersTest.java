package io.customerview.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditTrail;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the commands answer, and what of them stands in the audit trail. */
class ContactAnswersTest {

  private static final Address MOBILE = Address.phone("(11) 91234-5678");
  private static final Address OTHER = Address.phone("(21) 99876-5432");
  private static final Address THIRD = Address.phone("(31) 99876-5432");

  private final SettableClock clock = new SettableClock();
  private final Storage storage = mock(Storage.class, delegatesTo(InMemoryStorage.create()));
  private final List<AuditEntry> trail = new ArrayList<>();
  private final AgentView desk = desk();
  private final ContactDesk contacts = desk.contacts();
  private final CustomerId lia =
      desk.customers().register(Registration.builder(Person.of("Lia", null)).build()).customer();

  private AgentView desk() {
    AuditTrail audit = mock(AuditTrail.class, delegatesTo(storage.audit()));
    doAnswer(
            call -> {
              trail.addAll(call.<Collection<AuditEntry>>getArgument(1));
              return null;
            })
        .when(audit)
        .append(any(), any());
    doReturn(audit).when(storage).audit();
    return CustomerView.builder()
        .storage(storage)
        .clock(clock)
        .secrets(TestSecrets.SECRETS)
        .build()
        .as(Agent.of(new AgentId("ana"), AccessProfile.ANALYST));
  }

  @Test
  @DisplayName("CNT-1 CNT-8: every command answers the contact point and the version after it")
  void answers() {
    ContactChanged added = contacts.add(lia, Version.FIRST, NewContact.of(MOBILE));
    ContactPointId point = added.point().id();
    answered(added, 2);
    answered(contacts.change(lia, new Version(2), point, OTHER), 3);
    answered(contacts.optIn(lia, new Version(3), point), 4);
    answered(contacts.removeStar(lia, point), 5);
    answered(contacts.makePrimary(lia, new Version(5), point), 6);
    answered(contacts.makePrimary(lia, new Version(6), point), 6);
    clock.advance(Duration.ofMinutes(1));
    answered(contacts.change(lia, new Version(6), point, THIRD, evidence()), 7);
    answered(contacts.optOut(lia, point), 8);
    clock.advance(Duration.ofMinutes(1));
    answered(contacts.optIn(lia, new Version(8), point, evidence()), 9);
    clock.advance(Duration.ofMinutes(1));
    answered(contacts.optOut(lia, point, evidence()), 10);
    assertThat(contacts.delete(lia, new Version(10), point)).isEqualTo(new Version(11));
  }

  private void answered(ContactChanged answer, long version) {
    CustomerContacts now = contacts.of(lia);
    assertThat(answer.version()).isEqualTo(new Version(version)).isEqualTo(now.version());
    assertThat(now.points()).containsExactly(answer.point());
    assertThat(answer.customer()).isEqualTo(lia);
  }

  private Evidence evidence() {
    return Evidence.of("site", "form", clock.instant());
  }

  @Test
  @DisplayName("CNT-14: pausing and resuming answer the version after, on one channel as on all")
  void pauses() {
    DecisionDesk decisions = desk.decisions();
    assertThat(decisions.pause(lia, clock.instant().plusSeconds(60))).isEqualTo(new Version(2));
    assertThat(decisions.pause(lia, MessageChannel.SMS, clock.instant().plusSeconds(90)))
        .isEqualTo(new Version(3));
    assertThat(decisions.pauses(lia)).hasSize(2);
    assertThat(decisions.resume(lia, new Version(3), MessageChannel.SMS)).isEqualTo(new Version(4));
    assertThat(decisions.resume(lia, new Version(4))).isEqualTo(new Version(5));
    assertThat(decisions.pauses(lia)).isEmpty();
    assertThat(decisions.resume(lia, new Version(5))).isEqualTo(new Version(5));
  }

  @Test
  @DisplayName("CNT-13 PRIV-3: the suppression list leaves its changes in the trail, no address")
  void suppressions() {
    trail.clear();
    assertThat(desk.suppressions().lift(MOBILE)).isFalse();
    assertThat(desk.suppressions().suppress(MOBILE)).isEmpty();
    assertThat(desk.suppressions().suppress(MOBILE)).isEmpty();
    assertThat(desk.suppressions().lift(MOBILE)).isTrue();
    assertThat(desk.suppressions().lift(MOBILE)).isFalse();
    assertThat(trail)
        .extracting(AuditEntry::operation)
        .containsExactly("suppressions.suppress", "suppressions.lift");
    assertThat(trail).allSatisfy(entry -> assertThat(entry.customer()).isEmpty());
    assertThat(trail.toString()).doesNotContain("91234");
  }

  @Test
  @DisplayName("CNT-10: an opt-out of an address that no point has stays when it is added")
  void address_alone() {
    contacts.add(lia, Version.FIRST, NewContact.of(MOBILE));
    ContactPointId point = contacts.of(lia).points().get(0).id();
    contacts.delete(lia, new Version(2), point);
    desk.feedback().complained(lia, MOBILE);
    clock.advance(Duration.ofMinutes(1));
    assertThat(contacts.add(lia, contacts.of(lia).version(), NewContact.of(MOBILE)).point())
        .satisfies(added -> assertThat(added.consent()).isInstanceOf(Consent.OptedOut.class));
  }

  @Test
  @DisplayName("REG-7 CNT-1: a page has 1 to 500 entries, or people")
  void limits() {
    for (int limit : new int[] {0, ContactDesk.LARGEST_PAGE + 1}) {
      Stream.<Runnable>of(
              () -> contacts.peopleOf(lia, Optional.empty(), limit),
              () -> contacts.history(lia, DateRange.ALL, Optional.empty(), limit))
          .forEach(
              call ->
                  assertThatThrownBy(call::run)
                      .isInstanceOf(IllegalArgumentException.class)
                      .hasMessageMatching("a page has 1 to 500 (people|entries), not " + limit));
    }
    assertThat(contacts.peopleOf(lia, Optional.empty(), ContactDesk.LARGEST_PAGE).items())
        .isEmpty();
    assertThat(contacts.peopleOf(lia, Optional.empty(), 1).items()).isEmpty();
  }
}
