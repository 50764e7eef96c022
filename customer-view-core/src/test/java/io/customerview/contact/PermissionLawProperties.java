package io.customerview.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.storage.Storage;
import io.customerview.testkit.ContactCommands;
import io.customerview.testkit.ContactCommands.Command;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import io.customerview.testkit.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * The permission law, told by what anybody can see: for which purposes an address can be written
 * to, before a step and after it.
 */
class PermissionLawProperties {

  private static final List<Purpose> PURPOSES =
      List.of(ContactCommands.BILLING, new Purpose("marketing"));

  /** Steps: commands, and now and then one customer that is joined to the other. */
  @Provide
  Arbitrary<List<Optional<Command>>> steps() {
    return Arbitraries.frequencyOf(
            Tuple.of(14, ContactCommands.one().map(Optional::of)),
            Tuple.of(1, Arbitraries.just(Optional.<Command>empty())))
        .list()
        .ofMinSize(4)
        .ofMaxSize(50);
  }

  @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
  @Label(
      "CNT-12: nothing makes an address more reachable but evidence that no earlier consent of it is newer than: not deleting, editing away and back, joining, nor taking off the suppression list")
  void permission_law(@ForAll("steps") List<Optional<Command>> steps) {
    World world = new World();
    for (Optional<Command> step : steps) {
      world.clock.advance(Duration.ofSeconds(5));
      Map<Target, Set<Purpose>> before = world.permissions();
      Map<Target, Instant> newest = Map.copyOf(world.newest);
      if (step.isEmpty()) {
        world.join();
        before = joined(before);
      } else {
        step.get().run(world.desk, world.customers, world.clock.instant());
      }
      for (Map.Entry<Target, Set<Purpose>> after : world.permissions().entrySet()) {
        Target target = after.getKey();
        Set<Purpose> more = new HashSet<>(after.getValue());
        more.removeAll(before.getOrDefault(target, Set.of()));
        if (!more.isEmpty()) {
          assertThat(step)
              .as(target.toString())
              .hasValueSatisfying(
                  command -> {
                    assertThat(command.kind().isEvidenced()).isTrue();
                    assertThat(command.who()).isEqualTo(target.who());
                    Evidence evidence = command.evidence(world.clock.instant());
                    assertThat(more).allMatch(evidence::covers);
                    assertThat(evidence.at())
                        .isAfterOrEqualTo(newest.getOrDefault(target, Instant.MIN));
                  });
        }
      }
      world.remember(step);
    }
  }

  /** Who was joined may be written to where either could be. */
  private static Map<Target, Set<Purpose>> joined(Map<Target, Set<Purpose>> before) {
    Map<Target, Set<Purpose>> joined = new HashMap<>();
    before.forEach(
        (target, purposes) ->
            joined.computeIfAbsent(target.of(1), any -> new HashSet<>()).addAll(purposes));
    return joined;
  }

  /** An address of one of the customers. */
  private record Target(int who, AddressKey address) {
    Target of(int other) {
      return new Target(other, address);
    }
  }

  private static final class World {

    private final SettableClock clock = new SettableClock();
    private final Storage storage = InMemoryStorage.create();
    private final AgentView desk =
        CustomerView.builder()
            .storage(storage)
            .clock(clock)
            .secrets(TestSecrets.SECRETS)
            .build()
            .as(Agent.system(new AgentId("crm")));
    private final List<CustomerId> customers = List.of(register("Lia"), register("Rui"));

    /** The time of the newest consent of an address, of either kind, that was ever seen. */
    private final Map<Target, Instant> newest = new HashMap<>();

    private CustomerId register(String name) {
      return desk.customers()
          .register(Registration.builder(Person.of(name, null)).build())
          .customer();
    }

    /** For which purposes each address can be written to. */
    Map<Target, Set<Purpose>> permissions() {
      Map<Target, Set<Purpose>> permissions = new HashMap<>();
      for (int who = 0; who < customers.size(); who++) {
        for (ContactPoint point : desk.contacts().of(customers.get(who)).points()) {
          Set<Purpose> purposes = new HashSet<>(PURPOSES);
          purposes.removeIf(purpose -> !point.consent().covers(purpose));
          if (!purposes.isEmpty() && desk.suppressions().of(point.address()).isEmpty()) {
            permissions.put(new Target(who, AddressKey.of(point.address())), purposes);
          }
        }
      }
      return permissions;
    }

    void remember(Optional<Command> step) {
      for (int who = 0; who < customers.size(); who++) {
        for (ContactPoint point : desk.contacts().of(customers.get(who)).points()) {
          Target target = new Target(who, AddressKey.of(point.address()));
          if (point.consent() instanceof Consent.OptedIn in) {
            newest.merge(target, in.evidence().at(), World::later);
          } else if (point.consent() instanceof Consent.OptedOut out) {
            newest.merge(target, out.at(), World::later);
          }
        }
      }
      step.filter(command -> command.kind() == ContactCommands.Kind.COMPLAIN)
          .ifPresent(
              command ->
                  newest.put(
                      new Target(
                          command.who(),
                          AddressKey.of(ContactCommands.ADDRESSES.get(command.address()))),
                      clock.instant()));
      if (step.isEmpty()) {
        for (Target target : List.copyOf(newest.keySet())) {
          if (target.who() == 0) {
            newest.merge(target.of(1), newest.remove(target), World::later);
          }
        }
      }
    }

    private static Instant later(Instant one, Instant other) {
      return one.isAfter(other) ? one : other;
    }

    /**
     * Joins the first customer to the second, as merging does: first each address is closed where
     * it is not open on both sides, and points that both have are left to the second.
     */
    void join() {
      close(0, 1);
      close(1, 0);
      CustomerId from = customers.get(0);
      for (ContactPoint point : desk.contacts().of(from).points()) {
        if (point(1, point.address()).isPresent()) {
          desk.contacts().delete(from, desk.contacts().of(from).version(), point.id());
        }
      }
      Work.run(
          storage,
          work -> {
            for (CustomerOwned part :
                List.<CustomerOwned>of(
                    storage.contactPoints(), storage.consents(), storage.contactHistory())) {
              part.reassign(work, from, customers.get(1));
            }
          });
    }

    private void close(int who, int other) {
      for (ContactPoint point : desk.contacts().of(customers.get(who)).points()) {
        boolean open = point(other, point.address()).map(ContactPoint::isReleased).orElse(true);
        if (point.isReleased() && (!open || isClosed(other, point.address()))) {
          desk.contacts().optOut(customers.get(who), point.id());
        }
      }
    }

    private Optional<ContactPoint> point(int who, Address address) {
      return desk.contacts().of(customers.get(who)).points().stream()
          .filter(point -> point.address().isSameAs(address))
          .findFirst();
    }

    private boolean isClosed(int who, Address address) {
      List<ConsentEntry> entries = new ArrayList<>();
      Work.run(
          storage,
          work -> entries.addAll(storage.consents().upTo(work, customers.get(who), Instant.MAX)));
      Optional<Consent> latest = Optional.empty();
      for (ConsentEntry entry : entries) {
        if (new AddressKey(entry.channel(), entry.normalized()).equals(AddressKey.of(address))
            && !(entry.consent() instanceof Consent.NotGiven)) {
          latest = Optional.of(entry.consent());
        }
      }
      return latest.filter(Consent::isOptedOut).isPresent();
    }
  }
}
