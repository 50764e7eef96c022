package io.customerview.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.contact.PastContacts.PastContact;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.testkit.ContactCommands;
import io.customerview.testkit.ContactCommands.Command;
import io.customerview.testkit.ContactCommands.Kind;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ContactProperties {

  private static final int TRIES = 300;

  @Provide
  Arbitrary<List<Command>> commands() {
    return ContactCommands.any();
  }

  @Provide
  Arbitrary<List<Command>> withoutEvidence() {
    return ContactCommands.withoutEvidence();
  }

  /** Two customers, and what is known of them after each command. */
  private static final class World {

    private final SettableClock clock = new SettableClock();
    private final AgentView desk =
        CustomerView.builder()
            .storage(InMemoryStorage.create())
            .clock(clock)
            .secrets(TestSecrets.SECRETS)
            .build()
            .as(Agent.system(new AgentId("crm")));
    private final List<CustomerId> customers = List.of(register("Lia"), register("Rui"));

    private CustomerId register(String name) {
      return desk.customers()
          .register(Registration.builder(Person.of(name, null)).build())
          .customer();
    }

    boolean run(Command command) {
      clock.advance(Duration.ofSeconds(5));
      return command.run(desk, customers, clock.instant());
    }

    List<ContactPoint> points(CustomerId customer) {
      return desk.contacts().of(customer).points();
    }

    List<ContactHistoryEntry> history(CustomerId customer) {
      return desk.contacts().history(customer, DateRange.ALL, Optional.empty(), 500).items();
    }

    /** Who can be written to where: released addresses, and of those the primaries. */
    Set<String> reachable() {
      Set<String> reachable = new HashSet<>();
      for (CustomerId customer : customers) {
        for (ContactPoint point : points(customer)) {
          if (point.isReleased()) {
            reachable.add(customer + " " + point.address().normalized());
          }
          if (point.primary()) {
            reachable.add(customer + " " + point.address().normalized() + " primary");
          }
        }
      }
      return reachable;
    }
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  @Label(
      "CNT-3 CNT-4 CNT-6 CNT-13: after any commands there is at most one primary per channel, released, each address once, and nothing suppressed is released, but where another customer complained")
  void invariants(@ForAll("commands") List<Command> commands) {
    World world = new World();
    for (Command command : commands) {
      world.run(command);
      for (CustomerId customer : world.customers) {
        List<ContactPoint> points = world.points(customer);
        for (ContactChannel channel : ContactChannel.values()) {
          List<ContactPoint> primaries =
              points.stream().filter(p -> p.primary() && p.channel() == channel).toList();
          assertThat(primaries).hasSizeLessThanOrEqualTo(1).allMatch(ContactPoint::isReleased);
        }
        assertThat(points)
            .extracting(point -> point.address().normalized())
            .doesNotHaveDuplicates();
        assertThat(points)
            .filteredOn(ContactPoint::isReleased)
            .allSatisfy(
                point ->
                    assertThat(world.desk.suppressions().of(point.address()))
                        .map(Suppression::reason)
                        .isIn(Optional.empty(), Optional.of(OptOutReason.COMPLAINED)));
      }
    }
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  @Label("CNT-12: no commands without an evidenced opt-in make anyone reachable")
  void permission_law(@ForAll("withoutEvidence") List<Command> commands) {
    World world = new World();
    for (Command command : commands) {
      world.run(command);
      assertThat(world.reachable()).isEmpty();
    }
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  @Label(
      "CNT-12: among any commands, only a taken one with evidence releases an address, and only it or a choice gives a star")
  void only_evidence_releases(@ForAll("commands") List<Command> commands) {
    World world = new World();
    for (Command command : commands) {
      Set<String> before = world.reachable();
      boolean taken = world.run(command);
      Set<String> added = new HashSet<>(world.reachable());
      added.removeAll(before);
      if (!taken) {
        assertThat(added).isEmpty();
      }
      if (!command.kind().isEvidenced()) {
        assertThat(added)
            .allMatch(what -> command.kind() == Kind.MAKE_PRIMARY && what.endsWith(" primary"));
      }
      assertThat(added).allMatch(what -> what.startsWith(world.customers.get(command.who()) + " "));
    }
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  @Label(
      "CNT-12: an address that is opted out stays so, deleted and added again, until newer evidence")
  void opt_outs_stay(@ForAll("commands") List<Command> commands) {
    World world = new World();
    Map<String, Instant> closed = new HashMap<>();
    for (Command command : commands) {
      world.run(command);
      Instant evidence = world.clock.instant().minusSeconds(command.age());
      for (CustomerId customer : world.customers) {
        for (ContactPoint point : world.points(customer)) {
          String address = customer + " " + point.address().normalized();
          if (point.consent() instanceof Consent.OptedOut out) {
            closed.merge(address, out.at(), (one, other) -> one.isAfter(other) ? one : other);
          } else if (closed.containsKey(address)) {
            assertThat(point.isReleased()).isTrue();
            assertThat(evidence).isAfterOrEqualTo(closed.remove(address));
          }
        }
      }
    }
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  @Label("CNT-1: history is never lost nor changed, and its latest side is the present state")
  void history_is_kept(@ForAll("commands") List<Command> commands) {
    World world = new World();
    List<List<ContactHistoryEntry>> before = new ArrayList<>(List.of(List.of(), List.of()));
    for (Command command : commands) {
      world.run(command);
      for (int who = 0; who < 2; who++) {
        List<ContactHistoryEntry> now = world.history(world.customers.get(who));
        assertThat(now).endsWith(before.get(who).toArray(ContactHistoryEntry[]::new));
        before.set(who, now);
        for (ContactPoint point : world.points(world.customers.get(who))) {
          ContactHistoryEntry latest =
              now.stream().filter(e -> e.point().equals(point.id())).findFirst().orElseThrow();
          assertThat(latest.after()).contains(ContactSnapshot.of(point));
        }
      }
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  @Label("CNT-9: the state at any past moment is told as it was then, consent and evidence too")
  void past_is_told(@ForAll("commands") List<Command> commands) {
    World world = new World();
    Map<Instant, List<List<ContactPoint>>> seen = new HashMap<>();
    for (Command command : commands) {
      world.run(command);
      seen.put(world.clock.instant(), world.customers.stream().map(world::points).toList());
    }
    seen.forEach(
        (moment, points) -> {
          for (int who = 0; who < 2; who++) {
            List<PastContact> past =
                world.desk.contacts().at(world.customers.get(who), moment).points();
            assertThat(past)
                .extracting(PastContact::point)
                .containsExactlyInAnyOrderElementsOf(points.get(who));
            assertThat(past)
                .filteredOn(then -> then.point().consent().state() != Consent.State.NOT_GIVEN)
                .allSatisfy(
                    then ->
                        assertThat(then.proof().orElseThrow().consent())
                            .isEqualTo(then.point().consent()));
          }
        });
  }
}
