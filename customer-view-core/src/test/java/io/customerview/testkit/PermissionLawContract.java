package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.contact.Address;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.ContactRefusal.EvidenceInFuture;
import io.customerview.contact.ContactRefusal.NewerEvidence;
import io.customerview.contact.ContactRefusal.OptedOutSince;
import io.customerview.contact.Evidence;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.OptOutReason;
import io.customerview.contact.Purpose;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.intake.IntakeRow;
import io.customerview.intake.RowOutcome;
import io.customerview.intake.RowOutcome.Notice;
import io.customerview.shared.AgentId;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the permission law asks of every storage: that it forgets no consent. */
public interface PermissionLawContract {

  Purpose INVOICES = new Purpose("invoices");
  Purpose OFFERS = new Purpose("offers");

  /** Long ago, for everything. */
  Evidence WIDE = Evidence.of("file", "import", SettableClock.START.minus(Duration.ofDays(90)));

  /** Since then, for less. */
  Evidence NARROW =
      Evidence.of("site", "form", SettableClock.START.minus(Duration.ofDays(9)))
          .forPurposes(Set.of(INVOICES));

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName(
      "CNT-12: a point that is deleted and added again can't be opted in with older evidence")
  default void deleted_and_added_again() {
    Lia lia = new Lia(storage());
    Address address = email();
    ContactPointId point = lia.add(NewContact.of(address).optedIn(NARROW));
    lia.desk.contacts().delete(lia.id, lia.version(), point);
    NewContact replayed = NewContact.of(address).optedIn(WIDE).asPrimary();
    lia.refuses(new NewerEvidence(WIDE.at(), NARROW.at()), () -> lia.add(replayed));
    ContactPointId again = lia.add(NewContact.of(address));
    lia.refuses(
        new NewerEvidence(WIDE.at(), NARROW.at()),
        () -> lia.desk.contacts().optIn(lia.id, lia.version(), again, WIDE));
    lia.desk.contacts().optIn(lia.id, lia.version(), again, NARROW);
    assertThat(lia.mayGet(INVOICES)).isTrue();
    assertThat(lia.mayGet(OFFERS)).isFalse();
  }

  @Test
  @DisplayName(
      "CNT-12 CNT-6: a point that is edited away and back can't be opted in with older evidence")
  default void edited_away_and_back() {
    Lia lia = new Lia(storage());
    Address address = email();
    ContactPointId point = lia.add(NewContact.of(address).optedIn(NARROW));
    lia.desk.contacts().change(lia.id, lia.version(), point, email());
    lia.desk.contacts().change(lia.id, lia.version(), point, address);
    lia.refuses(
        new NewerEvidence(WIDE.at(), NARROW.at()),
        () -> lia.desk.contacts().optIn(lia.id, lia.version(), point, WIDE));
  }

  @Test
  @DisplayName(
      "CNT-12 CNT-6: an edit to an address that was opted in before takes no older evidence")
  default void edited_to_a_former_address() {
    Lia lia = new Lia(storage());
    Address former = email();
    ContactPointId gone = lia.add(NewContact.of(former).optedIn(NARROW));
    ContactPointId point = lia.add(NewContact.of(email()).optedIn(WIDE));
    lia.desk.contacts().delete(lia.id, lia.version(), gone);
    lia.refuses(
        new NewerEvidence(WIDE.at(), NARROW.at()),
        () -> lia.desk.contacts().change(lia.id, lia.version(), point, former, WIDE));
  }

  @Test
  @DisplayName(
      "CNT-12: an opt-out that is told late doesn't let evidence in that is older than the opt-in")
  default void opted_out_late() {
    Lia lia = new Lia(storage());
    ContactPointId point = lia.add(NewContact.of(email()).optedIn(NARROW));
    Instant before = NARROW.at().minusSeconds(60);
    lia.desk.contacts().optOut(lia.id, point, Evidence.of("call-center", "call", before));
    Evidence between = Evidence.of("site", "form", before.plusSeconds(30));
    lia.refuses(
        new NewerEvidence(between.at(), NARROW.at()),
        () -> lia.desk.contacts().optIn(lia.id, lia.version(), point, between));
  }

  @Test
  @DisplayName(
      "CNT-12: evidence from before an opt-out is refused also where an opt-in followed it")
  default void opted_out_and_in_again() {
    Lia lia = new Lia(storage());
    ContactPointId point = lia.add(NewContact.of(email()));
    lia.desk.contacts().optOut(lia.id, point);
    lia.clock.advance(Duration.ofMinutes(1));
    lia.desk.contacts().optIn(lia.id, lia.version(), point);
    lia.refuses(
        new OptedOutSince(WIDE.at(), SettableClock.START),
        () -> lia.desk.contacts().optIn(lia.id, lia.version(), point, WIDE));
  }

