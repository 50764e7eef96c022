package io.customerview.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.merge.Merged;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CustomerId;
import io.customerview.shared.EventId;
import io.customerview.shared.Version;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventTime;
import io.customerview.timeline.NewEvent;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JournalTest {

  private final InMemoryStorage storage = InMemoryStorage.create();
  private final SettableClock clock = new SettableClock();
  private final AgentView desk =
      CustomerView.builder()
          .storage(storage)
          .clock(clock)
          .secrets(TestSecrets.SECRETS)
          .build()
          .as(Agent.of(new AgentId("ana"), AccessProfile.ADMINISTRATOR));

  @Test
  @DisplayName("PRIV-2 MRG-2: a merge that stands keeps no event of somebody who was erased")
  void events_of_the_erased() {
    CustomerId alfa = customer(Registration.builder(Company.of("Alfa", null)));
    CustomerId lia = customer(Registration.builder(Person.of("Lia", null)).parent(alfa));
    CustomerId rui = customer(Registration.builder(Person.of("Rui", null)));
    EventId event = event(alfa, lia);
    Merged merged = desk.merging().merge(rui, version(rui), lia, version(lia));
    MemoryMerges merges = (MemoryMerges) storage.merges();
    assertThat(merges.journal(merged.merge()).tells(Set.of(event))).isTrue();
    desk.privacy().erase(alfa);
    assertThat(merges.journal(merged.merge()).tells(Set.of(event))).isFalse();
  }

  private CustomerId customer(Registration.Builder registration) {
    return desk.customers().register(registration.build()).customer();
  }

  private Version version(CustomerId customer) {
    return desk.customers().find(customer).version();
  }

  private EventId event(CustomerId customer, CustomerId participant) {
    EventTime time = EventTime.presetAt(clock.instant(), BusinessTime.DEFAULT_ZONE);
    EventDraft draft =
        EventDraft.builder(EventKind.CALL, time)
            .responsible(new AgentId("ana"))
            .participant(participant)
            .build();
    return desk.timeline().add(customer, NewEvent.of(draft)).event().id();
  }
}
