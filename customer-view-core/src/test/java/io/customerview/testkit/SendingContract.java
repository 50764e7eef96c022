package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.contact.ContactChannel;
import io.customerview.contact.HandOver;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Pause;
import io.customerview.contact.Purpose;
import io.customerview.customer.Customer;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.storage.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the collections of hand-overs and pauses promise. */
public interface SendingContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("CNT-14: hand-overs after a moment are read as written, by customer and moment")
  default void hand_overs_are_read_by_moment() {
    CustomerId one = aCustomer();
    CustomerId other = aCustomer();
    HandOver atStart = handOver(one, MessageChannel.SMS, 0, false);
    HandOver second = handOver(one, new MessageChannel("telegram", ContactChannel.PHONE), 2, true);
    HandOver first = handOver(one, MessageChannel.LETTER, 1, false);
    HandOver ofOther = handOver(other, MessageChannel.EMAIL, 1, false);
    Work.run(
        storage(),
        work -> storage().handOvers().add(work, List.of(second, ofOther, atStart, first)));
    assertThat(after(List.of(one, other), SettableClock.START))
        .isEqualTo(Map.of(one, List.of(first, second), other, List.of(ofOther)));
    assertThat(after(List.of(one), SettableClock.START.minusNanos(1000)).get(one))
        .containsExactly(atStart, first, second);
    assertThat(after(List.of(other), SettableClock.START.plusSeconds(1))).isEmpty();
    assertThat(after(List.of(), SettableClock.START)).isEmpty();
  }

  @Test
  @DisplayName(
      "CNT-14: a message that is handed over again counts once, from its latest hand-over on")
  default void hand_over_twice() {
    CustomerId customer = aCustomer();
    HandOver once = handOver(customer, MessageChannel.SMS, 1, false);
    HandOver between = handOver(customer, MessageChannel.SMS, 5, false);
    HandOver again = again(once, "+5521987654321", 9, true);
    Work.run(storage(), work -> storage().handOvers().add(work, List.of(once, between)));
    Work.run(storage(), work -> storage().handOvers().add(work, List.of(again)));
    HandOver later = again(once, again.normalized(), 9, false);
    assertThat(after(List.of(customer), SettableClock.START).get(customer))
        .as("its mode is that of the message")
        .containsExactly(between, later);
    Work.run(
        storage(),
        work ->
            storage()
                .handOvers()
                .add(work, List.of(again(once, once.normalized(), 2, false), between)));
    assertThat(after(List.of(customer), SettableClock.START).get(customer))
        .as("an earlier one that is recorded late changes nothing")
        .containsExactly(between, later);
    Work.run(storage(), work -> storage().handOvers().erase(work, customer));
    assertThat(after(List.of(customer), SettableClock.START)).isEmpty();
  }

  private static HandOver again(HandOver once, String normalized, int second, boolean test) {
    return new HandOver(
        once.id(),
        once.customer(),
        once.channel(),
        once.purpose(),
        normalized,
        SettableClock.START.plusSeconds(second),
        test);
  }

  @Test
  @DisplayName("CNT-14: pauses are read as written, by when they were set to end")
  default void pauses_are_read_by_end() {
    CustomerId one = aCustomer();
    CustomerId other = aCustomer();
    Pause later = pause(one, Optional.empty(), 5, 20, Optional.empty());
    Pause ended = pause(one, Optional.of(MessageChannel.SMS), 1, 10, Optional.of(2));
    Pause over = pause(one, Optional.empty(), 0, 1, Optional.empty());
    Pause ofOther =
        pause(
            other,
            Optional.of(new MessageChannel("telegram", ContactChannel.PHONE)),
            0,
            30,
            Optional.empty());
    Work.run(
        storage(), work -> storage().pauses().save(work, List.of(later, ended, over, ofOther)));
    assertThat(endingAfter(List.of(one, other), SettableClock.START.plusSeconds(1)))
        .isEqualTo(Map.of(one, List.of(ended, later), other, List.of(ofOther)));
    assertThat(endingAfter(List.of(one), SettableClock.START.plusSeconds(20))).isEmpty();
    assertThat(endingAfter(List.of(), SettableClock.START)).isEmpty();
  }

  @Test
  @DisplayName("CNT-14: a pause that is ended keeps its place")
  default void pause_ended() {
    CustomerId customer = aCustomer();
    Pause set = pause(customer, Optional.empty(), 0, 60, Optional.empty());
    Pause ended =
        new Pause(
            set.id(),
            customer,
            set.channel(),
            set.from(),
            set.until(),
            Optional.of(set.from().plusSeconds(3)),
            set.agent());
    Work.run(storage(), work -> storage().pauses().save(work, List.of(set)));
    Work.run(storage(), work -> storage().pauses().save(work, List.of(ended)));
    assertThat(endingAfter(List.of(customer), SettableClock.START).get(customer))
        .containsExactly(ended);
  }

  @Test
  @DisplayName("PRIV-1 PRIV-2: hand-overs and pauses are exported whole, and erased")
  default void sending_exported_and_erased() {
    CustomerId customer = aCustomer();
    CustomerId other = aCustomer();
    HandOver handOver = handOver(customer, MessageChannel.SMS, 1, true);
    Pause pause = pause(customer, Optional.of(MessageChannel.SMS), 0, 60, Optional.of(5));
    Work.run(
        storage(),
        work -> {
          storage()
              .handOvers()
              .add(work, List.of(handOver, handOver(other, MessageChannel.SMS, 1, false)));
          storage().pauses().save(work, List.of(pause));
        });
    assertThat(exported(storage().handOvers(), customer)).containsExactly(handOver.toRecord());
    assertThat(handOver.toRecord())
        .containsEntry("address", handOver.normalized())
        .containsEntry("test", true);
    assertThat(exported(storage().pauses(), customer)).containsExactly(pause.toRecord());
    assertThat(pause.toRecord()).containsEntry("channel", "sms").containsKey("resumedAt");
    for (CustomerOwned part : List.<CustomerOwned>of(storage().handOvers(), storage().pauses())) {
      Work.run(storage(), work -> part.erase(work, customer));
      Work.run(storage(), work -> part.erase(work, customer));
      assertThat(exported(part, customer)).isEmpty();
    }
    assertThat(exported(storage().handOvers(), other)).hasSize(1);
    Work.run(storage(), work -> storage().handOvers().add(work, List.of(handOver)));
    assertThat(exported(storage().handOvers(), customer)).hasSize(1);
  }

  @Test
  @DisplayName("MRG-2: hand-overs and pauses are handed over: caps count both, and pauses hold on")
  default void sending_reassigned() {
    CustomerId from = aCustomer();
    CustomerId to = aCustomer();
    HandOver moved = handOver(from, MessageChannel.SMS, 1, false);
    HandOver there = handOver(to, MessageChannel.SMS, 2, false);
    Pause pause = pause(from, Optional.empty(), 0, 60, Optional.empty());
    Work.run(
        storage(),
        work -> {
          storage().handOvers().add(work, List.of(moved, there));
          storage().pauses().save(work, List.of(pause));
          storage().handOvers().reassign(work, from, to);
          storage().pauses().reassign(work, from, to);
        });
    assertThat(after(List.of(from, to), SettableClock.START))
        .containsOnlyKeys(to)
        .hasEntrySatisfying(
            to,
            all ->
                assertThat(all).extracting(HandOver::id).containsExactly(moved.id(), there.id()));
    assertThat(endingAfter(List.of(from, to), SettableClock.START))
        .containsOnlyKeys(to)
        .hasEntrySatisfying(
            to, all -> assertThat(all).extracting(Pause::id).containsExactly(pause.id()));
  }

  private Map<CustomerId, List<HandOver>> after(Collection<CustomerId> customers, Instant moment) {
    return Work.in(storage(), work -> storage().handOvers().after(work, customers, moment));
  }

  private Map<CustomerId, List<Pause>> endingAfter(
      Collection<CustomerId> customers, Instant moment) {
    return Work.in(storage(), work -> storage().pauses().endingAfter(work, customers, moment));
  }

  private List<Map<String, Object>> exported(CustomerOwned part, CustomerId customer) {
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(storage(), work -> part.export(work, customer, records::add));
    return records;
  }

  private CustomerId aCustomer() {
    Customer customer =
        Customer.register(
                new CustomerId(UUID.randomUUID()),
                Registration.builder(Person.of("Lia", "Teles")).build(),
                SettableClock.START)
            .value();
    Work.run(storage(), work -> storage().customers().add(work, List.of(customer)));
    return customer.id();
  }

  private static HandOver handOver(
      CustomerId customer, MessageChannel channel, int second, boolean test) {
    return new HandOver(
        UUID.randomUUID(),
        customer,
        channel,
        new Purpose("cobrança"),
        "+5511912345678",
        SettableClock.START.plusSeconds(second),
        test);
  }

  private static Pause pause(
      CustomerId customer,
      Optional<MessageChannel> channel,
      int from,
      int until,
      Optional<Integer> resumed) {
    return new Pause(
        UUID.randomUUID(),
        customer,
        channel,
        SettableClock.START.plusSeconds(from),
        SettableClock.START.plusSeconds(until),
        resumed.map(SettableClock.START::plusSeconds),
        new AgentId("ana"));
  }
}
