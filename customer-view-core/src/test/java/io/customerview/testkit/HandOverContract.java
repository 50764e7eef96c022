package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.audit.AuditEntry;
import io.customerview.contact.Address;
import io.customerview.contact.Cap;
import io.customerview.contact.ContactPolicy;
import io.customerview.contact.Decision;
import io.customerview.contact.Decision.Allow;
import io.customerview.contact.Decision.Defer;
import io.customerview.contact.Decision.Deny;
import io.customerview.contact.Evidence;
import io.customerview.contact.HandOver;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.Purpose;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What handing a message over promises on every storage: the decision, asked behind the lock. */
public interface HandOverContract {

  Purpose REMINDER = new Purpose("reminder");
  Purpose ALARM = new Purpose("alarm");
  Cap TWO_A_DAY = Cap.of(2, Duration.ofDays(1));
  ContactPolicy CAPPED = ContactPolicy.builder().cap(TWO_A_DAY).urgent(ALARM).build();
  IntendedMessage REMIND = IntendedMessage.on(MessageChannel.EMAIL, REMINDER);

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("CNT-14: what is handed over counts, at the address that it really went to")
  default void handed_over_counts() {
    SettableClock clock = new SettableClock();
    Address address = Address.email("h" + UUID.randomUUID() + "@exemplo.com.br");
    CustomerId customer = reachable(clock, address);
    Version version = version(clock, customer);
    assertThat(handOver(clock, customer, REMIND)).isInstanceOf(Allow.class);
    assertThat(handOver(clock, customer, REMIND)).isInstanceOf(Allow.class);
    assertThat(handOver(clock, customer, REMIND))
        .isInstanceOfSatisfying(
            Defer.class,
            defer -> assertThat(defer.until()).isEqualTo(clock.instant().plus(Duration.ofDays(1))));
    assertThat(handedOver(customer))
        .hasSize(2)
        .extracting(HandOver::normalized)
        .containsOnly(address.normalized());
    assertThat(version(clock, customer))
        .as("no change that an agent could collide with")
        .isEqualTo(version);
    clock.advance(Duration.ofDays(1));
    assertThat(handOver(clock, customer, REMIND)).isInstanceOf(Allow.class);
  }

