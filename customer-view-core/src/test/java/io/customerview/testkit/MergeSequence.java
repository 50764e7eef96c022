package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.contact.Address;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Pause;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.merge.MergeRefusal.ChangedSince;
import io.customerview.merge.MergeRefusal.LaterMergeFirst;
import io.customerview.merge.Merged;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Three customers that are merged, parted, paused and written about, with the law that nothing but
 * new evidence makes any of them more reachable, and no undoing makes them so earlier (CNT-12).
 */
final class MergeSequence {

  private static final List<MessageChannel> CHANNELS =
      List.of(MessageChannel.SMS, MessageChannel.EMAIL);

  private final MergeWorld world;
  private final Random chance;
  private final List<CustomerId> present = new ArrayList<>();
  private final List<Done> merges = new ArrayList<>();

  /**
   * A merge, what each of the two could be reached by before, what of this it has taken from the
   * survivor, what was closed since, and until when what was paused before and since.
   */
  private record Done(
      Merged merged,
      Instant moment,
      CustomerId survivor,
      CustomerId duplicate,
      Map<CustomerId, Set<String>> before,
      Set<String> taken,
      Set<String> closedSince,
      Map<CustomerId, Map<MessageChannel, Instant>> pausedBefore,
      Map<MessageChannel, Instant> pausedSince) {}

  MergeSequence(MergeWorld world, Random chance) {
    this.world = world;
    this.chance = chance;
    world.clearSuppressions();
    for (int index = 0; index < 3; index++) {
      present.add(world.register(Registration.builder(Person.of("Lia", "Teles"))));
    }
  }

  void merge() {
    if (present.size() < 2) {
      return;
    }
    CustomerId duplicate = present.get(chance.nextInt(present.size()));
    List<CustomerId> others = present.stream().filter(one -> !one.equals(duplicate)).toList();
    CustomerId survivor = others.get(chance.nextInt(others.size()));
    Map<CustomerId, Set<String>> before = reached();
    Map<CustomerId, Map<MessageChannel, Instant>> paused = new HashMap<>();
    List.of(survivor, duplicate).forEach(one -> paused.put(one, paused(one)));
    Merged merged = world.merge(survivor, duplicate);
    present.remove(duplicate);
    Set<String> now = reached(survivor);
    Set<String> either = new HashSet<>(before.getOrDefault(survivor, Set.of()));
    Set<String> taken = new HashSet<>(either);
    taken.removeAll(now);
    merges.add(
        new Done(
            merged,
            world.clock.instant(),
            survivor,
            duplicate,
            before,
            taken,
            new HashSet<>(),
            paused,
            new HashMap<>()));
    either.addAll(before.getOrDefault(duplicate, Set.of()));
    assertThat(either).containsAll(now);
  }

  /** Any of them: those that are to be undone later are refused. */
  void undo() {
    if (merges.isEmpty()) {
      return;
    }
    Done done = merges.get(chance.nextInt(merges.size()));
    Map<CustomerId, Set<String>> before = reached();
    try {
      world.undo(done.merged());
    } catch (RefusedException refused) {
      assertThat(refused.refusal()).isInstanceOfAny(ChangedSince.class, LaterMergeFirst.class);
      assertThat(reached()).isEqualTo(before);
      return;
    }
    merges.remove(done);
    present.add(done.duplicate());
    for (CustomerId one : List.of(done.survivor(), done.duplicate())) {
      Set<String> allowed = new HashSet<>(done.before().getOrDefault(one, Set.of()));
      if (one.equals(done.survivor())) {
        allowed.addAll(before.getOrDefault(one, Set.of()));
      }
      Set<String> now = reached(one);
      assertThat(allowed).containsAll(now);
      assertThat(now)
          .noneMatch(open -> done.closedSince().contains(open.substring(0, open.indexOf(' '))));
      assertPaused(one, done.pausedBefore().getOrDefault(one, Map.of()));
      assertPaused(one, done.pausedSince());
    }
  }

  private void assertPaused(CustomerId customer, Map<MessageChannel, Instant> until) {
    Map<MessageChannel, Instant> now = paused(customer);
    until.forEach(
        (channel, end) -> {
          if (end.isAfter(world.clock.instant())) {
            assertThat(now.get(channel)).as(channel.code()).isAfterOrEqualTo(end);
          }
        });
  }

