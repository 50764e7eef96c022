package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.audit.AuditEntry;
import io.customerview.contact.Address;
import io.customerview.contact.AddressKey;
import io.customerview.contact.Cap;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.ContactPolicy;
import io.customerview.contact.ContactRefusal;
import io.customerview.contact.CustomerContacts;
import io.customerview.contact.Decision;
import io.customerview.contact.Decision.Allow;
import io.customerview.contact.Decision.Defer;
import io.customerview.contact.Decision.Deny;
import io.customerview.contact.Evidence;
import io.customerview.contact.HandOver;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.OptOutReason;
import io.customerview.contact.Pause;
import io.customerview.contact.PostalAddress;
import io.customerview.contact.Purpose;
import io.customerview.contact.QuietHours;
import io.customerview.contact.Reason;
import io.customerview.contact.SendingRefusal;
import io.customerview.contact.UnsubscribeLink;
import io.customerview.contact.UnsubscribeLinks;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registered;
import io.customerview.customer.Registration;
import io.customerview.identity.Country;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CommonRefusal.MomentUnlikely;
import io.customerview.shared.CommonRefusal.StaleVersion;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the decision, pauses and feedback promise on every storage, asked through the door. */
public interface DecisionsContract {

  /** Noon in São Paulo. */
  Instant NOON = SettableClock.START;

  Purpose BILLING = new Purpose("billing");
  Purpose FRAUD = new Purpose("fraud_alert");
  IntendedMessage MAIL = IntendedMessage.on(MessageChannel.EMAIL, BILLING);

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  // ── the decision ──

  @Test
  @DisplayName(
      "CNT-11: the decision reads contacts, suppressions, pauses and hand-overs from the storage")
  default void may_write_reads_everything() {
    SettableClock clock = new SettableClock();
    AgentView desk =
        desk(clock, ContactPolicy.builder().cap(Cap.of(1, Duration.ofHours(1))).build());
    CustomerId customer = register(desk);
    assertThat(desk.decisions().mayWrite(customer, MAIL))
        .isInstanceOfSatisfying(
            Deny.class,
            deny ->
                assertThat(deny.reasons())
                    .singleElement()
                    .isInstanceOf(Reason.NoneRegistered.class));

    Address address = email();
    ContactPoint point = addOptedIn(desk, customer, address);
    assertThat(desk.decisions().mayWrite(customer, MAIL))
        .isInstanceOfSatisfying(
            Allow.class,
            allow -> {
              assertThat(allow.address()).isEqualTo(address);
              assertThat(allow.point()).contains(point);
            });

    Work.run(storage(), work -> storage().handOvers().add(work, List.of(handOver(customer, NOON))));
    assertThat(desk.decisions().mayWrite(customer, MAIL))
        .isInstanceOfSatisfying(
            Defer.class, defer -> assertThat(defer.until()).isEqualTo(NOON.plusSeconds(3600)));

    desk.decisions().pause(customer, NOON.plusSeconds(7200));
    assertThat(desk.decisions().mayWrite(customer, MAIL))
        .isInstanceOfSatisfying(
            Defer.class, defer -> assertThat(defer.until()).isEqualTo(NOON.plusSeconds(7200)));
    assertThat(desk.decisions().mayWrite(customer, MAIL, NOON.plusSeconds(7200)).isAllowed())
        .as("at a future moment, as things are")
        .isTrue();

    desk.suppressions().suppress(address);
    assertThat(desk.decisions().mayWrite(customer, MAIL)).isInstanceOf(Deny.class);
    assertThat(desk.decisions().mayWrite(customer, MAIL.to(address)).reasons())
        .extracting(Object::getClass)
        .isEqualTo(List.of(Reason.Suppressed.class, Reason.AddressOptedOut.class));
  }