  @Test
  @DisplayName(
      "CNT-12 REG-8: an old file opts in nothing for more than what newer evidence allowed")
  default void old_file() {
    Lia lia = new Lia(storage());
    Address deleted = email();
    Address edited = email();
    ContactPointId first = lia.add(NewContact.of(deleted).optedIn(NARROW));
    ContactPointId second = lia.add(NewContact.of(edited).optedIn(NARROW));
    lia.desk.contacts().delete(lia.id, lia.version(), first);
    lia.desk.contacts().change(lia.id, lia.version(), second, email());
    lia.desk.contacts().change(lia.id, lia.version(), second, edited);
    RowOutcome.Taken taken =
        lia.take(
            NewContact.of(deleted).optedIn(WIDE).asPrimary(), NewContact.of(edited).optedIn(WIDE));
    assertThat(taken.contactsAdded()).isOne();
    NewerEvidence refusal = new NewerEvidence(WIDE.at(), NARROW.at());
    assertThat(taken.notices())
        .containsExactly(
            new Notice(0, ContactChannel.EMAIL, refusal),
            new Notice(1, ContactChannel.EMAIL, refusal));
    assertThat(lia.desk.contacts().of(lia.id).points())
        .hasSize(2)
        .noneMatch(ContactPoint::isReleased);
  }

  @Test
  @DisplayName("CNT-9 REG-8: a row with evidence from the future brings the address, not released")
  default void evidence_from_the_future() {
    Lia lia = new Lia(storage());
    Instant tomorrow = SettableClock.START.plus(Duration.ofDays(1));
    RowOutcome.Taken taken =
        lia.take(NewContact.of(email()).optedIn(Evidence.of("site", "form", tomorrow)));
    assertThat(taken.contactsAdded()).isOne();
    assertThat(taken.notices())
        .containsExactly(
            new Notice(
                0, ContactChannel.EMAIL, new EvidenceInFuture(tomorrow, SettableClock.START)));
    assertThat(lia.desk.contacts().of(lia.id).points())
        .singleElement()
        .matches(point -> !point.isReleased());
  }

  @Test
  @DisplayName("CNT-12 CNT-13: taking an address off the suppression list makes nobody reachable")
  default void lifted() {
    Lia lia = new Lia(storage());
    Address shared = email();
    ContactPointId point = lia.add(NewContact.of(shared).optedIn(NARROW));
    Lia other = new Lia(storage());
    ContactPointId closed = other.add(NewContact.of(shared));
    other.desk.contacts().optOut(other.id, closed);
    Version version = other.version();
    lia.desk.feedback().complained(new Lia(storage()).id, shared);
    assertThat(lia.mayGet(INVOICES)).isFalse();
    lia.clock.advance(Duration.ofMinutes(1));
    assertThat(lia.desk.suppressions().lift(shared)).isTrue();
    assertThat(lia.mayGet(INVOICES)).isFalse();
    assertThat(lia.desk.contacts().of(lia.id).points().get(0).consent())
        .isInstanceOfSatisfying(
            OptedOut.class, out -> assertThat(out.reason()).isEqualTo(OptOutReason.SUPPRESSED));
    assertThat(other.version()).as("who had opted out stays as they were").isEqualTo(version);
    lia.refuses(
        new OptedOutSince(NARROW.at(), lia.clock.instant()),
        () -> lia.desk.contacts().optIn(lia.id, lia.version(), point, NARROW));
    assertThat(lia.desk.suppressions().lift(shared)).as("twice is once").isFalse();
  }

  private static Address email() {
    return Address.email("p" + UUID.randomUUID() + "@exemplo.com.br");
  }

  /** A customer, and the agent who looks after her. */
  final class Lia {

    private final SettableClock clock = new SettableClock();
    private final String external = UUID.randomUUID().toString();
    private final AgentView desk;
    private final CustomerId id;

    Lia(Storage storage) {
      this.desk =
          CustomerView.builder()
              .storage(storage)
              .clock(clock)
              .secrets(TestSecrets.SECRETS)
              .build()
              .as(Agent.system(new AgentId("crm")));
      this.id = desk.customers().register(registration()).customer();
    }

    private Registration registration() {
      return Registration.builder(Person.of("Lia", "Teles")).externalId(external).build();
    }

    Version version() {
      return desk.contacts().of(id).version();
    }

    ContactPointId add(NewContact contact) {
      return desk.contacts().add(id, version(), contact).point().id();
    }

    RowOutcome.Taken take(NewContact... contacts) {
      IntakeRow row = IntakeRow.of(1, registration());
      for (NewContact contact : contacts) {
        row = row.contact(contact);
      }
      List<RowOutcome> outcomes = new ArrayList<>();
      desk.intake().take(List.of(row).iterator(), outcomes::add);
      return (RowOutcome.Taken) outcomes.get(0);
    }

    /** Returns whether she can be written to by e-mail, at the first of her points. */
    boolean mayGet(Purpose purpose) {
      ContactPoint point = desk.contacts().of(id).points().get(0);
      IntendedMessage message = IntendedMessage.on(MessageChannel.EMAIL, purpose);
      return (point.primary() && desk.decisions().mayWrite(id, message).isAllowed())
          || (point.consent().covers(purpose)
              && desk.decisions().mayWrite(id, message.to(point.address())).isAllowed());
    }

    void refuses(Refusal expected, ThrowingCallable command) {
      assertThatThrownBy(command)
          .isInstanceOfSatisfying(
              RefusedException.class, refused -> assertThat(refused.refusal()).isEqualTo(expected));
    }
  }
}
