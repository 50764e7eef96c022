package io.customerview.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.contact.Consent.OptedIn;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.contact.ContactRefusal.AddressTaken;
import io.customerview.contact.ContactRefusal.ContactPointUnknown;
import io.customerview.contact.ContactRefusal.EvidenceInFuture;
import io.customerview.contact.ContactRefusal.EvidenceNotNeeded;
import io.customerview.contact.ContactRefusal.NewerEvidence;
import io.customerview.contact.ContactRefusal.OptedOutSince;
import io.customerview.contact.ContactRefusal.OtherChannel;
import io.customerview.contact.ContactRefusal.PrimaryNotReleased;
import io.customerview.contact.ContactRefusal.Suppressed;
import io.customerview.contact.PrimaryContact.Missing;
import io.customerview.contact.PrimaryContact.Why;
import io.customerview.shared.After;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.testkit.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ContactBookTest {

  private static final CustomerId CUSTOMER = new CustomerId(new UUID(1, 1));
  private static final Instant NOW = SettableClock.START;
  private static final Address ONE = Address.phone("(11) 91234-5678");
  private static final Address TWO = Address.phone("(21) 98765-4321");
  private static final Address THREE = Address.phone("(11) 3123-4567");
  private static final Address MAIL = Address.email("maria@exemplo.com.br");
  private static final ContactPointId A = new ContactPointId(new UUID(0, 1));
  private static final ContactPointId B = new ContactPointId(new UUID(0, 2));
  private static final ContactPointId C = new ContactPointId(new UUID(0, 3));
  private static final Evidence EVIDENCE = given(NOW);

  private ContactBook book = ContactBook.empty(CUSTOMER);
  private List<String> events = List.of();
  private boolean primaryByOptIn = true;
  private boolean suppressed;

  private static Evidence given(Instant at) {
    return Evidence.of("site", "form", at);
  }

  private void keep(After<ContactBook> after) {
    book = after.value();
    events = after.events().stream().map(DomainEvent::name).toList();
  }

  private void add(ContactPointId id, Address address) {
    keep(book.add(id, NewContact.of(address), suppressed, primaryByOptIn, NOW));
  }

  private void addReleased(ContactPointId id, Address address) {
    keep(book.add(id, NewContact.of(address).optedIn(EVIDENCE), suppressed, primaryByOptIn, NOW));
  }

  private void optIn(ContactPointId id, Evidence evidence) {
    keep(book.optIn(id, evidence, suppressed, primaryByOptIn, NOW));
  }

  private void optOut(ContactPointId id) {
    keep(book.optOut(id, OptOutReason.ASKED, Optional.empty(), NOW));
  }

  private void edit(ContactPointId id, Address address) {
    keep(book.edit(id, address, Optional.empty(), suppressed, NOW));
  }

  private void edit(ContactPointId id, Address address, Evidence evidence) {
    keep(book.edit(id, address, Optional.of(evidence), suppressed, NOW));
  }

  private ContactPoint point(ContactPointId id) {
    return book.find(id).orElseThrow();
  }

  private Consent.State state(ContactPointId id) {
    return point(id).consent().state();
  }

  private void assertRefused(Class<? extends Refusal> expected, ThrowingCallable command) {
    ContactBook before = book;
    assertThatThrownBy(command)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isInstanceOf(expected));
    assertThat(book).isSameAs(before);
  }

  @Nested
  class Adding {

    @Test
    @DisplayName("CNT-2: a new point is not released, and not primary")
    void not_released() {
      add(A, ONE);
      assertThat(state(A)).isEqualTo(Consent.State.NOT_GIVEN);
      assertThat(point(A).primary()).isFalse();
      assertThat(events).containsExactly("contact.added");
    }

    @Test
    @DisplayName("CNT-2 CNT-9: the same call can opt it in, with evidence")
    void released_at_once() {
      addReleased(A, ONE);
      assertThat(point(A).consent()).isEqualTo(new OptedIn(EVIDENCE, NOW));
      assertThat(events)
          .containsExactly("contact.added", "contact.opted_in", "contact.made_primary");
    }

    @Test
    @DisplayName("CNT-2 CNT-4: the same call can make it primary, but only released")
    void primary_at_once() {
      addReleased(A, ONE);
      keep(
          book.add(
              B, NewContact.of(TWO).optedIn(EVIDENCE).asPrimary(), false, primaryByOptIn, NOW));
      assertThat(point(B).primary()).isTrue();
      assertThat(point(A).primary()).isFalse();
      assertRefused(
          PrimaryNotReleased.class,
          () -> book.add(C, NewContact.of(THREE).asPrimary(), false, true, NOW));
    }

    @Test
    @DisplayName(
        "CNT-6: the same normalized address again is refused, and names the point that has it")
    void taken() {
      add(A, MAIL);
      assertThatThrownBy(
              () ->
                  book.add(
                      B, NewContact.of(Address.email("MARIA@Exemplo.com.br")), false, true, NOW))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.refusal()).isEqualTo(new AddressTaken(Optional.of(A))));
    }

    @Test
    @DisplayName("CNT-6: a mobile with and without its ninth digit is one address")
    void twins_are_one() {
      add(A, Address.phone("(11) 8765-4321"));
      assertRefused(AddressTaken.class, () -> add(B, Address.phone("(11) 98765-4321")));
      add(B, Address.phone("(21) 98765-4321"));
    }

    @Test
    @DisplayName("CNT-12: an address that was last opted out comes back opted out, even deleted")
    void stays_opted_out() {
      addReleased(A, ONE);
      optOut(A);
      Consent out = point(A).consent();
      keep(book.delete(A));
      add(B, ONE);
      assertThat(point(B).consent()).isEqualTo(out);
    }

    @Test
    @DisplayName("CNT-12: an opt-out that is gone by a later opt-in does not come back")
    void opted_in_again() {
      add(A, ONE);
      optOut(A);
      optIn(A, EVIDENCE);
      keep(book.delete(A));
      add(B, ONE);
      assertThat(state(B)).isEqualTo(Consent.State.NOT_GIVEN);
    }

    @Test
    @DisplayName(
        "CNT-12: evidence from before the opt-out releases nothing, neither then nor on adding again")
    void old_evidence() {
      add(A, ONE);
      optOut(A);
      assertRefused(OptedOutSince.class, () -> optIn(A, given(NOW.minusSeconds(1))));
      keep(book.delete(A));
      assertRefused(
          OptedOutSince.class,
          () ->
              book.add(
                  B, NewContact.of(ONE).optedIn(given(NOW.minusSeconds(1))), false, true, NOW));
      addReleased(B, ONE);
      assertThat(point(B).isReleased()).isTrue();
    }

    @Test
    @DisplayName("CNT-13: a suppressed address can be added, opted out, and not be released")
    void suppressed_address() {
      suppressed = true;
      add(A, ONE);
      assertThat(point(A).consent())
          .isEqualTo(new OptedOut(OptOutReason.SUPPRESSED, Optional.empty(), NOW));
      assertRefused(Suppressed.class, () -> optIn(A, EVIDENCE));
      assertRefused(Suppressed.class, () -> addReleased(B, TWO));
      assertRefused(PrimaryNotReleased.class, () -> book.makePrimary(A, false));
      suppressed = false;
      assertThat(state(A)).isEqualTo(Consent.State.OPTED_OUT);
      optIn(A, EVIDENCE);
      assertThat(point(A).isReleased()).isTrue();
    }
  }

  @Nested
  class OptingIn {

    @Test
    @DisplayName(
        "CNT-7: the first released point of a channel becomes primary; the second does not")
    void first_is_primary() {
      add(A, ONE);
      add(B, TWO);
      optIn(B, EVIDENCE);
      assertThat(point(B).primary()).isTrue();
      optIn(A, EVIDENCE);
      assertThat(point(A).primary()).isFalse();
      addReleased(C, MAIL);
      assertThat(point(C).primary()).isTrue();
    }

    @Test
    @DisplayName("CNT-7: a policy switches that off")
    void policy_off() {
      primaryByOptIn = false;
      addReleased(A, ONE);
      assertThat(point(A).primary()).isFalse();
    }

    @Test
    @DisplayName("CNT-7 CNT-4: with another released point and no primary, nothing is promoted")
    void other_released() {
      addReleased(A, ONE);
      keep(book.removeStar(A));
      addReleased(B, TWO);
      assertThat(point(A).primary()).isFalse();
      assertThat(point(B).primary()).isFalse();
    }

    @Test
    @DisplayName("CNT-7: renewed evidence does not give back a star that was taken off")
    void renewal_keeps_star_off() {
      addReleased(A, ONE);
      keep(book.removeStar(A));
      optIn(A, EVIDENCE.withProof("another"));
      assertThat(point(A).primary()).isFalse();
      assertThat(events).containsExactly("contact.opted_in");
    }

    @Test
    @DisplayName("CNT-9: the same evidence again changes nothing; an older one can't widen a newer")
    void repeated() {
      addReleased(A, ONE);
      optIn(A, EVIDENCE);
      assertThat(events).isEmpty();
      assertRefused(NewerEvidence.class, () -> optIn(A, given(NOW.minusSeconds(1))));
    }

    @Test
    @DisplayName("CNT-9: evidence in the future is refused")
    void future() {
      add(A, ONE);
      assertRefused(EvidenceInFuture.class, () -> optIn(A, given(NOW.plusSeconds(1))));
    }

    @Test
    @DisplayName("a point that there is not is refused by every command")
    void unknown() {
      assertRefused(ContactPointUnknown.class, () -> optIn(A, EVIDENCE));
      assertRefused(ContactPointUnknown.class, () -> optOut(A));
      assertRefused(ContactPointUnknown.class, () -> edit(A, ONE));
      assertRefused(ContactPointUnknown.class, () -> book.delete(A));
      assertRefused(ContactPointUnknown.class, () -> book.makePrimary(A, false));
      assertRefused(ContactPointUnknown.class, () -> book.removeStar(A));
    }
  }

  @Nested
  class OptingOut {

    @Test
    @DisplayName("CNT-4: opting out the primary takes the star away, and promotes nothing")
    void takes_star() {
      addReleased(A, ONE);
      addReleased(B, TWO);
      optOut(A);
      assertThat(point(A).primary()).isFalse();
      assertThat(point(B).primary()).isFalse();
      assertThat(events).containsExactly("contact.star_taken", "contact.opted_out");
    }

    @Test
    @DisplayName("CNT-9: an opt-out needs no evidence, and the same one again changes nothing")
    void repeated() {
      add(A, ONE);
      optOut(A);
      assertThat(events).containsExactly("contact.opted_out");
      optOut(A);
      assertThat(events).isEmpty();
    }

    @Test
    @DisplayName("CNT-12: evidence from between two opt-outs for one reason releases nothing")
    void opted_out_twice() {
      add(A, ONE);
      optOut(A);
      keep(book.optOut(A, OptOutReason.ASKED, Optional.empty(), NOW.plusSeconds(9)));
      assertThat(events).containsExactly("contact.opted_out");
      assertThatThrownBy(
              () -> book.optIn(A, given(NOW.plusSeconds(5)), false, true, NOW.plusSeconds(10)))
          .isInstanceOf(RefusedException.class);
      keep(book.optIn(A, given(NOW.plusSeconds(9)), false, true, NOW.plusSeconds(10)));
      assertThat(point(A).isReleased()).isTrue();
    }

    @Test
    @DisplayName("CNT-9: an opt-out dated in the future counts from when it was recorded")
    void opted_out_in_the_future() {
      add(A, ONE);
      Evidence slip = given(NOW.plusSeconds(1_000_000_000));
      keep(book.optOut(A, OptOutReason.ASKED, Optional.of(slip), NOW));
      keep(book.optIn(A, given(NOW.plusSeconds(5)), false, true, NOW.plusSeconds(10)));
      assertThat(point(A).isReleased()).isTrue();
    }

    @Test
    @DisplayName("CNT-9: an opt-out dated in the future is news once, however often it is given")
    void opted_out_in_the_future_again() {
      add(A, ONE);
      Optional<Evidence> slip = Optional.of(given(NOW.plusSeconds(1_000_000_000)));
      for (Address address : List.of(ONE, TWO)) {
        keep(book.optOut(address, OptOutReason.ASKED, slip, NOW));
        assertThat(events).hasSize(1);
        keep(book.optOut(address, OptOutReason.ASKED, slip, NOW.plusSeconds(9)));
        assertThat(events).isEmpty();
        assertThat(book.optOutOf(address)).map(OptedOut::at).contains(NOW);
      }
    }

    @Test
    @DisplayName("CNT-12: an opt-out given again once its date has come closes until that date")
    void opted_out_ahead_and_given_again() {
      add(A, ONE);
      Instant ahead = NOW.minusSeconds(900);
      for (int minutes : List.of(20, 10, 0)) {
        Instant moment = NOW.minusSeconds(minutes * 60L);
        keep(book.optOut(A, OptOutReason.ASKED, Optional.of(given(ahead)), moment));
        assertThat(events).hasSize(minutes > 0 ? 1 : 0);
      }
      assertThat(book.optOutOf(ONE)).map(OptedOut::at).contains(ahead);
      assertRefused(OptedOutSince.class, () -> optIn(A, given(NOW.minusSeconds(1_000))));
      assertThat(point(A).isReleased()).isFalse();
    }

    @Test
    @DisplayName("CNT-12: another slip, or an opt-out without evidence, still is a later opt-out")
    void opted_out_by_another_slip() {
      add(A, ONE);
      List<Optional<Evidence>> next =
          List.of(
              Optional.of(given(NOW.plusSeconds(1_000_000))),
              Optional.of(given(NOW.plusSeconds(2_000_000))),
              Optional.empty());
      for (int days = 0; days < next.size(); days++) {
        keep(book.optOut(A, OptOutReason.ASKED, next.get(days), NOW.plusSeconds(days)));
        assertThat(events).containsExactly("contact.opted_out");
      }
    }

    @Test
    @DisplayName("CNT-12: a later opt-out counts from then on; an earlier one doesn't")
    void later_opt_out() {
      add(A, ONE);
      optOut(A);
      Evidence earlier = given(NOW.minusSeconds(9));
      keep(book.optOut(A, OptOutReason.COMPLAINED, Optional.of(earlier), NOW.plusSeconds(9)));
      assertThat(events).isEmpty();
      Evidence letter = given(NOW.plusSeconds(5));
      keep(book.optOut(A, OptOutReason.ASKED, Optional.of(letter), NOW.plusSeconds(9)));
      assertThat(events).containsExactly("contact.opted_out");
      assertThatThrownBy(
              () -> book.optIn(A, given(NOW.plusSeconds(4)), false, true, NOW.plusSeconds(10)))
          .isInstanceOf(RefusedException.class);
      keep(book.optOut(A, OptOutReason.COMPLAINED, Optional.empty(), NOW.plusSeconds(9)));
      assertThat(((OptedOut) point(A).consent()).reason()).isEqualTo(OptOutReason.COMPLAINED);
    }

    @Test
    @DisplayName("CNT-10: an address is opted out at its point, or by itself where no point has it")
    void by_address() {
      addReleased(A, ONE);
      keep(book.optOut(ONE, OptOutReason.UNSUBSCRIBED, Optional.empty(), NOW));
      assertThat(state(A)).isEqualTo(Consent.State.OPTED_OUT);
      keep(book.optOut(TWO, OptOutReason.UNSUBSCRIBED, Optional.empty(), NOW));
      assertThat(events).containsExactly("contact.address_opted_out");
      keep(book.optOut(TWO, OptOutReason.UNSUBSCRIBED, Optional.empty(), NOW));
      assertThat(events).isEmpty();
      add(B, TWO);
      assertThat(state(B)).isEqualTo(Consent.State.OPTED_OUT);
    }
  }

  @Nested
  class Starring {

    @Test
    @DisplayName("CNT-3: making one primary takes the star off the other in the same step")
    void moves() {
      addReleased(A, ONE);
      addReleased(B, TWO);
      addReleased(C, MAIL);
      keep(book.makePrimary(B, false));
      assertThat(point(A).primary()).isFalse();
      assertThat(point(B).primary()).isTrue();
      assertThat(point(C).primary()).isTrue();
      assertThat(events).containsExactly("contact.star_taken", "contact.made_primary");
      keep(book.makePrimary(B, false));
      assertThat(events).isEmpty();
    }

    @Test
    @DisplayName("CNT-4: a point that is not released can't be primary")
    void not_released() {
      add(A, ONE);
      assertRefused(PrimaryNotReleased.class, () -> book.makePrimary(A, false));
      optOut(A);
      assertRefused(PrimaryNotReleased.class, () -> book.makePrimary(A, false));
    }

    @Test
    @DisplayName("CNT-4: a star can be taken off, and taking it off twice is taking it off once")
    void taken_off() {
      addReleased(A, ONE);
      keep(book.removeStar(A));
      assertThat(events).containsExactly("contact.star_taken");
      keep(book.removeStar(A));
      assertThat(events).isEmpty();
    }

    @Test
    @DisplayName("CNT-5: a message goes to the primary; without one the answer says why")
    void resolution() {
      assertThat(book.primary(ContactChannel.PHONE)).isEqualTo(new Missing(Why.NONE_REGISTERED));
      add(A, ONE);
      assertThat(book.primary(ContactChannel.PHONE)).isEqualTo(new Missing(Why.NONE_RELEASED));
      addReleased(B, TWO);
      assertThat(book.primary(ContactChannel.PHONE)).isEqualTo(new PrimaryContact.Found(point(B)));
      assertThat(book.primary(ContactChannel.EMAIL)).isEqualTo(new Missing(Why.NONE_REGISTERED));
      keep(book.removeStar(B));
      assertThat(book.primary(ContactChannel.PHONE)).isEqualTo(new Missing(Why.NONE_CHOSEN));
      optOut(B);
      assertThat(book.primary(ContactChannel.PHONE)).isEqualTo(new Missing(Why.NONE_RELEASED));
    }

    @Test
    @DisplayName("CNT-15: a channel is active when it has a released point")
    void active() {
      add(A, ONE);
      addReleased(B, MAIL);
      assertThat(book.activeChannels()).containsExactly(ContactChannel.EMAIL);
      optOut(B);
      assertThat(book.activeChannels()).isEmpty();
    }
  }

  @Nested
  class Editing {

    @Test
    @DisplayName("CNT-6: another writing of the same address keeps everything")
    void same_address() {
      addReleased(A, MAIL);
      Consent before = point(A).consent();
      edit(A, Address.email("Maria@exemplo.com.br"));
      assertThat(point(A).address().display()).isEqualTo("Maria@exemplo.com.br");
      assertThat(point(A).consent()).isEqualTo(before);
      assertThat(point(A).primary()).isTrue();
      assertThat(events).containsExactly("contact.edited");
      edit(A, Address.email("Maria@exemplo.com.br"));
      assertThat(events).isEmpty();
    }

    @Test
    @DisplayName("CNT-6: adding the ninth digit to an old mobile keeps consent and star")
    void ninth_digit() {
      addReleased(A, Address.phone("(11) 8765-4321"));
      edit(A, Address.phone("(11) 98765-4321"));
      assertThat(point(A).isReleased()).isTrue();
      assertThat(point(A).primary()).isTrue();
    }

    @Test
    @DisplayName("CNT-6: another address loses opt-in and star, and keeps the identity")
    void other_address() {
      addReleased(A, ONE);
      edit(A, TWO);
      assertThat(point(A).address()).isEqualTo(TWO);
      assertThat(state(A)).isEqualTo(Consent.State.NOT_GIVEN);
      assertThat(point(A).primary()).isFalse();
      assertThat(point(A).addedAt()).isEqualTo(NOW);
      assertThat(events).containsExactly("contact.star_taken", "contact.edited");
    }

    @Test
    @DisplayName("CNT-6: with evidence for the new address, opt-in and star stay")
    void with_evidence() {
      addReleased(A, ONE);
      Evidence forTwo = EVIDENCE.withProof("call 17");
      edit(A, TWO, forTwo);
      assertThat(point(A).consent()).isEqualTo(new OptedIn(forTwo, NOW));
      assertThat(point(A).primary()).isTrue();
      assertThat(events).containsExactly("contact.edited");
    }

    @Test
    @DisplayName("CNT-6: an opt-out is kept, and evidence can't change that")
    void keeps_opt_out() {
      add(A, ONE);
      optOut(A);
      Consent out = point(A).consent();
      edit(A, TWO);
      assertThat(point(A).consent()).isEqualTo(out);
      assertRefused(EvidenceNotNeeded.class, () -> edit(A, THREE, EVIDENCE));
      assertThat(book.optOutOf(ONE)).contains((OptedOut) out);
      assertThat(book.optOutOf(TWO)).contains((OptedOut) out);
    }

    @Test
    @DisplayName("CNT-12: an edit to an address that was opted out leaves the point opted out")
    void to_opted_out_address() {
      add(A, ONE);
      optOut(A);
      keep(book.delete(A));
      addReleased(B, TWO);
      edit(B, ONE);
      assertThat(state(B)).isEqualTo(Consent.State.OPTED_OUT);
      add(C, THREE);
      keep(book.delete(B));
      edit(C, ONE);
      assertThat(state(C)).isEqualTo(Consent.State.OPTED_OUT);
    }

    @Test
    @DisplayName(
        "CNT-12: evidence older than the opt-out of the new address is refused in an edit too")
    void old_evidence() {
      add(A, ONE);
      optOut(A);
      keep(book.delete(A));
      addReleased(B, TWO);
      assertRefused(OptedOutSince.class, () -> edit(B, ONE, given(NOW.minusSeconds(1))));
      assertRefused(EvidenceInFuture.class, () -> edit(B, ONE, given(NOW.plusSeconds(1))));
      edit(B, ONE, EVIDENCE);
      assertThat(point(B).isReleased()).isTrue();
    }

    @Test
    @DisplayName("CNT-12: of two opt-outs, the later one counts after an edit")
    void later_of_two() {
      add(A, ONE);
      keep(book.optOut(A, OptOutReason.ASKED, Optional.empty(), NOW));
      add(B, TWO);
      keep(book.optOut(B, OptOutReason.BOUNCED, Optional.empty(), NOW.plusSeconds(5)));
      Consent later = point(B).consent();
      keep(book.delete(B));
      edit(A, TWO);
      assertThat(point(A).consent()).isEqualTo(later);
      add(B, ONE);
      keep(book.delete(A));
      edit(B, TWO);
      assertThat(point(B).consent()).isEqualTo(later);
    }

    @Test
    @DisplayName(
        "CNT-13: an edit to a suppressed address leaves the point opted out, evidence or not")
    void to_suppressed() {
      addReleased(A, ONE);
      suppressed = true;
      assertRefused(Suppressed.class, () -> edit(A, TWO, EVIDENCE));
      edit(A, TWO);
      assertThat(state(A)).isEqualTo(Consent.State.OPTED_OUT);
    }

    @Test
    @DisplayName("CNT-6: an edit to an address of another point, or of another channel, is refused")
    void refused() {
      add(A, ONE);
      add(B, TWO);
      assertRefused(AddressTaken.class, () -> edit(A, TWO));
      assertRefused(OtherChannel.class, () -> edit(A, MAIL));
      assertRefused(EvidenceNotNeeded.class, () -> edit(A, THREE, EVIDENCE));
      addReleased(C, MAIL);
      assertRefused(
          EvidenceNotNeeded.class, () -> edit(C, Address.email("Maria@exemplo.com.br"), EVIDENCE));
    }
  }

  @Nested
  class Deleting {

    @Test
    @DisplayName("CNT-4: deleting the primary promotes nothing")
    void primary() {
      addReleased(A, ONE);
      addReleased(B, TWO);
      keep(book.delete(A));
      assertThat(book.points()).containsExactly(point(B));
      assertThat(point(B).primary()).isFalse();
      assertThat(events).containsExactly("contact.deleted");
    }
  }

  @Test
  @DisplayName("PRIV-3: what happened is told without the address")
  void events_are_masked() {
    After<ContactBook> after = book.add(A, NewContact.of(MAIL).optedIn(EVIDENCE), false, true, NOW);
    assertThat(after.events())
        .allSatisfy(
            event -> {
              assertThat(event.details().toString()).doesNotContain("maria", "exemplo");
              assertThat(event.details()).containsEntry("channel", "EMAIL");
            });
    keep(after);
    After<ContactBook> typed =
        book.optOut(Address.email("rui@exemplo.com.br"), OptOutReason.ASKED, Optional.empty(), NOW);
    assertThat(typed.events().get(0).details().toString()).doesNotContain("rui");
  }

  @Test
  @DisplayName("a book is made of what is stored")
  void of_stored() {
    add(A, ONE);
    optOut(A);
    OptedOut out = (OptedOut) point(A).consent();
    ContactBook read =
        ContactBook.of(CUSTOMER, List.of(), Map.of(AddressKey.of(ONE), AddressConsent.of(out)));
    assertThat(read.add(B, NewContact.of(ONE), false, true, NOW).value().find(B))
        .hasValueSatisfying(point -> assertThat(point.consent()).isEqualTo(out));
  }
}