  @Test
  @DisplayName(
      "CNT-13: an address that is suppressed closes it for whoever has it, opted in or not")
  default void suppressed_for_others() {
    AgentView desk = desk(new SettableClock(), ContactPolicy.standard());
    CustomerId one = register(desk);
    CustomerId other = register(desk);
    Address shared = email();
    addOptedIn(desk, one, shared);
    addOptedIn(desk, other, shared);
    desk.feedback().complained(one, shared);
    ContactPoint point = desk.contacts().of(other).points().get(0);
    assertThat(point.isReleased()).isTrue();
    assertThat(point.primary()).isTrue();
    assertThat(desk.decisions().mayWrite(other, MAIL).reasons())
        .singleElement()
        .isInstanceOf(Reason.Suppressed.class);
    Version read = desk.contacts().removeStar(other, point.id()).version();
    Door.refused(
        () -> desk.contacts().makePrimary(other, read, point.id()),
        new ContactRefusal.Suppressed());
  }

  @Test
  @DisplayName("CNT-11: many customers are decided on at once, each as by itself")
  default void may_write_to_many() {
    AgentView desk = desk(new SettableClock(), ContactPolicy.standard());
    CustomerId reachable = register(desk);
    CustomerId silent = register(desk);
    CustomerId paused = register(desk);
    addOptedIn(desk, reachable, email());
    addOptedIn(desk, paused, email());
    desk.decisions().pause(paused, MessageChannel.EMAIL, NOON.plusSeconds(60));
    Map<CustomerId, Decision> decisions =
        desk.decisions().mayWrite(List.of(silent, reachable, paused), MAIL);
    assertThat(decisions.keySet()).containsExactly(silent, reachable, paused);
    decisions.forEach(
        (customer, decision) ->
            assertThat(decision).isEqualTo(desk.decisions().mayWrite(customer, MAIL)));
    assertThat(decisions.get(silent)).isInstanceOf(Deny.class);
    assertThat(decisions.get(reachable)).isInstanceOf(Allow.class);
    assertThat(decisions.get(paused)).isInstanceOf(Defer.class);
  }

  @Test
  @DisplayName(
      "CNT-14: quiet hours are those of the customer's zone, else of its state, else of the business")
  default void zones() {
    SettableClock clock = new SettableClock();
    ContactPolicy policy =
        ContactPolicy.builder()
            .quietHours(QuietHours.none().daily(LocalTime.of(21, 0), LocalTime.of(8, 0)))
            .build();
    AgentView desk = desk(clock, policy);
    CustomerId own = register(desk, person().state("AC").timeZone(ZoneId.of("Europe/Lisbon")));
    CustomerId acre = register(desk, person().state("Acre"));
    CustomerId nowhere = register(desk, person());
    CustomerId abroad = register(desk, person().country(Country.parse("CO")).state("Acre"));
    List<CustomerId> all = List.of(own, acre, nowhere, abroad);
    all.forEach(customer -> addOptedIn(desk, customer, email()));
    clock.set(Instant.parse("2026-11-24T09:00:00Z")); // 09:00 in Lisbon, 06:00 in São Paulo
    assertThat(desk.decisions().mayWrite(own, MAIL)).isInstanceOf(Allow.class);
    assertThat(until(desk, acre)).isEqualTo("2026-11-24T13:00:00Z");
    assertThat(until(desk, nowhere)).isEqualTo("2026-11-24T11:00:00Z");
    assertThat(until(desk, abroad)).isEqualTo("2026-11-24T11:00:00Z");
  }

  @Test
  @DisplayName("CNT-11: a former id is decided on as the customer that it leads to")
  default void merged() {
    AgentView desk = desk(new SettableClock(), ContactPolicy.standard());
    CustomerId customer = register(desk);
    addOptedIn(desk, customer, email());
    CustomerId former = new CustomerId(UUID.randomUUID());
    Work.run(storage(), work -> storage().locks().redirect(work, former, customer));
    assertThat(desk.decisions().mayWrite(former, MAIL).isAllowed()).isTrue();
    assertThat(desk.decisions().mayWrite(List.of(former), MAIL)).containsOnlyKeys(former);
    desk.decisions().pause(former, NOON.plusSeconds(60));
    assertThat(desk.decisions().pauses(customer)).hasSize(1);
  }

