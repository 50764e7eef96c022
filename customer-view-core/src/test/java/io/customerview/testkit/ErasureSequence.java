package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.audit.AuditEntry;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.NewContact;
import io.customerview.merge.Merge;
import io.customerview.merge.MergeRefusal.ChangedSince;
import io.customerview.merge.MergeRefusal.LaterMergeFirst;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MergeId;
import io.customerview.shared.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Customers that are merged, parted, written about and erased, with the law that nobody keeps an
 * address of whoever was erased (PRIV-2). The clock goes back too: the moment of a command is taken
 * before it has its locks.
 */
final class ErasureSequence {

  private static final List<String> NAMES = List.of("ana", "bia", "caio", "davi", "eva");

  private final PrivacyWorld world;
  private final Random chance;
  private final Map<CustomerId, String> names = new HashMap<>();
  private final Map<CustomerId, ContactPointId> points = new HashMap<>();
  private final List<CustomerId> present = new ArrayList<>();
  private final List<MergeId> merges = new ArrayList<>();

  ErasureSequence(PrivacyWorld world, Random chance) {
    this.world = world;
    this.chance = chance;
    for (String name : NAMES) {
      CustomerId customer = world.person(name);
      NewContact contact = NewContact.of(world.email(name)).optedIn(world.evidence());
      points.put(customer, world.add(customer, contact));
      names.put(customer, name);
      present.add(customer);
    }
  }

  void step() {
    world.world.clock.advance(Duration.ofSeconds(chance.nextInt(40) - 15));
    switch (chance.nextInt(9)) {
      case 0, 1 -> merge();
      case 2, 3, 4 -> undo();
      case 5 -> erase();
      default -> write();
    }
  }

  private CustomerId any() {
    return present.get(chance.nextInt(present.size()));
  }

  private void merge() {
    CustomerId survivor = any();
    CustomerId duplicate = any();
    if (!survivor.equals(duplicate)) {
      merges.add(
          world
              .desk()
              .merging()
              .merge(survivor, world.version(survivor), duplicate, world.version(duplicate))
              .merge());
      present.remove(duplicate);
    }
  }

  private void undo() {
    if (merges.isEmpty()) {
      return;
    }
    MergeId id = merges.get(chance.nextInt(merges.size()));
    Merge merge =
        Work.in(world.storage(), work -> world.storage().merges().find(work, id)).orElseThrow();
    try {
      world.desk().merging().undo(id, world.version(merge.survivor()));
      merges.remove(id);
      present.add(merge.former());
    } catch (RefusedException refused) {
      assertThat(refused.refusal()).isInstanceOfAny(ChangedSince.class, LaterMergeFirst.class);
    }
  }

  private void write() {
    CustomerId customer = any();
    List<ContactPoint> points = world.desk().contacts().of(customer).points();
    if (points.isEmpty()) {
      return;
    }
    ContactPoint point = points.get(chance.nextInt(points.size()));
    if (chance.nextInt(3) > 0) {
      world.desk().contacts().optOut(customer, point.id());
    } else if (point.primary()) {
      world.desk().contacts().removeStar(customer, point.id());
    } else if (point.isReleased()) {
      world.desk().contacts().makePrimary(customer, world.version(customer), point.id());
    }
  }

  private void erase() {
    CustomerId customer = any();
    if (present.size() == 1) {
      return;
    }
    List<CustomerId> erased =
        names.keySet().stream().filter(one -> presentOf(one).equals(customer)).toList();
    merges.removeIf(
        id ->
            Work.in(world.storage(), work -> world.storage().merges().find(work, id))
                .filter(merge -> presentOf(merge.survivor()).equals(customer))
                .isPresent());
    world.desk().privacy().erase(customer);
    present.remove(customer);
    erased.forEach(this::assertForgotten);
  }

  private CustomerId presentOf(CustomerId customer) {
    return Work.in(
            world.storage(), work -> world.storage().locks().resolve(work, List.of(customer)))
        .getOrDefault(customer, customer);
  }

  private void assertForgotten(CustomerId erased) {
    String name = names.remove(erased);
    for (CustomerId other : present) {
      assertThat(world.held(other))
          .as("%s of %s", name, names.get(other))
          .noneMatch(record -> record.contains(world.email(name).normalized()));
    }
    String point = Objects.requireNonNull(points.remove(erased)).toString();
    for (CustomerId other : names.keySet()) {
      assertThat(world.trail(other))
          .as("%s in the trail of %s", name, names.get(other))
          .flatExtracting(AuditEntry::happenings)
          .noneMatch(happening -> point.equals(happening.details().get("point")));
      assertThat(world.desk().audit().check(other).isWhole()).isTrue();
    }
  }
}
