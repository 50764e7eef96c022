package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.DateRange;
import io.customerview.storage.Storage;
import io.customerview.testkit.ContactCommands;
import io.customerview.testkit.ContactCommands.Command;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import io.customerview.testkit.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

class PostgresContactProperties {

  private static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();
  private static final Storage POSTGRES = JdbcStorage.of(DATABASE.dataSource());

  /** The audit trail outlives everything, so no two tries may make the same ids. */
  private static long tries;

  @AfterContainer
  static void drop() {
    DATABASE.close();
  }

  @Provide
  Arbitrary<List<Command>> commands() {
    return ContactCommands.any();
  }

  @Property(tries = 12, edgeCases = EdgeCasesMode.NONE)
  @Label("CNT-1 to CNT-13: memory and PostgreSQL end equal after any commands, id by id")
  void side_by_side(@ForAll("commands") List<Command> commands) {
    long seed = tries++;
    Side memory = new Side(InMemoryStorage.create(), seed);
    Side postgres = new Side(POSTGRES, seed);
    try {
      for (Command command : commands) {
        assertThat(postgres.run(command)).as("%s", command).isEqualTo(memory.run(command));
      }
      assertThat(postgres.state()).isEqualTo(memory.state());
    } finally {
      postgres.erase();
    }
  }

  /** The same two customers in one of the storages. */
  private static final class Side {

    private final SettableClock clock = new SettableClock();
    private final Storage storage;
    private final AgentView desk;
    private final List<CustomerId> customers;

    Side(Storage storage, long seed) {
      this.storage = storage;
      Random random = new Random(seed);
      this.desk =
          CustomerView.builder()
              .storage(storage)
              .clock(clock)
              .secrets(TestSecrets.SECRETS)
              .ids(() -> new UUID(random.nextLong(), random.nextLong()))
              .build()
              .as(Agent.system(new AgentId("crm")));
      this.customers = List.of(register("Lia"), register("Rui"));
    }

    private CustomerId register(String name) {
      return desk.customers().register(Registration.of(Person.of(name, null)).build()).customer();
    }

    boolean run(Command command) {
      clock.advance(Duration.ofSeconds(5));
      return command.run(desk, customers, clock.instant());
    }

    /** Leaves nothing to the next try, in which the same addresses meet other customers. */
    void erase() {
      for (CustomerId customer : customers) {
        storage.owned().forEach(part -> Work.run(storage, work -> part.erase(work, customer)));
      }
      ContactCommands.ADDRESSES.forEach(desk.suppressions()::lift);
    }

    Map<String, Object> state() {
      Map<String, Object> state = new LinkedHashMap<>();
      for (CustomerId customer : customers) {
        state.put(customer + " points", desk.contacts().of(customer));
        state.put(
            customer + " history",
            desk.contacts().history(customer, DateRange.ALL, Optional.empty(), 500).items());
        state.put(customer + " past", desk.contacts().at(customer, clock.instant()));
        state.put(
            customer + " audit",
            Work.in(storage, work -> storage.audit().of(work, customer, Optional.empty(), 500)));
        for (CustomerOwned part : storage.owned()) {
          List<Map<String, Object>> records = new ArrayList<>();
          Work.run(storage, work -> part.export(work, customer, records::add));
          state.put(customer + " " + part.part(), records);
        }
      }
      state.put(
          "suppressed", ContactCommands.ADDRESSES.stream().map(desk.suppressions()::find).toList());
      return state;
    }
  }
}
