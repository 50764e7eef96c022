package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import io.customerview.timeline.EventChanged;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.NewEvent;
import io.customerview.timeline.TimelineDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Events of a customer whom somebody else needs at the same time. */
class TimelineAtOnceTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final Storage storage = JdbcStorage.of(DATABASE.dataSource());
  private final CustomerId customer =
      Host.desk(storage).customers().register(Host.person("crm-1")).customer();
  private final ExecutorService others = Executors.newSingleThreadExecutor();
  private final List<AgentId> asked = new ArrayList<>();

  private final AgentView desk =
      CustomerView.builder()
          .storage(storage)
          .clock(new SettableClock())
          .secrets(TestSecrets.SECRETS)
          .agents(this::profile)
          .build()
          .as(Agent.of(new AgentId("ana"), AccessProfile.ANALYST));

  @AfterEach
  void stop() {
    others.shutdownNow();
  }

  @Test
  @DisplayName(
      "EVT-1: the host is asked who may be responsible while nobody waits for the customer")
  void asked_unlocked() {
    TimelineDesk timeline = desk.timeline();
    EventDraft.Builder call = EventDraft.builder(EventKind.CALL, timeline.presets().time());
    AgentId bia = new AgentId("bia");
    AgentId caio = new AgentId("caio");
    EventChanged registered = timeline.add(customer, NewEvent.of(call.responsible(bia).build()));
    EventChanged same =
        timeline.change(
            customer,
            registered.version(),
            registered.event().id(),
            call.description("Renovação").build());
    timeline.change(customer, same.version(), same.event().id(), call.responsible(caio).build());
    assertThat(asked).containsExactly(bia, caio);
  }

  private Optional<AccessProfile> profile(AgentId agent) {
    asked.add(agent);
    try {
      Set<CustomerId> locked = others.submit(this::lock).get(10, TimeUnit.SECONDS);
      assertThat(locked).containsExactly(customer);
    } catch (Exception waiting) {
      throw new AssertionError("the customer is locked while the host is asked", waiting);
    }
    return Optional.of(AccessProfile.ANALYST);
  }

  private Set<CustomerId> lock() {
    return storage.write(
        SettableClock.START,
        work -> Set.copyOf(storage.locks().lock(work, List.of(customer)).keySet()));
  }
}