  @Test
  @DisplayName("CNT-14: the same message again is decided on anew, and counts once")
  default void handed_over_again() {
    SettableClock clock = new SettableClock();
    CustomerId customer = reachable(clock, email());
    UUID id = UUID.randomUUID();
    for (int attempt = 0; attempt < 4; attempt++) {
      assertThat(handOver(clock, customer, id, REMIND, false)).isInstanceOf(Allow.class);
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(handedOver(customer)).hasSize(1);
    assertThat(handOver(clock, customer, REMIND)).isInstanceOf(Allow.class);
    assertThat(handOver(clock, customer, REMIND))
        .as("the cap is reached")
        .isInstanceOf(Defer.class);
    assertThat(handOver(clock, customer, id, REMIND, false))
        .as("which it reached itself")
        .isInstanceOf(Allow.class);
    desk(clock).feedback().unsubscribed(customer, addressOf(clock, customer));
    assertThat(handOver(clock, customer, id, REMIND, false)).isInstanceOf(Deny.class);
  }

  @Test
  @DisplayName(
      "CNT-14: no window holds more than its cap, also where a message is tried again late")
  default void handed_over_again_late() {
    SettableClock clock = new SettableClock();
    CustomerId customer = reachable(clock, email());
    UUID retried = UUID.randomUUID();
    assertThat(handOver(clock, customer, retried, REMIND, false)).isInstanceOf(Allow.class);
    clock.advance(Duration.ofHours(23));
    assertThat(handOver(clock, customer, retried, REMIND, false)).isInstanceOf(Allow.class);
    clock.advance(Duration.ofHours(2));
    assertThat(handOver(clock, customer, REMIND)).isInstanceOf(Allow.class);
    assertThat(handOver(clock, customer, REMIND))
        .as("it was handed over two hours ago, and once since")
        .isInstanceOfSatisfying(
            Defer.class,
            defer ->
                assertThat(defer.until()).isEqualTo(clock.instant().plus(Duration.ofHours(22))));
  }

  @Test
  @DisplayName("INT-5: messages in test mode are handed over within the caps, and count in none")
  default void test_mode_counts_in_no_cap() {
    SettableClock clock = new SettableClock();
    CustomerId customer = reachable(clock, email());
    for (int sent = 0; sent < 4; sent++) {
      assertThat(handOver(clock, customer, UUID.randomUUID(), REMIND, true))
          .isInstanceOf(Allow.class);
    }
    assertThat(handOver(clock, customer, REMIND)).isInstanceOf(Allow.class);
  }

  @Test
  @DisplayName(
      "CNT-14: that an urgent purpose overrode caps and pauses is audited, and nothing else is")
  default void urgent_is_audited() {
    SettableClock clock = new SettableClock();
    CustomerId customer = reachable(clock, email());
    IntendedMessage alarm = IntendedMessage.on(MessageChannel.EMAIL, ALARM);
    int before = trail(customer).size();
    assertThat(handOver(clock, customer, alarm)).isInstanceOf(Allow.class);
    assertThat(handOver(clock, customer, alarm)).isInstanceOf(Allow.class);
    assertThat(trail(customer)).as("nothing to override yet").hasSize(before);

    desk(clock).decisions().pause(customer, clock.instant().plusSeconds(60));
    UUID id = UUID.randomUUID();
    assertThat(handOver(clock, customer, id, alarm, false)).isInstanceOf(Allow.class);
    AuditEntry entry = trail(customer).get(0);
    assertThat(entry.happenings())
        .singleElement()
        .satisfies(
            happening -> {
              assertThat(happening.event()).isEqualTo("sending.limits_overridden");
              assertThat(happening.details())
                  .containsEntry("message", id.toString())
                  .containsEntry("purpose", "alarm")
                  .containsEntry("channel", "email")
                  .containsEntry("overridden", "paused, capped");
            });
    assertThat(handedOver(customer)).hasSize(3);
  }

  @Test
  @DisplayName("CNT-11: what is denied, deferred, or goes to an agent is not recorded")
  default void not_recorded() {
    SettableClock clock = new SettableClock();
    CustomerId customer = reachable(clock, email());
    IntendedMessage sms = IntendedMessage.on(MessageChannel.SMS, REMINDER);
    assertThat(handOver(clock, customer, sms)).isInstanceOf(Deny.class);
    assertThat(
            handOver(
                clock, customer, IntendedMessage.toAgent(MessageChannel.EMAIL, REMINDER, email())))
        .isInstanceOf(Allow.class);
    desk(clock).decisions().pause(customer, clock.instant().plusSeconds(60));
    assertThat(handOver(clock, customer, REMIND)).isInstanceOf(Defer.class);
    assertThat(handedOver(customer)).isEmpty();
  }

  @Test
  @DisplayName("CNT-14: a cap holds, however many hand over at once")
  default void capped_at_once() throws InterruptedException, ExecutionException {
    SettableClock clock = new SettableClock();
    CustomerId customer = reachable(clock, email());
    ExecutorService pool = Executors.newFixedThreadPool(6);
    try {
      List<Future<Decision>> decisions =
          IntStream.range(0, 12)
              .mapToObj(i -> pool.submit(() -> handOver(clock, customer, REMIND)))
              .toList();
      int allowed = 0;
      for (Future<Decision> decision : decisions) {
        allowed += decision.get().isAllowed() ? 1 : 0;
      }
      assertThat(allowed).isEqualTo(TWO_A_DAY.most());
    } finally {
      pool.shutdownNow();
    }
    assertThat(handedOver(customer)).hasSize(TWO_A_DAY.most());
  }

  private Decision handOver(SettableClock clock, CustomerId customer, IntendedMessage message) {
    return handOver(clock, customer, UUID.randomUUID(), message, false);
  }

  private Decision handOver(
      SettableClock clock, CustomerId customer, UUID id, IntendedMessage message, boolean test) {
    return new Relay(storage(), clock, CAPPED).handOver(customer, id, message, test);
  }

  private AgentView desk(SettableClock clock) {
    return CustomerView.builder()
        .storage(storage())
        .clock(clock)
        .secrets(TestSecrets.SECRETS)
        .contactPolicy(CAPPED)
        .build()
        .as(Agent.system(new AgentId("crm")));
  }

  private CustomerId reachable(SettableClock clock, Address address) {
    AgentView desk = desk(clock);
    CustomerId customer =
        desk.customers()
            .register(Registration.builder(Person.of("Lia", "Teles")).build())
            .customer();
    desk.contacts()
        .add(
            customer,
            version(clock, customer),
            NewContact.of(address).optedIn(Evidence.of("site", "form", SettableClock.START)));
    return customer;
  }

  private Address addressOf(SettableClock clock, CustomerId customer) {
    return desk(clock).contacts().of(customer).points().get(0).address();
  }

  private Version version(SettableClock clock, CustomerId customer) {
    return desk(clock).contacts().of(customer).version();
  }

  private List<HandOver> handedOver(CustomerId customer) {
    return Work.in(
            storage(), work -> storage().handOvers().after(work, List.of(customer), Instant.EPOCH))
        .getOrDefault(customer, List.of());
  }

  private List<AuditEntry> trail(CustomerId customer) {
    return Work.in(storage(), work -> storage().audit().of(work, customer, Optional.empty(), 100));
  }

  private static Address email() {
    return Address.email("h" + UUID.randomUUID() + "@exemplo.com.br");
  }
}