  @Test
  @DisplayName("CNT-11: nothing is decided on a customer that there is not")
  default void unknown_customer() {
    AgentView desk = desk(new SettableClock(), ContactPolicy.standard());
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    for (Runnable call :
        List.<Runnable>of(
            () -> desk.decisions().mayWrite(nobody, MAIL),
            () -> desk.decisions().mayWrite(nobody, MAIL, NOON.minusSeconds(1)),
            () -> desk.decisions().mayWrite(List.of(nobody), MAIL),
            () -> desk.decisions().pauses(nobody),
            () -> desk.decisions().pause(nobody, NOON.plusSeconds(1)))) {
      assertThatThrownBy(call::run)
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.refusal()).isEqualTo(new CustomerUnknown(nobody)));
    }
  }

  // ── as of a past moment ──

  @Test
  @DisplayName("CNT-9 CNT-11: a moment outside the years 1 to 9999 is refused, on every storage")
  default void unlikely_moments() {
    AgentView desk = desk(new SettableClock(), ContactPolicy.standard());
    CustomerId customer = register(desk);
    for (Instant moment :
        List.of(
            Instant.MIN,
            Instant.MAX,
            Instant.parse("0000-12-31T23:59:59Z"),
            Instant.parse("+10000-01-01T00:00:00Z"))) {
      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              () -> desk.contacts().at(customer, moment),
              () -> Evidence.of("crm", "import", moment),
              () -> desk.decisions().mayWrite(customer, MAIL, moment))) {
        assertThatThrownBy(call)
            .as(moment.toString())
            .isInstanceOfSatisfying(
                RefusedException.class,
                refused -> assertThat(refused.refusal()).isEqualTo(new MomentUnlikely("at")));
      }
    }
    for (Instant moment :
        List.of(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z"))) {
      assertThat(desk.contacts().at(customer, moment).points()).isEmpty();
      assertThat(desk.decisions().mayWrite(customer, MAIL, moment).isAllowed()).isFalse();
    }
  }

  @Test
  @DisplayName(
      "CNT-11: as of a past moment it is what it was then: contacts, consent, pauses, suppression")
  default void as_of_the_past() {
    SettableClock clock = new SettableClock();
    AgentView desk = desk(clock, ContactPolicy.standard());
    CustomerId customer = register(desk);
    Address address = email();
    Instant[] moments = new Instant[6];
    moments[0] = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    ContactPoint point = addOptedIn(desk, customer, address);
    moments[1] = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    desk.decisions().pause(customer, clock.instant().plusSeconds(86_400));
    moments[2] = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    desk.decisions().resume(customer, version(desk, customer));
    moments[3] = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    desk.contacts().optOut(customer, point.id());
    moments[4] = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    desk.contacts().delete(customer, version(desk, customer), point.id());
    moments[5] = clock.instant();
    clock.advance(Duration.ofDays(30));
    assertThat(List.of(moments))
        .extracting(moment -> desk.decisions().mayWrite(customer, MAIL, moment))
        .extracting(decision -> decision.reasons().get(0).getClass().getSimpleName())
        .containsExactly(
            "NoneRegistered",
            "PrimaryOptedIn",
            "Paused",
            "PrimaryOptedIn",
            "NoneReleased",
            "NoneRegistered");
    assertThat(desk.decisions().mayWrite(customer, MAIL.to(address), moments[3]).isAllowed())
        .isTrue();
    assertThat(desk.decisions().mayWrite(customer, MAIL.to(address), moments[5]).isAllowed())
        .as("opted out and deleted")
        .isFalse();
  }

  @Test
  @DisplayName(
      "CNT-11: the hand-over of a message is no reason against that message, as of its moment")
  default void as_of_a_hand_over() {
    SettableClock clock = new SettableClock();
    AgentView desk =
        desk(clock, ContactPolicy.builder().cap(Cap.of(1, Duration.ofHours(1))).build());
    CustomerId customer = register(desk);
    addOptedIn(desk, customer, email());
    clock.advance(Duration.ofMinutes(1));
    Instant handedOver = clock.instant();
    Work.run(
        storage(),
        work -> storage().handOvers().add(work, List.of(handOver(customer, handedOver))));
    assertThat(desk.decisions().mayWrite(customer, MAIL)).isInstanceOf(Defer.class);
    clock.advance(Duration.ofMinutes(1));
    assertThat(desk.decisions().mayWrite(customer, MAIL, handedOver).isAllowed()).isTrue();
    assertThat(desk.decisions().mayWrite(customer, MAIL, handedOver.plusNanos(1000)))
        .isInstanceOf(Defer.class);
  }

  @Test
  @DisplayName("CNT-11 CNT-13: a suppression that was lifted stood until then, as of a past moment")
  default void as_of_a_lifted_suppression() {
    SettableClock clock = new SettableClock();
    AgentView desk = desk(clock, ContactPolicy.standard());
    CustomerId customer = register(desk);
    IntendedMessage typed = MAIL.to(email());
    Address address = typed.destination().orElseThrow();
    Instant before = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    desk.suppressions().suppress(address);
    Instant listed = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    desk.suppressions().lift(address);
    Instant lifted = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    desk.suppressions().suppress(address);
    desk.suppressions().lift(address);
    desk.suppressions().suppress(address);
    Instant again = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    assertThat(List.of(before, listed, lifted, again))
        .extracting(moment -> desk.decisions().mayWrite(customer, typed, moment).isAllowed())
        .containsExactly(true, false, true, false);
  }

  // ── pauses ──

  @Test
  @DisplayName(
      "CNT-14: a pause only restricts: a shorter one changes nothing, a longer one extends")
  default void pausing() {
    SettableClock clock = new SettableClock();
    AgentView desk = desk(clock, ContactPolicy.standard());
    CustomerId customer = register(desk);
    long before = version(desk, customer).number();
    assertThat(desk.decisions().pause(customer, NOON.plusSeconds(60)).number())
        .isEqualTo(before + 1);
    assertThat(desk.decisions().pause(customer, NOON.plusSeconds(30)).number())
        .isEqualTo(before + 1);
    assertThat(desk.decisions().pause(customer, NOON.plusSeconds(60)).number())
        .isEqualTo(before + 1);
    desk.decisions().pause(customer, NOON.plusSeconds(90));
    desk.decisions().pause(customer, MessageChannel.SMS, NOON.plusSeconds(30));
    assertThat(desk.decisions().pauses(customer))
        .extracting(Pause::until)
        .containsExactlyInAnyOrder(
            NOON.plusSeconds(60), NOON.plusSeconds(90), NOON.plusSeconds(30));
    clock.advance(Duration.ofSeconds(60));
    assertThat(desk.decisions().pauses(customer)).hasSize(1);
  }

  @Test
  @DisplayName("CNT-14: a pause that ends within the microsecond of its beginning is none")
  default void pause_of_no_length() {
    AgentView desk = desk(new SettableClock(), ContactPolicy.standard());
    CustomerId customer = register(desk);
    Door.refused(
        () -> desk.decisions().pause(customer, NOON.plusNanos(999)),
        new SendingRefusal.PauseNotAhead(NOON, NOON));
  }

  @Test
  @DisplayName(
      "CNT-14: resuming ends pauses, all or those of one channel, and takes the version that was read")
  default void resuming() {
    AgentView desk = desk(new SettableClock(), ContactPolicy.standard());
    CustomerId customer = register(desk);
    desk.decisions().pause(customer, MessageChannel.SMS, NOON.plusSeconds(60));
    desk.decisions().pause(customer, NOON.plusSeconds(60));
    var read = version(desk, customer);
    assertThat(desk.decisions().resume(customer, read, MessageChannel.SMS)).isEqualTo(read.next());
    assertThat(desk.decisions().pauses(customer))
        .singleElement()
        .satisfies(pause -> assertThat(pause.channel()).isEmpty());
    assertThatThrownBy(() -> desk.decisions().resume(customer, read))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isInstanceOf(StaleVersion.class));
    desk.decisions().resume(customer, read.next());
    assertThat(desk.decisions().pauses(customer)).isEmpty();
    assertThat(desk.decisions().resume(customer, version(desk, customer)))
        .as("nothing left to end")
        .isEqualTo(version(desk, customer));
    assertThat(trail(customer))
        .flatExtracting(AuditEntry::happenings)
        .filteredOn(happening -> happening.event().startsWith("sending."))
        .extracting(happening -> happening.event() + " " + new TreeMap<>(happening.details()))
        .containsExactly(
            "sending.resumed {channel=all, until=" + NOON.plusSeconds(60) + "}",
            "sending.resumed {channel=sms, until=" + NOON.plusSeconds(60) + "}",
            "sending.paused {channel=all, until=" + NOON.plusSeconds(60) + "}",
            "sending.paused {channel=sms, until=" + NOON.plusSeconds(60) + "}");
  }

  @Test
  @DisplayName("CNT-14: a pause must end in the future, and within ten years")
  default void pause_refused() {
    AgentView desk = desk(new SettableClock(), ContactPolicy.standard());
    CustomerId customer = register(desk);
    assertThatThrownBy(() -> desk.decisions().pause(customer, NOON))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.refusal()).isInstanceOf(SendingRefusal.PauseNotAhead.class));
    assertThatThrownBy(() -> desk.decisions().pause(customer, NOON.plus(Duration.ofDays(3661))))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.refusal()).isInstanceOf(SendingRefusal.PauseTooLong.class));
    assertThat(desk.decisions().pauses(customer)).isEmpty();
  }

  @Test
  @DisplayName("CNT-7: a policy can switch off that an opt-in makes a point primary")
  default void no_primary_by_opt_in() {
    AgentView desk =
        desk(new SettableClock(), ContactPolicy.builder().primaryByOptIn(false).build());
    CustomerId customer = register(desk);
    assertThat(addOptedIn(desk, customer, email()).primary()).isFalse();
    assertThat(desk.decisions().mayWrite(customer, MAIL).reasons())
        .singleElement()
        .isInstanceOf(Reason.NoneChosen.class);
  }

  // ── feedback ──

  @Test
  @DisplayName(
      "CNT-10: unsubscribing opts out the address that the message went to, whatever is primary now")
  default void unsubscribed() {
    AgentView desk = desk(new SettableClock(), ContactPolicy.standard());
    CustomerId customer = register(desk);
    Address former = email();
    ContactPoint old = addOptedIn(desk, customer, former);
    ContactPoint star = addOptedIn(desk, customer, email());
    desk.contacts().makePrimary(customer, version(desk, customer), star.id());
    CustomerId other = register(desk);
    addOptedIn(desk, other, former);

    assertThat(desk.feedback().unsubscribed(customer, former)).containsExactly(customer);
    assertThat(point(desk, customer, former).consent().isOptedOut()).isTrue();
    assertThat(desk.decisions().mayWrite(customer, MAIL))
        .isInstanceOfSatisfying(
            Allow.class, allow -> assertThat(allow.address()).isEqualTo(star.address()));
    assertThat(desk.decisions().mayWrite(customer, MAIL.to(former)).isAllowed()).isFalse();
    assertThat(desk.decisions().mayWrite(other, MAIL).isAllowed()).as("another customer").isTrue();
    assertThat(desk.suppressions().of(former)).isEmpty();
    assertThat(old.id()).isEqualTo(point(desk, customer, former).id());

    var version = version(desk, customer);
    desk.feedback().unsubscribed(customer, former);
    assertThat(version(desk, customer)).as("twice is once").isEqualTo(version);
  }

  @Test
  @DisplayName("CNT-10: an address that nobody has is opted out for the customer, and suppressed")
  default void unsubscribed_from_what_nobody_has() {
    AgentView desk = desk(new SettableClock(), ContactPolicy.standard());
    CustomerId customer = register(desk);
    Address typed = email();
    assertThat(desk.decisions().mayWrite(customer, MAIL.to(typed)).isAllowed()).isTrue();
    desk.feedback().unsubscribed(customer, typed);
    assertThat(desk.suppressions().of(typed).orElseThrow().reason())
        .isEqualTo(OptOutReason.UNSUBSCRIBED);
    assertThat(desk.decisions().mayWrite(customer, MAIL.to(typed)).isAllowed()).isFalse();
    assertThat(desk.contacts().of(customer).points()).as("never registered by itself").isEmpty();
  }

  @Test
  @DisplayName("CNT-10: a report on a customer that was erased suppresses the address")
  default void unsubscribed_after_erasure() {
    AgentView desk = desk(new SettableClock(), ContactPolicy.standard());
    Address address = email();
    CustomerId gone = new CustomerId(UUID.randomUUID());
    assertThat(desk.feedback().unsubscribed(gone, address)).isEmpty();
    assertThat(desk.suppressions().of(address)).isPresent();
  }

  @Test
  @DisplayName(
      "CNT-10 CNT-13 PRIV-2: a way out in a message to a customer that was erased closes the address for whoever has it now")
  default void unsubscribed_after_erasure_for_others() {
    CustomerView view = view(new SettableClock(), ContactPolicy.standard());
    AgentView desk = view.as(Agent.system(new AgentId("crm")));
    Address address = email();
    CustomerId erased = register(desk);
    CustomerId other = register(desk);
    addOptedIn(desk, erased, address);
    addOptedIn(desk, other, address);
    String token = view.unsubscribeLinks().issue(erased, MessageChannel.EMAIL, address, false);
    desk.privacy().erase(erased);
    CustomerId again = register(desk);
    addOptedIn(desk, again, address);
    view.unsubscribeLinks().confirm(token);
    assertThat(desk.suppressions().of(address).orElseThrow().reason())
        .isEqualTo(OptOutReason.UNSUBSCRIBED);
    for (CustomerId holder : List.of(other, again)) {
      assertThat(desk.decisions().mayWrite(holder, MAIL).isAllowed()).isFalse();
    }
  }

  @Test
  @DisplayName(
      "CNT-10 CNT-13: a complaint opts out for that customer, and is on the suppression list")
  default void complained() {
    AgentView desk = desk(new SettableClock(), ContactPolicy.standard());
    CustomerId customer = register(desk);
    CustomerId other = register(desk);
    Address address = email();
    addOptedIn(desk, customer, address);
    addOptedIn(desk, other, address);
    assertThat(desk.feedback().complained(customer, address)).containsExactly(customer);
    assertThat(point(desk, customer, address).consent().isOptedOut()).isTrue();
    assertThat(point(desk, other, address).isReleased()).isTrue();
    assertThat(desk.suppressions().of(address).orElseThrow().reason())
        .isEqualTo(OptOutReason.COMPLAINED);
  }

  @Test
  @DisplayName("CNT-10 CNT-13: a permanent bounce opts out every customer with that address")
  default void bounced() {
    AgentView desk = desk(new SettableClock(), ContactPolicy.standard());
    Address address = email();
    CustomerId one = register(desk);
    CustomerId two = register(desk);
    CustomerId three = register(desk);
    addOptedIn(desk, one, address);
    addOptedIn(desk, two, address);
    addOptedIn(desk, three, email());
    assertThat(desk.feedback().bouncedForGood(address)).containsExactlyInAnyOrder(one, two);
    for (CustomerId customer : List.of(one, two)) {
      assertThat(point(desk, customer, address).consent().isOptedOut()).isTrue();
      assertThat(desk.decisions().mayWrite(customer, MAIL).isAllowed()).isFalse();
    }
    assertThat(desk.decisions().mayWrite(three, MAIL).isAllowed()).isTrue();
    assertThat(desk.suppressions().of(address).orElseThrow().reason())
        .isEqualTo(OptOutReason.BOUNCED);
    Address nobodys = email();
    assertThat(desk.feedback().bouncedForGood(nobodys)).isEmpty();
    assertThat(desk.suppressions().of(nobodys)).isPresent();
  }

  @Test
  @DisplayName("CNT-8 CNT-10: reports on one address that come at once all count, and none fails")
  default void reports_at_once() throws InterruptedException, ExecutionException {
    AgentView desk = desk(new SettableClock(), ContactPolicy.standard());
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 5; round++) {
        Address address = email();
        List<CustomerId> customers = List.of(register(desk), register(desk), register(desk));
        customers.forEach(customer -> addOptedIn(desk, customer, address));
        List<Callable<Set<CustomerId>>> reports = new ArrayList<>();
        customers.forEach(
            customer -> {
              reports.add(() -> desk.feedback().complained(customer, address));
              reports.add(() -> desk.feedback().unsubscribed(customer, address));
            });
        reports.add(() -> desk.feedback().bouncedForGood(address));
        reports.add(() -> desk.suppressions().suppress(address));
        Collections.shuffle(reports, new Random(round));
        for (Future<Set<CustomerId>> report : pool.invokeAll(reports)) {
          assertThat(report.get()).isNotEmpty();
        }
        for (CustomerId customer : customers) {
          assertThat(point(desk, customer, address).consent().isOptedOut()).isTrue();
        }
        assertThat(desk.suppressions().of(address)).isPresent();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  // ── unsubscribe links ──

  @Test
  @DisplayName(
      "CNT-10: reading a link says what it is about and changes nothing; confirming it does, once")
  default void unsubscribe_link() {
    CustomerView view = view(new SettableClock(), ContactPolicy.standard());
    AgentView desk = view.as(Agent.system(new AgentId("crm")));
    UnsubscribeLinks links = view.unsubscribeLinks();
    CustomerId customer = register(desk);
    Address address = email();
    addOptedIn(desk, customer, address);
    var version = version(desk, customer);
    String token = links.issue(customer, MessageChannel.EMAIL, address, false);
    assertThat(token).doesNotContain("exemplo");

    UnsubscribeLink read = links.read(token);
    assertThat(read).isEqualTo(new UnsubscribeLink(MessageChannel.EMAIL, address.masked(), false));
    links.read(token);
    assertThat(version(desk, customer)).isEqualTo(version);
    assertThat(desk.decisions().mayWrite(customer, MAIL).isAllowed()).isTrue();

    assertThat(links.confirm(token)).isEqualTo(read);
    assertThat(desk.decisions().mayWrite(customer, MAIL).isAllowed()).isFalse();
    assertThat(version(desk, customer)).isEqualTo(version.next());
    links.confirm(token);
    assertThat(version(desk, customer)).isEqualTo(version.next());
    assertThat(trail(customer).get(0).agent().value()).isEqualTo(CustomerView.UNSUBSCRIBE_AGENT);
  }

  @Test
  @DisplayName("CNT-10 INT-5: the link of a test message can be tried, and changes nothing")
  default void unsubscribe_link_of_a_test() {
    CustomerView view = view(new SettableClock(), ContactPolicy.standard());
    AgentView desk = view.as(Agent.system(new AgentId("crm")));
    CustomerId customer = register(desk);
    Address address = email();
    addOptedIn(desk, customer, address);
    UnsubscribeLinks links = view.unsubscribeLinks();
    String token = links.issue(customer, MessageChannel.EMAIL, address, true);
    assertThat(links.confirm(token).test()).isTrue();
    assertThat(desk.decisions().mayWrite(customer, MAIL).isAllowed()).isTrue();
  }

  @Test
  @DisplayName("CNT-10: a link works for phones and letters too")
  default void unsubscribe_links_of_other_channels() {
    CustomerView view = view(new SettableClock(), ContactPolicy.standard());
    AgentView desk = view.as(Agent.system(new AgentId("crm")));
    UnsubscribeLinks links = view.unsubscribeLinks();
    CustomerId customer = register(desk);
    Address home =
        PostalAddress.builder(Country.BRAZIL)
            .street("Rua " + UUID.randomUUID())
            .number("10")
            .city("Recife")
            .state("PE")
            .build();
    for (Map.Entry<MessageChannel, Address> one :
        Map.of(MessageChannel.LETTER, home, MessageChannel.WHATSAPP, phone()).entrySet()) {
      addOptedIn(desk, customer, one.getValue());
      IntendedMessage message = IntendedMessage.on(one.getKey(), BILLING);
      assertThat(desk.decisions().mayWrite(customer, message).isAllowed()).isTrue();
      links.confirm(links.issue(customer, one.getKey(), one.getValue(), false));
      assertThat(desk.decisions().mayWrite(customer, message).isAllowed()).isFalse();
      assertThat(point(desk, customer, one.getValue()).consent().isOptedOut()).isTrue();
    }
  }

  @Test
  @DisplayName("CNT-10: a link that was changed, or sealed for something else, is refused")
  default void unsubscribe_link_changed() {
    CustomerView view = view(new SettableClock(), ContactPolicy.standard());
    UnsubscribeLinks links = view.unsubscribeLinks();
    String token =
        links.issue(new CustomerId(UUID.randomUUID()), MessageChannel.EMAIL, email(), false);
    char last = token.charAt(token.length() / 2);
    String changed =
        token.substring(0, token.length() / 2)
            + (last == 'A' ? 'B' : 'A')
            + token.substring(token.length() / 2 + 1);
    String foreign = TestSecrets.SECRETS.seal("cursor", new byte[40]);
    for (String broken : List.of("", "x", changed, token.substring(1), foreign, "A".repeat(9000))) {
      for (Runnable call :
          List.<Runnable>of(() -> links.read(broken), () -> links.confirm(broken))) {
        assertThatThrownBy(call::run)
            .isInstanceOfSatisfying(
                RefusedException.class,
                refused ->
                    assertThat(refused.refusal())
                        .isInstanceOf(SendingRefusal.UnsubscribeLinkInvalid.class));
      }
    }
  }

  @Test
  @DisplayName("ACS-1: who may only read can ask, and can't pause or report")
  default void read_only() {
    CustomerView view = view(new SettableClock(), ContactPolicy.standard());
    CustomerId customer = register(view.as(Agent.system(new AgentId("crm"))));
    AgentView reader = view.as(Agent.of(new AgentId("bia"), AccessProfile.READ_ONLY));
    assertThat(reader.decisions().mayWrite(customer, MAIL)).isInstanceOf(Deny.class);
    assertThatThrownBy(() -> reader.decisions().pause(customer, NOON.plusSeconds(1)))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> reader.feedback().bouncedForGood(email()))
        .isInstanceOf(RefusedException.class);
  }

  private CustomerView view(SettableClock clock, ContactPolicy policy) {
    return CustomerView.builder()
        .storage(storage())
        .clock(clock)
        .secrets(TestSecrets.SECRETS)
        .contactPolicy(policy)
        .build();
  }

  private AgentView desk(SettableClock clock, ContactPolicy policy) {
    return view(clock, policy).as(Agent.system(new AgentId("crm")));
  }

  private static Registration.Builder person() {
    return Registration.builder(Person.of("Lia", "Teles"));
  }

  private static CustomerId register(AgentView desk) {
    return register(desk, person());
  }

  private static CustomerId register(AgentView desk, Registration.Builder registration) {
    Registered registered = desk.customers().register(registration.build());
    return registered.customer();
  }

  private static ContactPoint addOptedIn(AgentView desk, CustomerId customer, Address address) {
    CustomerContacts read = desk.contacts().of(customer);
    return desk.contacts()
        .add(
            customer,
            read.version(),
            NewContact.of(address).optedIn(Evidence.of("site", "form", NOON)))
        .point();
  }

  private static io.customerview.shared.Version version(AgentView desk, CustomerId customer) {
    return desk.contacts().of(customer).version();
  }

  private static ContactPoint point(AgentView desk, CustomerId customer, Address address) {
    return desk.contacts().of(customer).points().stream()
        .filter(point -> AddressKey.of(point.address()).equals(AddressKey.of(address)))
        .findFirst()
        .orElseThrow();
  }

  private static Instant until(AgentView desk, CustomerId customer) {
    return ((Defer) desk.decisions().mayWrite(customer, MAIL)).until();
  }

  private List<AuditEntry> trail(CustomerId customer) {
    return Work.in(storage(), work -> storage().audit().of(work, customer, Optional.empty(), 100));
  }

  private static HandOver handOver(CustomerId customer, Instant moment) {
    return new HandOver(
        UUID.randomUUID(),
        customer,
        MessageChannel.SMS,
        new Purpose("marketing"),
        "+5511912345678",
        moment,
        false);
  }

  private static Address email() {
    return Address.email("p" + UUID.randomUUID() + "@exemplo.com.br");
  }

  private static Address phone() {
    long subscriber =
        10_000_000 + Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 79_999_999L);
    return Address.phone("119" + subscriber);
  }
}