  /** Pauses messages to one of them for some minutes, on one channel or on all. */
  void pause() {
    world.clock.advance(Duration.ofSeconds(5));
    CustomerId one = present.get(chance.nextInt(present.size()));
    List<Pause> before = world.desk.decisions().pauses(one);
    Instant until = world.clock.instant().plus(Duration.ofMinutes(1 + chance.nextInt(5)));
    if (chance.nextBoolean()) {
      world.desk.decisions().pause(one, until);
    } else {
      world.desk.decisions().pause(one, CHANNELS.get(chance.nextInt(CHANNELS.size())), until);
    }
    List<Pause> set = new ArrayList<>(world.desk.decisions().pauses(one));
    set.removeAll(before);
    for (Done done : merges) {
      if (world.desk.customers().find(done.survivor()).id().equals(one)) {
        paused(set).forEach((channel, end) -> later(done.pausedSince(), channel, end));
      }
    }
  }

  private Map<MessageChannel, Instant> paused(CustomerId customer) {
    return paused(world.desk.decisions().pauses(customer));
  }

  /** Until when each channel is paused. */
  private static Map<MessageChannel, Instant> paused(List<Pause> pauses) {
    Map<MessageChannel, Instant> paused = new HashMap<>();
    for (Pause pause : pauses) {
      CHANNELS.stream()
          .filter(pause::isAbout)
          .forEach(channel -> later(paused, channel, pause.end()));
    }
    return paused;
  }

  private static void later(
      Map<MessageChannel, Instant> paused, MessageChannel channel, Instant end) {
    paused.merge(channel, end, (one, other) -> one.isAfter(other) ? one : other);
  }

  void command() {
    world.clock.advance(Duration.ofSeconds(5));
    Map<CustomerId, Set<String>> before = reached();
    Map<CustomerId, Set<String>> closed = closed();
    ContactCommands.Command command = world.contact(present, chance);
    Instant evidence = command.evidence(world.clock.instant()).at();
    for (CustomerId one : present) {
      Set<String> more = reached(one);
      more.removeAll(before.getOrDefault(one, Set.of()));
      if (!command.kind().isEvidenced()) {
        assertThat(more).isEmpty();
      }
      Set<String> closedNow = new HashSet<>(closed().getOrDefault(one, Set.of()));
      closedNow.removeAll(closed.getOrDefault(one, Set.of()));
      for (Done done : merges) {
        if (world.desk.customers().find(done.survivor()).id().equals(one)) {
          if (evidence.isBefore(done.moment())) {
            assertThat(more).as("by evidence from before").doesNotContainAnyElementsOf(taken(done));
          }
          done.closedSince().addAll(closedNow);
          more.forEach(open -> done.closedSince().remove(open.substring(0, open.indexOf(' '))));
        }
      }
    }
  }

  /** AssertJ takes no empty list of what is not to be there. */
  private static Set<String> taken(Done done) {
    return done.taken().isEmpty() ? Set.of("nothing") : done.taken();
  }

  private Map<CustomerId, Set<String>> reached() {
    Map<CustomerId, Set<String>> reached = new HashMap<>();
    present.forEach(one -> reached.put(one, reached(one)));
    return reached;
  }

  /** Returns what is open, and not on the suppression list. */
  private Set<String> reached(CustomerId customer) {
    Set<String> reached = MergingContract.reached(world, customer);
    for (Address address : ContactCommands.ADDRESSES) {
      if (world.desk.suppressions().of(address).isPresent()) {
        reached.removeIf(open -> open.startsWith(address.normalized() + ' '));
      }
    }
    return reached;
  }

  /** The addresses that each has said no to. */
  private Map<CustomerId, Set<String>> closed() {
    Map<CustomerId, Set<String>> closed = new HashMap<>();
    for (CustomerId one : present) {
      Set<String> addresses = new HashSet<>();
      world
          .consents(one)
          .forEach(
              (address, consent) -> {
                if (consent.optOut().isPresent()) {
                  addresses.add(address.normalized());
                }
              });
      closed.put(one, addresses);
    }
    return closed;
  }
}
