package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.contact.Address;
import io.customerview.contact.Consent;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.contact.ContactAction;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.ContactRecords;
import io.customerview.contact.Evidence;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.OptOutReason;
import io.customerview.contact.Pause;
import io.customerview.contact.Purpose;
import io.customerview.customer.CustomerRefusal.ExternalIdMerged;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Country;
import io.customerview.identity.Cpf;
import io.customerview.identity.IdentityDocument;
import io.customerview.intake.IntakeRow;
import io.customerview.intake.RowOutcome;
import io.customerview.intake.RowOutcome.Refused;
import io.customerview.intake.RowOutcome.Taken;
import io.customerview.merge.Candidate;
import io.customerview.merge.Merge;
import io.customerview.merge.MergeConflict;
import io.customerview.merge.MergeEvidence;
import io.customerview.merge.MergeEvidence.Kind;
import io.customerview.merge.MergePlan;
import io.customerview.merge.MergeRefusal.AlreadyMerged;
import io.customerview.merge.MergeRefusal.AlreadyUndone;
import io.customerview.merge.MergeRefusal.ChangedSince;
import io.customerview.merge.MergeRefusal.DifferentTaxNumbers;
import io.customerview.merge.MergeRefusal.LaterMergeFirst;
import io.customerview.merge.MergeRefusal.MergeUnknown;
import io.customerview.merge.MergeRefusal.OneAboveTheOther;
import io.customerview.merge.MergeRefusal.PersonAndCompany;
import io.customerview.merge.MergeRefusal.SameCustomer;
import io.customerview.merge.Merged;
import io.customerview.merge.MergedPoint;
import io.customerview.merge.NotDuplicates;
import io.customerview.message.InteractionKind;
import io.customerview.search.CustomerQuery;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.StaleVersion;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.ExternalId;
import io.customerview.shared.MarkerId;
import io.customerview.shared.MergeId;
import io.customerview.shared.MessageId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.spi.AutomationCatalogue.Automation;
import io.customerview.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What merging promises, on every storage. */
public interface MergingContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("MRG-2: merged and undone, both are as they were, but for trail and histories")
  default void merging_undo_is_identity() {
    for (int seed = 0; seed < 12; seed++) {
      mergeAndUndo(storage(), seed);
    }
  }

  /** Merges two customers that chance has filled, undoes it, and compares all that is held. */
  static void mergeAndUndo(Storage storage, long seed) {
    mergeAndUndo(storage, seed, () -> {});
  }

  /** As {@link #mergeAndUndo(Storage, long)}, with something that is done in between. */
  static void mergeAndUndo(Storage storage, long seed, Runnable between) {
    MergeWorld world = new MergeWorld(storage);
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person().city("Recife").state("PE").industry("Arte"));
    world.fill(List.of(survivor, duplicate), new Random(seed));
    Map<String, Object> ofSurvivor = world.held(survivor);
    Map<String, Object> ofDuplicate = world.held(duplicate);

    Merged merged = world.merge(survivor, duplicate);

    assertThat(world.desk.customers().find(duplicate).id()).isEqualTo(survivor);
    List<String> left = new ArrayList<>();
    Work.run(
        storage,
        work ->
            storage.owned().stream()
                .filter(part -> !part.part().equals("audit"))
                .forEach(part -> part.export(work, duplicate, one -> left.add(part.part()))));
    assertThat(left).as("seed " + seed).isEmpty();

    between.run();
    Merged undone = world.undo(merged);

    assertThat(undone.customer()).isEqualTo(survivor);
    assertThat(world.held(survivor)).as("survivor, seed " + seed).isEqualTo(ofSurvivor);
    assertThat(world.held(duplicate)).as("duplicate, seed " + seed).isEqualTo(ofDuplicate);
  }

  @Test
  @DisplayName(
      "REG-6 MRG-2: automations that the host knows a duplicate to be in are on the survivor's"
          + " profile, while the merge stands")
  default void merging_automations() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId first = world.register(person());
    CustomerId second = world.register(person());
    CustomerId survivor = world.register(person());
    String known =
        world.desk.customers().find(first).registration().externalId().orElseThrow().value();
    Automation both = new Automation("a-1", "Boas-vindas", "1");
    AgentView desk =
        CustomerView.builder()
            .storage(world.storage)
            .clock(world.clock)
            .secrets(TestSecrets.SECRETS)
            .automations(
                (customer, externalId) ->
                    externalId.equals(Optional.of(known))
                        ? List.of(both, new Automation("a-2", "Cobrança", "1"))
                        : customer.equals(second.value())
                            ? List.of(new Automation("a-3", "Renovação", "1"))
                            : customer.equals(survivor.value()) ? List.of(both) : List.of())
            .build()
            .as(Agent.system(new AgentId("host")));
    world.merge(second, first);
    Merged merged = world.merge(survivor, second);
    for (CustomerId id : List.of(first, second, survivor)) {
      assertThat(desk.profile(id).automations())
          .extracting(Automation::id)
          .containsExactly("a-1", "a-2", "a-3");
    }
    world.undo(merged);
    assertThat(desk.profile(survivor).automations()).containsExactly(both);
    assertThat(desk.profile(second).automations())
        .extracting(Automation::id)
        .containsExactly("a-3", "a-1", "a-2");
  }

  @Test
  @DisplayName("MRG-2 CNT-12: no merge, and no undoing of one, makes anybody more reachable")
  default void merging_never_more_reachable() {
    for (int seed = 100; seed < 112; seed++) {
      neverMoreReachable(storage(), seed);
    }
  }

  /** Merges two customers that chance has filled, and looks at every address and purpose. */
  static void neverMoreReachable(Storage storage, long seed) {
    MergeWorld world = new MergeWorld(storage);
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    List<CustomerId> both = List.of(survivor, duplicate);
    world.fill(both, new Random(seed));
    List<Set<String>> before = both.stream().map(one -> reached(world, one)).toList();
    List<Set<String>> closed = both.stream().map(one -> closed(world, one)).toList();
    List<Set<String>> stars = both.stream().map(one -> stars(world, one)).toList();
    Merged merged = world.merge(survivor, duplicate);
    for (String open : reached(world, survivor)) {
      for (int who = 0; who < 2; who++) {
        assertThat(closed.get(who)).as("seed " + seed).doesNotContain(open);
      }
      assertThat(before.stream().anyMatch(one -> one.contains(open))).isTrue();
    }
    assertThat(stars.get(0)).containsAll(stars(world, survivor));
    Optional<ContactPoint> point = world.desk.contacts().of(survivor).points().stream().findFirst();
    point.ifPresent(one -> world.desk.contacts().optOut(survivor, one.id()));
    world.undo(merged);
    for (int who = 0; who < 2; who++) {
      assertThat(before.get(who)).containsAll(reached(world, both.get(who)));
      assertThat(stars.get(who)).containsAll(stars(world, both.get(who)));
      Set<String> open = reached(world, both.get(who));
      point.ifPresent(
          one ->
              assertThat(open)
                  .noneMatch(reached -> reached.startsWith(one.address().normalized() + ' ')));
    }
  }

  static Set<String> reached(MergeWorld world, CustomerId customer) {
    return all(world, customer, true);
  }

  /** What the customer has said no to: by a point, or by an opt-out of an address without one. */
  private static Set<String> closed(MergeWorld world, CustomerId customer) {
    Set<String> closed = all(world, customer, false);
    world
        .consents(customer)
        .forEach(
            (address, consent) -> {
              if (consent.optOut().isPresent()) {
                purposes().forEach(purpose -> closed.add(address.normalized() + ' ' + purpose));
              }
            });
    return closed;
  }

  private static Set<String> all(MergeWorld world, CustomerId customer, boolean covered) {
    Set<String> found = new TreeSet<>();
    for (ContactPoint point : world.desk.contacts().of(customer).points()) {
      for (Purpose purpose : purposes()) {
        if (point.consent().covers(purpose) == covered) {
          found.add(point.address().normalized() + ' ' + purpose);
        }
      }
    }
    return found;
  }

  private static Set<String> stars(MergeWorld world, CustomerId customer) {
    Set<String> stars = new TreeSet<>();
    for (ContactPoint point : world.desk.contacts().of(customer).points()) {
      if (point.primary()) {
        stars.add(point.address().normalized());
      }
    }
    return stars;
  }

  private static List<Purpose> purposes() {
    return List.of(ContactCommands.BILLING, new Purpose("offers"));
  }

  @Test
  @DisplayName("MRG-2 CNT-12: no row of merges, undoings and commands makes anybody more reachable")
  default void merging_sequences_never_more_reachable() {
    for (int seed = 500; seed < 504; seed++) {
      sequenceNeverMoreReachable(storage(), seed);
    }
  }

  /** Merges, undoes and does other things with three customers, by chance. */
  static void sequenceNeverMoreReachable(Storage storage, long seed) {
    Random chance = new Random(seed);
    MergeSequence sequence = new MergeSequence(new MergeWorld(storage), chance);
    for (int step = 0; step < 40; step++) {
      switch (chance.nextInt(8)) {
        case 0 -> sequence.merge();
        case 1 -> sequence.undo();
        case 2 -> sequence.pause();
        default -> sequence.command();
      }
    }
  }

  @Test
  @DisplayName("MRG-2: a merge loses nothing of either but what its preview says")
  default void merging_loses_nothing() {
    for (int seed = 300; seed < 312; seed++) {
      nothingIsLost(storage(), seed);
    }
  }

  /** Counts all that there is in each part of two customers that chance has filled. */
  static void nothingIsLost(Storage storage, long seed) {
    MergeWorld world = new MergeWorld(storage);
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person().city("Recife"));
    List<CustomerId> both = List.of(survivor, duplicate);
    world.fill(both, new Random(seed));
    Map<String, Long> before = world.counts(both);
    Map<String, Long> own = world.counts(List.of(survivor));
    MergePlan plan = world.desk.merging().preview(survivor, duplicate);
    long joined =
        plan.points().stream().filter(point -> point.fate() == MergedPoint.Fate.JOINED).count();

    world.merge(survivor, duplicate);

    Map<String, Long> after = world.counts(List.of(survivor));
    for (String part : before.keySet()) {
      String seen = part + ", seed " + seed;
      long expected = before.get(part);
      if (plan.dropped().contains(part)) {
        expected = own.get(part);
      } else if (part.equals("contactPoints")) {
        expected -= joined;
      }
      switch (part) {
        case "registration", "merges" -> assertThat(after.get(part)).as(seen).isEqualTo(1);
        case "searchKeys", "segments" -> {} // follow from the rest
        case "audit", "contactHistory", "consents", "journeyHistory" ->
            assertThat(after.get(part))
                .as(seen)
                .isGreaterThanOrEqualTo(part.equals("audit") ? own.get(part) : expected);
        default -> assertThat(after.get(part)).as(seen).isEqualTo(expected);
      }
      if (plan.moved().containsKey(part)) {
        assertThat(expected - own.get(part)).as(seen).isEqualTo(plan.moved().get(part));
      }
    }
  }

  @Test
  @DisplayName("MRG-2: three customers are the same one then, in whatever order they are merged")
  default void merging_any_order() {
    for (int seed = 400; seed < 406; seed++) {
      anyOrder(storage(), seed);
    }
  }

  /** Merges three customers that chance has filled in every order, undoing each. */
  static void anyOrder(Storage storage, long seed) {
    MergeWorld world = new MergeWorld(storage);
    List<CustomerId> three = new ArrayList<>();
    for (int index = 0; index < 3; index++) {
      three.add(world.register(person()));
    }
    world.fill(three, new Random(seed));
    CustomerId one = three.get(0);
    CustomerId two = three.get(1);
    CustomerId other = three.get(2);
    Map<String, Object> first = merged(world, one, List.of(List.of(one, two), List.of(one, other)));
    assertThat(merged(world, one, List.of(List.of(one, other), List.of(one, two))))
        .as("seed " + seed)
        .isEqualTo(first);
    assertThat(merged(world, one, List.of(List.of(two, other), List.of(one, two))))
        .as("seed " + seed)
        .isEqualTo(first);
    assertThat(merged(world, one, List.of(List.of(other, two), List.of(one, other))))
        .as("seed " + seed)
        .isEqualTo(first);
  }

  /** Merges pairs, and undoes it all after looking; which of several alike points stays is open. */
  private static Map<String, Object> merged(
      MergeWorld world, CustomerId last, List<List<CustomerId>> pairs) {
    List<Merged> merges = new ArrayList<>();
    pairs.forEach(pair -> merges.add(world.merge(pair.get(0), pair.get(1))));
    Map<String, Object> held = world.held(last);
    held.keySet().removeAll(Set.of("contactPoints", "points", "consent", "card", "searchKeys"));
    held.replaceAll((part, found) -> found instanceof List<?> list ? Set.copyOf(list) : found);
    held.put("reached", reached(world, last));
    held.put("closed", closed(world, last));
    held.put("stars", stars(world, last));
    for (int index = merges.size() - 1; index >= 0; index--) {
      world.undo(merges.get(index));
    }
    return held;
  }

  @Test
  @DisplayName("MRG-2: points of one address are joined under the most restrictive permission")
  default void merging_joined() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    Address out = email();
    Address unsaid = email();
    Address narrow = email();
    Address only = email();
    Evidence wide = Evidence.of("site", "form", world.clock.instant());
    Evidence billing = wide.forPurposes(Set.of(ContactCommands.BILLING));
    for (Address address : List.of(out, unsaid, narrow)) {
      add(world, survivor, NewContact.of(address).optedIn(wide));
    }
    ContactPointId closed = add(world, duplicate, NewContact.of(out));
    world.desk.contacts().optOut(duplicate, closed);
    add(world, duplicate, NewContact.of(unsaid));
    add(world, duplicate, NewContact.of(narrow).optedIn(billing));
    add(world, duplicate, NewContact.of(only).optedIn(wide).asPrimary());
    ContactPoint star = world.point(survivor, out).orElseThrow();
    assertThat(star.primary()).isTrue();
    assertThat(world.desk.merging().preview(survivor, duplicate).points())
        .filteredOn(MergePlan.Point::losesStar)
        .extracting(MergePlan.Point::point)
        .containsExactlyInAnyOrder(star.id(), world.point(duplicate, only).orElseThrow().id());

    world.merge(survivor, duplicate);

    assertThat(world.desk.contacts().of(survivor).points()).hasSize(4);
    assertThat(world.desk.contacts().history(survivor, closed, DateRange.ALL, Optional.empty(), 9))
        .extracting(page -> page.items().get(0).action())
        .isEqualTo(ContactAction.DELETED);
    assertThat(world.point(survivor, out).orElseThrow().consent())
        .isInstanceOfSatisfying(
            OptedOut.class, how -> assertThat(how.reason()).isEqualTo(OptOutReason.MERGED));
    assertThat(world.point(survivor, unsaid).orElseThrow().consent()).isEqualTo(Consent.notGiven());
    Consent narrowed = world.point(survivor, narrow).orElseThrow().consent();
    assertThat(narrowed.covers(ContactCommands.BILLING)).isTrue();
    assertThat(narrowed.covers(new Purpose("offers"))).isFalse();
    assertThat(world.point(survivor, only).orElseThrow())
        .satisfies(point -> assertThat(point.isReleased()).isTrue())
        .satisfies(point -> assertThat(point.primary()).as("no star comes along").isFalse());
    assertThat(stars(world, survivor)).isEmpty();
  }

  @Test
  @DisplayName("MRG-2 CNT-7: a star stays where the merge narrows what its address is released for")
  default void merging_narrowed_keeps_star() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    Address address = email();
    Evidence wide = Evidence.of("site", "form", world.clock.instant());
    Evidence billing = wide.forPurposes(Set.of(ContactCommands.BILLING));
    add(world, survivor, NewContact.of(address).optedIn(wide).asPrimary());
    add(world, duplicate, NewContact.of(address).optedIn(billing));
    assertThat(world.desk.merging().preview(survivor, duplicate).points())
        .filteredOn(point -> point.fate() == MergedPoint.Fate.RESTRICTED)
        .noneMatch(MergePlan.Point::losesStar);
    Merged merged = world.merge(survivor, duplicate);
    ContactPoint point = world.point(survivor, address).orElseThrow();
    assertThat(point.consent().covers(new Purpose("offers"))).isFalse();
    assertThat(point.primary()).isTrue();
    world.undo(merged);
    assertThat(world.point(survivor, address).orElseThrow().primary()).isTrue();
  }

  @Test
  @DisplayName(
      "MRG-2: the survivor keeps star, portfolio, journey, marker and its own registration")
  default void merging_survivor_keeps() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person().city("Olinda"));
    CustomerId duplicate =
        world.register(
            Registration.builder(Person.of("Eliane", "Teles")).city("Recife").industry("Arte"));
    Evidence evidence = Evidence.of("site", "form", world.clock.instant());
    Address star = email();
    add(world, survivor, NewContact.of(star).optedIn(evidence).asPrimary());
    add(world, duplicate, NewContact.of(email()).optedIn(evidence).asPrimary());
    world.portfolio(survivor);
    world.portfolio(duplicate);
    world.desk.markers().mark(duplicate, world.version(duplicate), world.marker());
    Map<String, Object> before = world.held(survivor);
    MergePlan plan = world.desk.merging().preview(survivor, duplicate);
    assertThat(plan.dropped()).containsExactly("journey", "marker", "portfolio");
    assertThat(plan.filled()).containsExactly("industry");
    assertThat(world.held(survivor)).as("a preview changes nothing").isEqualTo(before);

    world.merge(survivor, duplicate);

    assertThat(stars(world, survivor)).containsExactly(star.normalized());
    for (String part : List.of("portfolio", "journey", "marker")) {
      assertThat(world.held(survivor).get(part)).as(part).isEqualTo(before.get(part));
    }
    Registration now = world.desk.customers().find(survivor).registration();
    assertThat(now.party()).isEqualTo(Person.of("Lia", "Teles"));
    assertThat(now.city()).contains("Olinda");
    assertThat(now.industry()).contains("Arte");
  }

  @Test
  @DisplayName("MRG-2: what the preview says is what happens")
  default void merging_preview() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate =
        world.register(
            person()
                .cpf(Cpf.parse("529.982.247-25"))
                .document(IdentityDocument.parse("BR", "RG", "7182391-X")));
    world.contract(duplicate);
    world.message(duplicate, 1);
    Address shared = email();
    ContactPointId kept = add(world, survivor, NewContact.of(shared));
    ContactPointId joined = add(world, duplicate, NewContact.of(shared));
    ContactPointId moved = add(world, duplicate, NewContact.of(email()));
    MergePlan plan = world.desk.merging().preview(survivor, duplicate);
    assertThat(plan.filled()).containsExactly("cpf", "document BR/RG");
    assertThat(plan.points().stream().map(MergePlan.Point::point))
        .containsExactlyInAnyOrder(joined, moved)
        .doesNotContain(kept);
    assertThat(plan.moved()).containsEntry("contracts", 1L).containsKey("messages");
    Merged merged =
        world
            .desk
            .merging()
            .merge(survivor, plan.survivorVersion(), duplicate, plan.duplicateVersion());
    assertThat(world.desk.contracts().of(survivor, Optional.empty(), 9).items()).hasSize(1);
    assertThat(world.desk.messages().totals(survivor, DateRange.ALL, true).lines()).isNotEmpty();
    assertThat(world.desk.customers().find(survivor).registration().cpf()).isPresent();
    assertThat(world.desk.merging().of(survivor))
        .singleElement()
        .extracting(Merge::id, Merge::former, Merge::agent)
        .containsExactly(merged.merge(), duplicate, world.desk.agent().id());
  }

  @Test
  @DisplayName(
      "MRG-2: a preview counts the pairs that the survivor gets: none of the two, and none that it has")
  default void merging_preview_of_pairs() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    CustomerId common = world.register(person());
    world.desk.merging().notDuplicates(survivor, duplicate);
    world.desk.merging().notDuplicates(survivor, common);
    world.desk.merging().notDuplicates(duplicate, common);
    assertThat(world.desk.merging().preview(survivor, duplicate).moved())
        .doesNotContainKey(NotDuplicates.PART);
    world.desk.merging().notDuplicates(duplicate, world.register(person()));
    assertThat(world.desk.merging().preview(survivor, duplicate).moved())
        .containsEntry(NotDuplicates.PART, 1L);
    world.merge(survivor, duplicate);
    assertThat(world.counts(List.of(survivor))).containsEntry(NotDuplicates.PART, 2L);
  }

  @Test
  @DisplayName(
      "MRG-2 CNT-12: an address that a merge has closed stays so, deleted and added again by hand"
          + " or by intake")
  default void merging_closed_stays_closed() {
    for (boolean own : List.of(true, false)) {
      MergeWorld world = new MergeWorld(storage());
      CustomerId survivor = world.register(person());
      CustomerId duplicate = world.register(person());
      Address shared = email();
      CustomerId no = own ? survivor : duplicate;
      CustomerId yes = own ? duplicate : survivor;
      world.desk.contacts().optOut(no, add(world, no, NewContact.of(shared)));
      world.clock.advance(Duration.ofSeconds(1));
      Evidence younger = Evidence.of("site", "form", world.clock.instant());
      add(world, yes, NewContact.of(shared).optedIn(younger));
      Map<String, Object> before = world.held(survivor);
      Map<String, Object> ofDuplicate = world.held(duplicate);
      world.undo(world.merge(survivor, duplicate));
      assertThat(world.held(survivor)).isEqualTo(before);
      assertThat(world.held(duplicate)).isEqualTo(ofDuplicate);
      world.merge(survivor, duplicate);
      ContactPoint closed = world.point(survivor, shared).orElseThrow();
      assertThatThrownBy(
              () ->
                  world
                      .desk
                      .contacts()
                      .optIn(survivor, world.version(survivor), closed.id(), younger))
          .isInstanceOf(RefusedException.class);
      world.desk.contacts().delete(survivor, world.version(survivor), closed.id());
      feed(world, survivor, NewContact.of(shared).optedIn(younger));
      ContactPoint again = world.point(survivor, shared).orElseThrow();
      assertThat(again.consent().isOptedOut()).as("by intake, own %s", own).isTrue();
      world.desk.contacts().delete(survivor, world.version(survivor), again.id());
      add(world, survivor, NewContact.of(shared));
      assertThat(world.point(survivor, shared).orElseThrow().consent().isOptedOut()).isTrue();
      world.clock.advance(Duration.ofSeconds(1));
      ContactPointId last = world.point(survivor, shared).orElseThrow().id();
      Evidence anew = Evidence.of("site", "form", world.clock.instant());
      assertThat(
              world
                  .desk
                  .contacts()
                  .optIn(survivor, world.version(survivor), last, anew)
                  .point()
                  .isReleased())
          .as("only a new yes opens it")
          .isTrue();
    }
  }

  @Test
  @DisplayName(
      "MRG-2 CNT-12: an opt-out of an address that none of the two has any more outlives the"
          + " other's yes")
  default void merging_closed_without_points() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    Address shared = email();
    ContactPointId no = add(world, duplicate, NewContact.of(shared));
    world.desk.contacts().optOut(duplicate, no);
    world.desk.contacts().delete(duplicate, world.version(duplicate), no);
    world.clock.advance(Duration.ofSeconds(1));
    Evidence younger = Evidence.of("site", "form", world.clock.instant());
    ContactPointId yes = add(world, survivor, NewContact.of(shared).optedIn(younger));
    world.desk.contacts().delete(survivor, world.version(survivor), yes);
    Map<String, Object> before = world.held(survivor);
    Map<String, Object> ofDuplicate = world.held(duplicate);
    world.undo(world.merge(survivor, duplicate));
    assertThat(world.held(survivor)).isEqualTo(before);
    assertThat(world.held(duplicate)).isEqualTo(ofDuplicate);
    world.merge(survivor, duplicate);
    add(world, survivor, NewContact.of(shared));
    assertThat(world.point(survivor, shared).orElseThrow().consent().isOptedOut()).isTrue();
  }

  @Test
  @DisplayName(
      "MRG-2 CNT-12: an opt-out of an address that its customer has no more closes the other's point")
  default void merging_closed_by_one_without_a_point() {
    for (boolean own : List.of(true, false)) {
      MergeWorld world = new MergeWorld(storage());
      CustomerId survivor = world.register(person());
      CustomerId duplicate = world.register(person());
      CustomerId no = own ? survivor : duplicate;
      CustomerId yes = own ? duplicate : survivor;
      Address shared = email();
      ContactPointId gone = add(world, no, NewContact.of(shared));
      world.desk.contacts().optOut(no, gone);
      world.desk.contacts().delete(no, world.version(no), gone);
      world.clock.advance(Duration.ofSeconds(1));
      add(world, yes, NewContact.of(shared).optedIn(evidence(world)).asPrimary());
      List<Map<String, Object>> before = List.of(world.held(survivor), world.held(duplicate));

      Merged merged = world.merge(survivor, duplicate);

      assertThat(world.point(survivor, shared).orElseThrow())
          .as("own %s", own)
          .matches(point -> point.consent().isOptedOut() && !point.primary());
      world.undo(merged);
      assertThat(List.of(world.held(survivor), world.held(duplicate))).isEqualTo(before);
    }
  }

  private static void feed(MergeWorld world, CustomerId customer, NewContact... contacts) {
    IntakeRow row = IntakeRow.of(1, world.desk.customers().find(customer).registration());
    for (NewContact contact : contacts) {
      row = row.contact(contact);
    }
    world.desk.intake().take(List.of(row).iterator(), outcome -> {});
  }

  @Test
  @DisplayName(
      "MRG-2 REG-8 CNT-12: evidence from before the merge, told again, opens nothing and stars"
          + " nothing")
  default void merging_told_again() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    Address unsaid = email();
    Address narrow = Address.phone("(11) 98" + (1_000_000 + new Random().nextInt(8_999_999)));
    Evidence wide = Evidence.of("site", "form", world.clock.instant());
    NewContact[] row = {
      NewContact.of(unsaid).optedIn(wide).asPrimary(), NewContact.of(narrow).optedIn(wide)
    };
    feed(world, survivor, row);
    add(world, duplicate, NewContact.of(unsaid));
    add(
        world,
        duplicate,
        NewContact.of(narrow).optedIn(wide.forPurposes(Set.of(ContactCommands.BILLING))));
    Map<String, Object> before = world.held(survivor);
    assertThat(stars(world, survivor)).hasSize(2);
    Merged merged = world.merge(survivor, duplicate);
    Object points = world.held(survivor).get("points");
    world.clock.advance(Duration.ofDays(1));

    feed(world, survivor, row);

    assertThat(world.held(survivor).get("points")).isEqualTo(points);
    ContactPointId narrowed = world.point(survivor, narrow).orElseThrow().id();
    assertThatThrownBy(
            () -> world.desk.contacts().optIn(survivor, world.version(survivor), narrowed, wide))
        .isInstanceOf(RefusedException.class);
    world.undo(merged);
    assertThat(world.held(survivor)).isEqualTo(before);
    Evidence between = Evidence.of("site", "form", wide.at().plusSeconds(1));
    world.desk.contacts().optIn(survivor, world.version(survivor), narrowed, between);
    assertThat(world.point(survivor, narrow).orElseThrow().consent().isReleased())
        .as("undone, it asks for nothing more")
        .isTrue();
  }

  @Test
  @DisplayName("MRG-2: what a later merge had closed, and its undoing has opened, was no opt-out")
  default void merging_later_one_undone() {
    for (boolean narrows : List.of(true, false)) {
      MergeWorld world = new MergeWorld(storage());
      List<CustomerId> three = new ArrayList<>();
      for (int index = 0; index < 3; index++) {
        three.add(world.register(person()));
      }
      Address shared = email();
      Evidence wide = Evidence.of("site", "form", world.clock.instant());
      NewContact in = NewContact.of(shared).optedIn(wide);
      add(world, three.get(0), in);
      if (narrows) {
        Evidence billing = wide.forPurposes(Set.of(ContactCommands.BILLING));
        add(world, three.get(1), NewContact.of(shared).optedIn(billing));
      } else {
        world.desk.contacts().optOut(three.get(1), add(world, three.get(1), in));
      }
      world.desk.contacts().optOut(three.get(2), add(world, three.get(2), NewContact.of(shared)));
      List<Map<String, Object>> before = three.stream().map(world::held).toList();
      Merged first = world.merge(three.get(0), three.get(1));
      world.undo(world.merge(three.get(0), three.get(2)));
      world.undo(first);
      for (int index = 0; index < 3; index++) {
        assertThat(world.held(three.get(index))).as("number " + index).isEqualTo(before.get(index));
      }
    }
  }

  @Test
  @DisplayName("MRG-2 CNT-12: the undoing of one merge opens nothing that another one has closed")
  default void merging_closed_by_another() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    List<CustomerId> two = List.of(world.register(person()), world.register(person()));
    List<Address> addresses = List.of(email(), email());
    List<Merged> merges = new ArrayList<>();
    for (int index = 0; index < 2; index++) {
      CustomerId other = two.get(index);
      NewContact contact = NewContact.of(addresses.get(index));
      ContactPointId no = add(world, other, contact);
      world.desk.contacts().optOut(other, no);
      world.desk.contacts().delete(other, world.version(other), no);
      world.clock.advance(Duration.ofSeconds(1));
      ContactPointId yes = add(world, survivor, contact.optedIn(evidence(world)));
      world.desk.contacts().delete(survivor, world.version(survivor), yes);
    }
    two.forEach(other -> merges.add(world.merge(survivor, other)));
    world.undo(merges.get(1));
    addresses.forEach(address -> add(world, survivor, NewContact.of(address)));
    assertThat(optedOut(world, survivor, addresses.get(0))).isTrue();
    assertThat(optedOut(world, survivor, addresses.get(1))).isFalse();
  }

  @Test
  @DisplayName("MRG-2 CNT-13: an address on the suppression list comes out of a merge opted out")
  default void merging_suppressed() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    CustomerId other = world.register(person());
    Address moved = email();
    Address shared = email();
    Evidence evidence = Evidence.of("site", "form", world.clock.instant());
    add(world, duplicate, NewContact.of(moved).optedIn(evidence));
    add(world, duplicate, NewContact.of(shared).optedIn(evidence));
    add(world, survivor, NewContact.of(shared).optedIn(evidence).asPrimary());
    for (Address address : List.of(moved, shared)) {
      world.desk.feedback().complained(other, address);
    }
    Map<String, Object> before = world.held(survivor);
    Map<String, Object> ofDuplicate = world.held(duplicate);
    assertThat(
            world.desk.merging().preview(survivor, duplicate).points().stream()
                .filter(point -> point.fate() != MergedPoint.Fate.JOINED))
        .hasSize(2)
        .allMatch(point -> point.after() == Consent.State.OPTED_OUT);

    Merged merged = world.merge(survivor, duplicate);

    for (Address address : List.of(moved, shared)) {
      assertThat(world.point(survivor, address).orElseThrow().consent())
          .isInstanceOfSatisfying(
              OptedOut.class, out -> assertThat(out.reason()).isEqualTo(OptOutReason.SUPPRESSED));
    }
    assertThat(world.desk.contacts().of(survivor).activeChannels()).isEmpty();
    world.undo(merged);
    assertThat(world.held(survivor)).isEqualTo(before);
    assertThat(world.held(duplicate)).isEqualTo(ofDuplicate);
  }

  @Test
  @DisplayName(
      "MRG-2 CNT-12 CNT-13: what is taken off the suppression list meanwhile stays closed for both")
  default void merging_lifted_meanwhile() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    CustomerId other = world.register(person());
    Evidence evidence = Evidence.of("site", "form", world.clock.instant());
    Address listed = email();
    Address unsaid = email();
    Address refused = email();
    add(world, survivor, NewContact.of(listed).optedIn(evidence));
    add(world, survivor, NewContact.of(unsaid));
    world.desk.contacts().optOut(survivor, add(world, survivor, NewContact.of(refused)));
    List<Address> all = List.of(listed, unsaid, refused);
    for (Address address : all) {
      add(world, duplicate, NewContact.of(address).optedIn(evidence));
      world.desk.feedback().complained(other, address);
    }
    Merged merged = world.merge(survivor, duplicate);
    for (Address address : all) {
      assertThat(world.desk.suppressions().lift(address)).isTrue();
    }
    world.undo(merged);
    for (Address address : all) {
      for (CustomerId one : List.of(survivor, duplicate)) {
        assertThat(world.point(one, address).orElseThrow().isReleased())
            .as("%s of %s", all.indexOf(address), one.equals(survivor))
            .isFalse();
      }
    }
  }

  @Test
  @DisplayName(
      "MRG-2 CNT-12 CNT-13: so does an address that only the duplicate still has, after the undoing")
  default void merging_lifted_of_joined() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    CustomerId last = world.register(person());
    Evidence evidence = Evidence.of("site", "form", world.clock.instant());
    Address address = email();
    ContactPointId own = add(world, survivor, NewContact.of(address).optedIn(evidence));
    add(world, duplicate, NewContact.of(address).optedIn(evidence).asPrimary());
    Merged first = world.merge(survivor, duplicate);
    world.desk.contacts().delete(survivor, world.version(survivor), own);
    Merged second = world.merge(last, survivor);
    world.desk.feedback().bouncedForGood(address);
    assertThat(world.desk.suppressions().lift(address)).isTrue();
    world.undo(second);
    world.undo(first);
    ContactPoint point = world.point(duplicate, address).orElseThrow();
    assertThat(point.isReleased()).isFalse();
    assertThat(point.primary()).isFalse();
  }

  @Test
  @DisplayName(
      "MRG-2 CNT-3 CNT-9 CNT-11: as of a moment before the merge, the survivor is what it was then")
  default void merging_past_moments() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId duplicate = world.register(person());
    CustomerId survivor = world.register(person());
    CustomerId third = world.register(person());
    Address own = email();
    Address shared = email();
    Evidence evidence = Evidence.of("site", "form", world.clock.instant());
    for (CustomerId one : List.of(duplicate, third)) {
      add(world, one, NewContact.of(email()).optedIn(evidence).asPrimary());
      add(world, one, NewContact.of(shared).optedIn(evidence));
      world.clock.advance(Duration.ofSeconds(1));
    }
    add(world, survivor, NewContact.of(own).optedIn(evidence).asPrimary());
    add(world, survivor, NewContact.of(shared));
    world.pause(duplicate, MessageChannel.EMAIL, Duration.ofDays(1));
    Instant then = world.clock.instant();
    Object before = asOf(world, survivor, then);
    assertThat(world.desk.contacts().of(survivor).points()).hasSize(2);
    world.clock.advance(Duration.ofMinutes(1));
    Merged first = world.merge(survivor, duplicate);
    assertThat(asOf(world, survivor, then)).isEqualTo(before);
    Instant between = world.clock.instant();
    Object merged = asOf(world, survivor, between);
    assertThat(merged).as("the merge is done at its moment").isNotEqualTo(before);
    Merged second = world.merge(survivor, third);
    assertThat(asOf(world, survivor, then)).isEqualTo(before);
    assertThat(asOf(world, survivor, between)).isEqualTo(merged);
    world.undo(second);
    world.undo(first);
    assertThat(asOf(world, survivor, then)).isEqualTo(before);
  }

  private static List<Object> asOf(MergeWorld world, CustomerId customer, Instant moment) {
    IntendedMessage mail = IntendedMessage.on(MessageChannel.EMAIL, ContactCommands.BILLING);
    return List.of(
        world.desk.decisions().mayWrite(customer, mail, moment),
        world.desk.contacts().at(customer, moment));
  }

  @Test
  @DisplayName(
      "MRG-2 CNT-12 CNT-14: a pause that was set while a merge stood is one of both once it is undone")
  default void merging_paused_since() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId last = world.register(person());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    Instant start = world.clock.instant();
    world.pause(survivor, MessageChannel.SMS, Duration.ofDays(2));
    world.pause(duplicate, MessageChannel.EMAIL, Duration.ofHours(2));
    Merged first = world.merge(survivor, duplicate);
    Instant between = start.plus(Duration.ofDays(3));
    world.desk.decisions().pause(duplicate, MessageChannel.EMAIL, between);
    Merged second = world.merge(last, survivor);
    world.pause(last, MessageChannel.VOICE, Duration.ofDays(1));
    world.desk.decisions().pause(last, MessageChannel.WHATSAPP, between);
    world.desk.decisions().resume(last, world.version(last), MessageChannel.VOICE);
    world.undo(second);
    world.undo(first);
    assertThat(pauses(world, last)).containsExactly("whatsapp " + between);
    assertThat(pauses(world, survivor))
        .containsExactlyInAnyOrder(
            "sms " + start.plus(Duration.ofDays(2)), "email " + between, "whatsapp " + between);
    assertThat(pauses(world, duplicate))
        .containsExactlyInAnyOrder(
            "email " + start.plus(Duration.ofHours(2)), "email " + between, "whatsapp " + between);
    wholeChains(world, List.of(last, survivor, duplicate));
  }

  @Test
  @DisplayName(
      "MRG-2 CNT-12 CNT-14: whether a pause was set since a merge is told by no moment, which is taken before anything is locked")
  default void merging_paused_beside() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    Instant early = world.clock.instant();
    Merged merged = world.merge(survivor, duplicate);
    Pause pause =
        new Pause(
            UUID.randomUUID(),
            survivor,
            Optional.empty(),
            early,
            early.plus(Duration.ofDays(1)),
            Optional.empty(),
            new AgentId("ana"));
    Work.run(world.storage, work -> world.storage.pauses().save(work, List.of(pause)));
    world.undo(merged);
    assertThat(pauses(world, duplicate)).containsExactly("all " + pause.until());
  }

  private static List<String> pauses(MergeWorld world, CustomerId customer) {
    return world.desk.decisions().pauses(customer).stream()
        .map(one -> one.channel().map(MessageChannel::code).orElse("all") + ' ' + one.until())
        .toList();
  }

  @Test
  @DisplayName("MRG-2: an opt-out since the merge applies to both, and stands in no way")
  default void merging_opted_out_since() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    Evidence evidence = Evidence.of("site", "form", world.clock.instant());
    Address shared = email();
    Address moved = email();
    Address nowhere = email();
    add(world, survivor, NewContact.of(shared).optedIn(evidence));
    add(world, duplicate, NewContact.of(shared).optedIn(evidence));
    add(world, duplicate, NewContact.of(moved).optedIn(evidence).asPrimary());
    Merged merged = world.merge(survivor, duplicate);
    world.clock.advance(Duration.ofMinutes(1));
    for (Address address : List.of(shared, moved, nowhere)) {
      world.desk.feedback().unsubscribed(survivor, address);
    }
    world.undo(merged);
    assertThat(world.point(survivor, shared).orElseThrow().consent().isOptedOut()).isTrue();
    assertThat(world.point(duplicate, shared).orElseThrow().consent().isOptedOut()).isTrue();
    assertThat(world.point(duplicate, moved).orElseThrow())
        .matches(point -> point.consent().isOptedOut() && !point.primary());
    for (CustomerId one : List.of(survivor, duplicate)) {
      ContactPointId later = add(world, one, NewContact.of(nowhere));
      assertThat(world.desk.contacts().of(one).points())
          .filteredOn(point -> point.id().equals(later))
          .allMatch(point -> point.consent().isOptedOut())
          .hasSize(1);
    }
  }

  @Test
  @DisplayName(
      "MRG-2 CNT-10: who unsubscribes once a merge is undone, by a link or a report, is written to"
          + " no more")
  default void merging_unsubscribed_after_undo() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    CustomerId third = world.register(person());
    List<Address> addresses = List.of(email(), email(), email());
    Evidence evidence = Evidence.of("site", "form", world.clock.instant());
    addresses.forEach(one -> add(world, duplicate, NewContact.of(one).optedIn(evidence)));
    add(world, third, NewContact.of(addresses.get(0)).optedIn(evidence));
    Merged inner = world.merge(survivor, duplicate);
    MessageId message = world.message(duplicate, addresses.get(1));
    String token =
        world
            .outbox
            .view
            .unsubscribeLinks()
            .issue(survivor, MessageChannel.EMAIL, addresses.get(0), false);
    world.undo(inner);
    world.outbox.view.unsubscribeLinks().confirm(token);
    world.report(message, InteractionKind.UNSUBSCRIBED);
    for (int index = 0; index < 3; index++) {
      assertThat(world.point(duplicate, addresses.get(index)).orElseThrow().consent().isOptedOut())
          .as("address %s: the third one was not written to", index)
          .isEqualTo(index < 2);
    }
    assertThat(world.point(third, addresses.get(0)).orElseThrow().consent().isReleased())
        .as("who has never been merged with them decides alone")
        .isTrue();
  }

  @Test
  @DisplayName(
      "MRG-2 CNT-10: and so does who unsubscribes after several merges, each within another, were"
          + " undone")
  default void merging_unsubscribed_after_undoing_several() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId outer = world.register(person());
    CustomerId middle = world.register(person());
    CustomerId inner = world.register(person());
    Address address = email();
    add(
        world,
        inner,
        NewContact.of(address).optedIn(Evidence.of("site", "form", world.clock.instant())));
    Merged first = world.merge(middle, inner);
    Merged second = world.merge(outer, middle);
    world.undo(second);
    world.undo(first);
    CustomerId later = world.register(person());
    world.merge(later, inner);
    assertThat(world.desk.feedback().unsubscribed(outer, address))
        .containsExactlyInAnyOrder(outer, later);
    assertThat(world.point(later, address).orElseThrow().consent().isOptedOut()).isTrue();
    world.clock.advance(Duration.ofMinutes(1));
    add(
        world,
        outer,
        NewContact.of(address).optedIn(Evidence.of("site", "form", world.clock.instant())));
    assertThat(world.desk.feedback().unsubscribed(outer, address))
        .as("who has the address says so for nobody else")
        .containsExactly(outer);
  }

  @Test
  @DisplayName(
      "MRG-2 CNT-10 PRIV-2: whatever became since of the one in the middle: merged on, or erased")
  default void merging_unsubscribed_with_the_middle_gone() {
    for (int became : new int[] {0, 1, 2}) {
      MergeWorld world = new MergeWorld(storage());
      CustomerId outer = world.register(person());
      CustomerId middle = world.register(person());
      CustomerId inner = world.register(person());
      CustomerId later = world.register(person());
      Address address = email();
      add(
          world,
          inner,
          NewContact.of(address).optedIn(Evidence.of("site", "form", world.clock.instant())));
      Merged first = world.merge(middle, inner);
      Merged second = world.merge(outer, middle);
      world.undo(second);
      world.undo(first);
      if (became == 0) {
        world.merge(later, middle);
      } else if (became == 1) {
        world.desk.privacy().erase(middle);
      } else {
        Merged meanwhile = world.merge(later, outer);
        world.desk.privacy().erase(middle);
        world.undo(meanwhile);
      }
      assertThat(world.desk.feedback().unsubscribed(outer, address))
          .as("case %s", became)
          .containsExactlyInAnyOrder(outer, inner);
      assertThat(world.point(inner, address).orElseThrow().consent().isOptedOut()).isTrue();
    }
  }

  @Test
  @DisplayName("MRG-2: who has opted in again since the merge has the last word, or is a conflict")
  default void merging_opted_in_again() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    Address shared = email();
    Address less = email();
    Address moved = email();
    Evidence evidence = Evidence.of("site", "form", world.clock.instant());
    ContactPointId own = add(world, survivor, NewContact.of(shared).optedIn(evidence));
    ContactPointId narrowed = add(world, survivor, NewContact.of(less).optedIn(evidence));
    for (Address address : List.of(shared, less)) {
      add(world, duplicate, NewContact.of(address).optedIn(evidence));
    }
    Merged first = world.merge(survivor, duplicate);
    optInAgain(world, survivor, own, Set.of());
    optInAgain(world, survivor, narrowed, Set.of(ContactCommands.BILLING));
    world.undo(first);
    assertThat(world.point(duplicate, shared).orElseThrow().isReleased()).isTrue();
    assertThat(world.point(duplicate, less).orElseThrow().consent().isOptedOut())
        .as("of what was not opted in again the opt-out is the last word")
        .isTrue();
    for (Address address : List.of(shared, less)) {
      assertThat(world.point(survivor, address).orElseThrow().isReleased()).isTrue();
    }

    ContactPointId point = add(world, duplicate, NewContact.of(moved).optedIn(evidence));
    Merged second = world.merge(survivor, duplicate);
    optInAgain(world, survivor, point, Set.of());
    refused(
        new ChangedSince(
            second.merge(), List.of(new MergeConflict(ContactRecords.POINTS, point.toString()))),
        () -> world.undo(second));
    assertThat(world.point(survivor, moved).orElseThrow().isReleased()).isTrue();
  }

  private static void optInAgain(
      MergeWorld world, CustomerId customer, ContactPointId point, Set<Purpose> purposes) {
    world.clock.advance(Duration.ofMinutes(1));
    world.desk.contacts().optOut(customer, point);
    world.clock.advance(Duration.ofMinutes(1));
    Evidence again = Evidence.of("site", "form", world.clock.instant()).forPurposes(purposes);
    world.desk.contacts().optIn(customer, world.version(customer), point, again);
  }

  @Test
  @DisplayName("MRG-2: an opt-out told late, of an address that the merge has closed, stays")
  default void merging_opted_out_late() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    Address shared = email();
    Evidence evidence = Evidence.of("site", "form", world.clock.instant());
    ContactPointId own = add(world, survivor, NewContact.of(shared).optedIn(evidence));
    ContactPointId other = add(world, duplicate, NewContact.of(shared));
    world.clock.advance(Duration.ofMinutes(9));
    world.desk.contacts().optOut(duplicate, other);
    Merged merged = world.merge(survivor, duplicate);
    Evidence late = Evidence.of("call", "call", evidence.at().plusSeconds(60));
    world.desk.contacts().optOut(survivor, own, late);
    world.undo(merged);
    assertThat(world.point(survivor, shared).orElseThrow().consent().isOptedOut()).isTrue();
  }

  @Test
  @DisplayName("MRG-2 CNT-3: a star given since to another point stays: its return is a conflict")
  default void merging_star_given_since() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    Address shared = email();
    Evidence evidence = Evidence.of("site", "form", world.clock.instant());
    ContactPointId own = add(world, survivor, NewContact.of(shared).optedIn(evidence).asPrimary());
    world.desk.contacts().optOut(duplicate, add(world, duplicate, NewContact.of(shared)));
    Merged merged = world.merge(survivor, duplicate);
    Address other = email();
    add(world, survivor, NewContact.of(other).optedIn(evidence).asPrimary());
    refused(
        new ChangedSince(
            merged.merge(), List.of(new MergeConflict(ContactRecords.POINTS, own.toString()))),
        () -> world.undo(merged));
    assertThat(stars(world, survivor)).containsExactly(other.normalized());
  }

  @Test
  @DisplayName("MRG-2 CNT-3: so is a star that a point of the duplicate has got since")
  default void merging_star_given_since_to_a_moved_point() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    Address address = email();
    ContactPointId point =
        add(world, duplicate, NewContact.of(address).optedIn(evidence(world)).asPrimary());
    Merged merged = world.merge(survivor, duplicate);
    world.desk.contacts().makePrimary(survivor, world.version(survivor), point);
    refused(
        new ChangedSince(
            merged.merge(), List.of(new MergeConflict(ContactRecords.POINTS, point.toString()))),
        () -> world.undo(merged));
    world.desk.contacts().removeStar(survivor, point);
    world.undo(merged);
    assertThat(stars(world, duplicate)).containsExactly(address.normalized());
  }

  @Test
  @DisplayName("MRG-2: what has changed since is listed, and nothing is undone then")
  default void merging_conflicts() {
    conflicts(storage(), () -> {});
  }

  /** Changes much of what a merge has touched, and tries to undo it. */
  static void conflicts(Storage storage, Runnable between) {
    MergeWorld world = new MergeWorld(storage);
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person().industry("Arte"));
    ContractId contract = world.contract(duplicate);
    MessageId message = world.message(duplicate, 0);
    ContactPointId point = add(world, duplicate, NewContact.of(email()));
    Merged merged = world.merge(survivor, duplicate);
    between.run();
    world.contract(survivor, contract, 700);
    world.report(message, InteractionKind.DELIVERED);
    world.desk.contacts().change(survivor, world.version(survivor), point, email());
    Registration now = world.desk.customers().find(survivor).registration();
    world
        .desk
        .customers()
        .change(survivor, world.version(survivor), now.toBuilder().industry("Obras").build());
    Map<String, Object> before = world.held(survivor);
    assertThatThrownBy(() -> world.undo(merged))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.refusal())
                    .isInstanceOfSatisfying(
                        ChangedSince.class,
                        changed ->
                            assertThat(changed.conflicts())
                                .containsExactlyInAnyOrder(
                                    new MergeConflict("contracts", contract.value()),
                                    new MergeConflict("messages", message.value()),
                                    new MergeConflict("contactPoints", point.toString()),
                                    new MergeConflict("registration", "industry"))));
    assertThat(world.held(survivor)).isEqualTo(before);
    assertThat(world.desk.customers().find(duplicate).id()).isEqualTo(survivor);
  }

  @Test
  @DisplayName("MRG-2: a marker or a journey that is gone or was changed is a conflict")
  default void merging_configuration_conflicts() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    var portfolio = world.portfolio(duplicate);
    MarkerId marker = world.marker();
    world.desk.markers().mark(duplicate, world.version(duplicate), marker);
    Merged merged = world.merge(survivor, duplicate);
    world.desk.markers().delete(marker);
    world.desk.portfolios().delete(portfolio.id(), portfolio.version());
    var journey = world.desk.journeyDefinitions().find(portfolio.journey().orElseThrow());
    world
        .desk
        .journeyDefinitions()
        .change(journey.id(), journey.version(), journey.toDraft().withName("Outra"));
    refused(
        new ChangedSince(
            merged.merge(),
            List.of(
                new MergeConflict("marker", marker.toString()),
                new MergeConflict("portfolio", portfolio.id().toString()),
                new MergeConflict("journey", journey.id().toString()))),
        () -> world.undo(merged));
  }

  @Test
  @DisplayName(
      "MRG-2 MRK-1: who bore a marker that was being deleted comes back without it, and exactly")
  default void merging_retired_marker() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    MarkerId marker = world.marker();
    world.desk.markers().mark(duplicate, world.version(duplicate), marker);
    Work.run(storage(), work -> storage().markers().retire(work, marker));
    Map<String, Object> before = world.held(duplicate);
    Merged merged = world.merge(survivor, duplicate);
    world.desk.markers().delete(marker);
    world.undo(merged);
    assertThat(world.held(duplicate)).isEqualTo(before);
    Map<CustomerId, MarkerId> borne =
        Work.in(storage(), work -> storage().markers().of(work, List.of(duplicate)));
    assertThat(borne).isEmpty();
  }

  @Test
  @DisplayName("MRG-2: what was added since stays with the customer that stayed")
  default void merging_added_since() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    world.contract(duplicate);
    world.message(duplicate, 1);
    world.inbound(duplicate);
    Map<String, Object> ofDuplicate = world.held(duplicate);
    Merged merged = world.merge(survivor, duplicate);
    ContractId later = world.contract(survivor);
    world.message(survivor, 2);
    world.inbound(survivor);
    add(world, survivor, NewContact.of(email()));
    Map<String, Object> merge = world.held(survivor);
    world.undo(merged);
    assertThat(world.held(duplicate)).isEqualTo(ofDuplicate);
    assertThat(world.desk.contracts().of(survivor, Optional.empty(), 9).items())
        .singleElement()
        .matches(one -> one.id().equals(later));
    assertThat(world.held(survivor).get("contactPoints")).isEqualTo(merge.get("contactPoints"));
    assertThat(world.desk.messages().totals(survivor, DateRange.ALL, true).count()).isEqualTo(3);
  }

  @Test
  @DisplayName("MRG-2: merges of one customer are undone in the reverse of their order")
  default void merging_chain() {
    MergeWorld world = new MergeWorld(storage());
    List<CustomerId> three = new ArrayList<>();
    for (int index = 0; index < 3; index++) {
      three.add(world.register(person()));
    }
    world.fill(three, new Random(7));
    List<Map<String, Object>> before = three.stream().map(world::held).toList();
    Merged first = world.merge(three.get(1), three.get(0));
    Map<String, Object> between = world.held(three.get(1));
    Merged second = world.merge(three.get(2), three.get(1));
    for (CustomerId one : three) {
      assertThat(world.desk.customers().find(one).id()).isEqualTo(three.get(2));
    }
    refused(
        new LaterMergeFirst(second.merge()),
        () -> world.desk.merging().undo(first.merge(), world.version(three.get(2))));
    assertThat(world.desk.merging().of(three.get(0)))
        .extracting(Merge::id)
        .containsExactly(second.merge(), first.merge());
    world.undo(second);
    assertThat(world.held(three.get(1))).isEqualTo(between);
    assertThat(world.desk.customers().find(three.get(0)).id()).isEqualTo(three.get(1));
    world.undo(first);
    for (int index = 0; index < 3; index++) {
      assertThat(world.held(three.get(index))).as("number " + index).isEqualTo(before.get(index));
    }
    Merged other = world.merge(three.get(0), three.get(1));
    Merged another = world.merge(three.get(0), three.get(2));
    refused(new LaterMergeFirst(another.merge()), () -> world.undo(other));
  }

  @Test
  @DisplayName("MRG-2: what is no merge, or none any more, is refused")
  default void merging_refusals() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId lia = world.register(person().cpf(Cpf.parse("529.982.247-25")));
    CustomerId other = world.register(person().cpf(Cpf.parse("111.444.777-35")));
    CustomerId copy = world.register(person());
    CustomerId alfa = world.register(company("Alfa").cnpj(Cnpj.parse("09.965.982/0001-20")));
    CustomerId below = world.register(company("Beta").parent(alfa));
    CustomerId lowest = world.register(company("Gama").parent(below));
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    refused(new SameCustomer(lia), () -> world.merge(lia, lia));
    refused(new DifferentTaxNumbers(), () -> world.merge(lia, other));
    CustomerId stranger = world.register(company("Alfa").cnpj(Cnpj.parse("11.222.333/0001-81")));
    refused(new DifferentTaxNumbers(), () -> world.merge(alfa, stranger));
    CustomerId branch = world.register(company("Alfa").cnpj(Cnpj.parse("09.965.982/0002-01")));
    world.undo(world.merge(alfa, branch));
    refused(new PersonAndCompany(), () -> world.merge(copy, alfa));
    refused(new OneAboveTheOther(), () -> world.merge(alfa, lowest));
    refused(new OneAboveTheOther(), () -> world.merge(lowest, alfa));
    assertThatThrownBy(
            () -> world.desk.merging().merge(lia, world.version(lia), nobody, Version.FIRST))
        .isInstanceOf(RefusedException.class);
    refused(
        new StaleVersion(copy, new Version(9), Version.FIRST),
        () -> world.desk.merging().merge(lia, world.version(lia), copy, new Version(9)));
    refused(
        new StaleVersion(lia, new Version(9), Version.FIRST),
        () -> world.desk.merging().merge(lia, new Version(9), copy, world.version(copy)));
    Merged merged = world.merge(lia, copy);
    refused(
        new StaleVersion(lia, new Version(9), world.version(lia)),
        () -> world.desk.merging().undo(merged.merge(), new Version(9)));
    refused(
        new AlreadyMerged(copy, lia),
        () -> world.desk.merging().merge(alfa, world.version(alfa), copy, Version.FIRST));
    refused(new AlreadyMerged(copy, lia), () -> world.desk.merging().preview(lia, copy));
    world.undo(merged);
    refused(new AlreadyUndone(merged.merge()), () -> world.undo(merged));
    MergeId unknown = new MergeId(UUID.randomUUID());
    refused(
        new MergeUnknown(unknown), () -> world.desk.merging().undo(unknown, world.version(lia)));
  }

  @Test
  @DisplayName(
      "MRG-2 REG-8: the host's id of a duplicate leads to the survivor, until it is undone")
  default void merging_external_ids() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    ExternalId external = externalId(world, duplicate);
    Merged merged = world.merge(survivor, duplicate);
    assertThat(world.desk.customers().of(external).orElseThrow().id()).isEqualTo(survivor);
    refused(
        new ExternalIdMerged(survivor),
        () -> world.desk.customers().register(person().externalId(external.value()).build()));
    world.undo(merged);
    assertThat(world.desk.customers().of(external).orElseThrow().id()).isEqualTo(duplicate);
    world.desk.customers().register(person().city("Olinda").externalId(external.value()).build());
    Registration back = world.desk.customers().find(duplicate).registration();
    assertThat(back.city()).contains("Olinda");
    world
        .desk
        .customers()
        .change(
            duplicate,
            world.version(duplicate),
            back.toBuilder().externalId(UUID.randomUUID().toString()).build());
    assertThat(world.desk.customers().of(external)).as("it is free").isEmpty();
    world.desk.customers().register(person().externalId(external.value()).build());
    assertThat(world.desk.customers().of(external).orElseThrow().id()).isNotIn(survivor, duplicate);
  }

  @Test
  @DisplayName(
      "MRG-2 REG-8 CNT-9: a row under the host's id of a duplicate is refused, but for its no")
  default void merging_rows_of_the_duplicate() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    ExternalId external = externalId(world, duplicate);
    Address address = email();
    add(world, duplicate, NewContact.of(address).optedIn(evidence(world)));
    Merged merged = world.merge(survivor, duplicate);
    assertThat(optedOut(world, survivor, address)).isFalse();
    IntakeRow row = IntakeRow.of(1, person().externalId(external.value()).build());
    Evidence no = evidence(world);
    List<RowOutcome> outcomes =
        world.take(
            row.contact(NewContact.of(address).optedOut(no)).contact(NewContact.of(email())));
    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.refusal()).isEqualTo(new ExternalIdMerged(survivor)));
    assertThat(optedOut(world, survivor, address)).isTrue();
    assertThat(world.desk.contacts().of(survivor).points()).hasSize(1);
    world.undo(merged);
    assertThat(optedOut(world, duplicate, address)).as("a no since then applies to both").isTrue();
  }

  @Test
  @DisplayName("MRG-2 REG-8: the host's id of a duplicate names the survivor as a parent too")
  default void merging_parents_of_rows() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(company("Alfa"));
    CustomerId duplicate = world.register(company("Alfa"));
    CustomerId member = world.register(person().parent(duplicate));
    ExternalId external = externalId(world, duplicate);
    world.merge(survivor, duplicate);
    Registration known = world.desk.customers().find(member).registration();
    List<RowOutcome> outcomes =
        world.take(
            IntakeRow.of(1, known.toBuilder().city("Olinda").build()).parent(external),
            IntakeRow.of(2, person().externalId(UUID.randomUUID().toString()).build())
                .parent(external));
    assertThat(outcomes).hasSize(2).allMatch(Taken.class::isInstance);
    for (RowOutcome outcome : outcomes) {
      assertThat(parent(world, ((Taken) outcome).customer())).contains(survivor);
    }
    assertThat(world.desk.customers().find(member).registration().city()).contains("Olinda");
  }

  @Test
  @DisplayName(
      "MRG-2 REG-8: an edit can't take the host's id of a duplicate, as no registration can")
  default void merging_edit_to_a_merged_external_id() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    CustomerId third = world.register(person());
    ExternalId external = externalId(world, duplicate);
    Merged merged = world.merge(survivor, duplicate);
    for (CustomerId customer : List.of(third, survivor)) {
      Registration known = world.desk.customers().find(customer).registration();
      refused(
          new ExternalIdMerged(survivor),
          () ->
              world
                  .desk
                  .customers()
                  .change(
                      customer,
                      world.version(customer),
                      known.toBuilder().externalId(external.value()).build()));
    }
    assertThat(world.desk.customers().of(external).orElseThrow().id()).isEqualTo(survivor);
    world.undo(merged);
    assertThat(externalId(world, duplicate)).isEqualTo(external);
  }

  @Test
  @DisplayName(
      "SRCH-5 MRG-2: a merged customer is found by its former id, its first block and the host's"
          + " id")
  default void merging_search_by_former_ids() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId third = world.register(person());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    ExternalId external = externalId(world, duplicate);
    List<String> texts =
        List.of(duplicate.toString(), duplicate.toString().substring(0, 8), external.value());
    Merged merged = world.merge(survivor, duplicate);
    assertThat(texts).allSatisfy(text -> assertThat(found(world, text)).containsExactly(survivor));
    Registration known = world.desk.customers().find(survivor).registration();
    world
        .desk
        .customers()
        .change(survivor, world.version(survivor), known.toBuilder().city("Olinda").build());
    Merged further = world.merge(third, survivor);
    assertThat(texts)
        .as("after an edit, and through a second merge")
        .allSatisfy(text -> assertThat(found(world, text)).containsExactly(third));
    world.undo(further);
    assertThat(texts).allSatisfy(text -> assertThat(found(world, text)).containsExactly(survivor));
    Merged again = world.merge(third, survivor);
    world.undo(again);
    known = world.desk.customers().find(survivor).registration();
    world
        .desk
        .customers()
        .change(survivor, world.version(survivor), known.toBuilder().city(null).build());
    world.undo(merged);
    assertThat(texts).allSatisfy(text -> assertThat(found(world, text)).containsExactly(duplicate));
    assertThat(found(world, survivor.toString())).containsExactly(survivor);
  }

  @Test
  @DisplayName(
      "SRCH-4 SRCH-6 MRG-2: a customer is found by the points and documents that a merge brought")
  default void merging_search_by_what_was_handed_over() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    Address mail = email();
    add(world, duplicate, NewContact.of(mail));
    String number = "NF-" + UUID.randomUUID();
    world.document(duplicate, number);
    List<CustomerQuery> queries =
        List.of(CustomerQuery.email(mail.normalized()), CustomerQuery.documentNumber(number));
    Merged merged = world.merge(survivor, duplicate);
    assertThat(queries).allSatisfy(one -> assertThat(hits(world, one)).containsExactly(survivor));
    world.undo(merged);
    assertThat(queries).allSatisfy(one -> assertThat(hits(world, one)).containsExactly(duplicate));
  }

  private static List<CustomerId> found(MergeWorld world, String text) {
    List<CustomerId> byId = hits(world, CustomerQuery.id(text));
    assertThat(hits(world, CustomerQuery.any(text))).isEqualTo(byId);
    return byId;
  }

  private static List<CustomerId> hits(MergeWorld world, CustomerQuery query) {
    return world.desk.search().find(query).hits().stream().map(hit -> hit.customer().id()).toList();
  }

  private static ExternalId externalId(MergeWorld world, CustomerId customer) {
    return world.desk.customers().find(customer).registration().externalId().orElseThrow();
  }

  private static Evidence evidence(MergeWorld world) {
    return Evidence.of("site", "form", world.clock.instant());
  }

  private static boolean optedOut(MergeWorld world, CustomerId customer, Address address) {
    return world.desk.contacts().of(customer).points().stream()
        .filter(point -> point.address().isSameAs(address))
        .anyMatch(point -> point.consent().isOptedOut());
  }

  @Test
  @DisplayName("MRG-2 REG-3: who stood below a duplicate stands below the survivor, and back")
  default void merging_members() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId top = world.register(company("Topo"));
    CustomerId survivor = world.register(company("Alfa"));
    CustomerId duplicate = world.register(company("Alfa").parent(top));
    CustomerId member = world.register(person().parent(duplicate));
    Version read = world.version(member);
    Merged merged = world.merge(survivor, duplicate);
    assertThat(parent(world, member)).contains(survivor);
    assertThat(parent(world, survivor)).as("an empty field is filled").contains(top);
    assertThat(world.version(member)).isNotEqualTo(read);
    world.undo(merged);
    assertThat(parent(world, member)).contains(duplicate);
    assertThat(parent(world, survivor)).isEmpty();
    assertThat(parent(world, duplicate)).contains(top);

    Merged again = world.merge(survivor, duplicate);
    Registration moved = world.desk.customers().find(member).registration();
    world
        .desk
        .customers()
        .change(member, world.version(member), moved.toBuilder().parent(top).build());
    refused(
        new ChangedSince(
            again.merge(), List.of(new MergeConflict("registration", member.toString()))),
        () -> world.undo(again));
  }

  @Test
  @DisplayName("MRG-2: what was read under either id, before or between, is stale")
  default void merging_versions() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    add(world, duplicate, NewContact.of(email()));
    add(world, duplicate, NewContact.of(email()));
    Version before = world.version(duplicate);
    Merged merged = world.merge(survivor, duplicate);
    assertThat(world.version(duplicate)).isGreaterThan(before);
    add(world, survivor, NewContact.of(email()));
    add(world, survivor, NewContact.of(email()));
    Version between = world.version(duplicate);
    world.undo(merged);
    for (Version old : List.of(before, between)) {
      assertThat(world.version(duplicate)).isGreaterThan(old);
    }
    assertThat(world.version(survivor)).isGreaterThan(between);
  }

  @Test
  @DisplayName("MRG-2 PRIV-3: both chains are whole: merged, undone, merged again, and erased")
  default void merging_chains_whole() {
    for (boolean olderStays : List.of(true, false)) {
      MergeWorld world = new MergeWorld(storage());
      CustomerId survivor = world.register(person());
      CustomerId duplicate = world.register(person());
      CustomerId changed = olderStays ? survivor : duplicate;
      add(world, changed, NewContact.of(email()));
      add(world, changed, NewContact.of(email()));
      List<CustomerId> both = List.of(survivor, duplicate);
      Merged merged = world.merge(survivor, duplicate);
      wholeChains(world, both);
      add(world, survivor, NewContact.of(email()));
      Merged undone = world.undo(merged);
      assertThat(undone.version()).isEqualTo(world.version(survivor));
      wholeChains(world, both);
      add(world, duplicate, NewContact.of(email()));
      wholeChains(world, both);
      world.merge(survivor, duplicate);
      wholeChains(world, both);
      world.desk.privacy().erase(survivor);
      wholeChains(world, both);
    }
  }

  private static void wholeChains(MergeWorld world, List<CustomerId> customers) {
    for (CustomerId customer : customers) {
      assertThat(world.desk.audit().check(customer).faults()).isEmpty();
    }
  }

  @Test
  @DisplayName("MRG-2 PRIV-2: an erasure takes the merges along, and with them every undoing")
  default void merging_erased() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    Merged merged = world.merge(survivor, duplicate);
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(storage(), work -> storage().merges().export(work, survivor, records::add));
    assertThat(records).hasSize(1);
    assertThat(records.get(0)).containsEntry("givenName", "Lia");
    Work.run(storage(), work -> storage().owned().forEach(owned -> owned.erase(work, survivor)));
    Work.run(storage(), work -> storage().merges().export(work, survivor, records::add));
    assertThat(records).hasSize(1);
    refused(
        new MergeUnknown(merged.merge()),
        () -> world.desk.merging().undo(merged.merge(), Version.FIRST));
  }

  @Test
  @DisplayName("MRG-1: typing errors, swapped words, the ninth digit and lost zeros are found")
  default void merging_candidates() {
    MergeWorld world = new MergeWorld(storage());
    String mail = "m" + UUID.randomUUID() + "@exemplo.com.br";
    String phone = "(11) 98" + (1_000_000 + new Random().nextInt(8_999_999));
    String word = rareWord();
    String other = rareWord();
    CustomerId lia =
        world.register(
            Registration.builder(Person.of("Lia " + word, other))
                .document(IdentityDocument.parse("BR", "RG", "00" + digits(6))));
    IdentityDocument document = world.desk.customers().find(lia).registration().documents().get(0);
    add(world, lia, NewContact.of(Address.email(mail)));
    add(world, lia, NewContact.of(Address.phone(phone)));
    CustomerId typed =
        world.register(Registration.builder(Person.of("Lia " + word.replace('k', 'c'), other)));
    add(world, typed, NewContact.of(Address.email(mail)));
    CustomerId swapped = world.register(Registration.builder(Person.of(other + " Lia", word)));
    CustomerId ninth = world.register(Registration.builder(Person.of("Lia", other)));
    add(world, ninth, NewContact.of(Address.phone(phone.replace(" 9", " "))));
    CustomerId zeros =
        world.register(
            Registration.builder(Person.of("Lia", word))
                .document(
                    IdentityDocument.parse(
                        document.type(), document.formatted().replaceFirst("^0+", ""))));
    CustomerId family = world.register(Registration.builder(Person.of("Zoe", rareWord())));
    add(world, family, NewContact.of(Address.email(mail)));
    add(world, family, NewContact.of(Address.phone(phone)));

    List<Candidate> found = world.desk.merging().candidates(lia);

    Map<CustomerId, Candidate> byOther = new HashMap<>();
    found.forEach(one -> byOther.put(one.one().equals(lia) ? one.other() : one.one(), one));
    assertThat(byOther).as("an address in common is not enough").doesNotContainKey(family);
    assertThat(byOther.keySet()).contains(typed, swapped, ninth, zeros);
    assertThat(kinds(byOther.get(typed))).contains(Kind.NAME_SIMILAR, Kind.EMAIL_SAME);
    assertThat(kinds(byOther.get(swapped))).containsExactly(Kind.NAME_REORDERED, Kind.CHANCE);
    assertThat(kinds(byOther.get(ninth))).contains(Kind.PHONE_BUT_NINTH_DIGIT);
    assertThat(kinds(byOther.get(zeros))).contains(Kind.DOCUMENT_BUT_ZEROS);
    assertThat(found)
        .as("the likeliest first")
        .isSortedAccordingTo(Comparator.comparingDouble(Candidate::weight).reversed());
    for (Candidate one : found) {
      assertThat(one.evidence().stream().mapToDouble(MergeEvidence::weight).sum())
          .isEqualTo(one.weight(), offset(0.001));
    }
    assertThat(world.desk.merging().candidates(typed))
        .anyMatch(one -> Set.of(one.one(), one.other()).equals(Set.of(lia, typed)));
  }

  @Test
  @DisplayName("MRG-1: what families share is no identity, and a new family name is none lost")
  default void merging_families() {
    MergeWorld world = new MergeWorld(storage());
    String given = rareWord();
    String family = rareWord();
    String other = rareWord();
    String phone = "(11) 98" + (1_000_000 + new Random().nextInt(8_999_999));
    Cpf cpf = Cpf.parse("529.982.247-25");
    CustomerId lia =
        world.register(
            Registration.builder(Person.of(given, "Prado " + family)).cpf(cpf).city("Olinda"));
    CustomerId son =
        world.register(
            Registration.builder(Person.of(given, "Prado " + family + " Filho")).city("Olinda"));
    CustomerId sister =
        world.register(Registration.builder(Person.of("Zoraide", "Prado " + family)).cpf(cpf));
    CustomerId married =
        world.register(Registration.builder(Person.of(given, "Prado " + rareWord())));
    CustomerId wed = world.register(Registration.builder(Person.of(given, rareWord())));
    CustomerId namesake =
        world.register(Registration.builder(Person.of(given, "Prado " + rareWord())));
    for (CustomerId one : List.of(lia, son, sister, married, wed)) {
      add(world, one, NewContact.of(Address.phone(phone)));
    }
    assertThat(others(world, lia)).contains(married, wed).doesNotContain(son, sister, namesake);

    Cpf ofHolder = Cpf.parse("111.444.777-35");
    CustomerId holder =
        world.register(Registration.builder(Person.of(given, "Prado " + other)).cpf(ofHolder));
    CustomerId child =
        world.register(Registration.builder(Person.of("Zoraide", "Prado " + other)).cpf(ofHolder));
    for (CustomerId one : List.of(holder, child)) {
      add(world, one, NewContact.of(Address.phone(phone.replace("(11)", "(21)"))));
    }
    assertThat(others(world, holder)).as("a dependent under a CPF and a phone").isEmpty();
  }

  @Test
  @DisplayName("MRG-1: a company of another word is the same where its phone says so")
  default void merging_companies_of_another_word() {
    MergeWorld world = new MergeWorld(storage());
    String brand = rareWord();
    String trade = rareWord();
    String phone = "(11) 3" + (1_000_000 + new Random().nextInt(8_999_999));
    CustomerId one =
        world.register(Registration.builder(Company.of(brand + ' ' + trade + " Livros", null)));
    CustomerId other =
        world.register(Registration.builder(Company.of(brand + ' ' + trade + " Papel", null)));
    CustomerId stranger =
        world.register(Registration.builder(Company.of(rareWord() + ' ' + trade + " Papel", null)));
    assertThat(others(world, one)).as("nothing but a name says so").isEmpty();
    for (CustomerId each : List.of(one, other, stranger)) {
      add(world, each, NewContact.of(Address.phone(phone)));
    }
    assertThat(others(world, one)).containsExactly(other);
  }

  @Test
  @DisplayName("MRG-1: what a country's people are called is common among them, if nowhere else")
  default void merging_countries() {
    MergeWorld world = new MergeWorld(storage());
    for (int index = 0; index < 20; index++) {
      CustomerId one = world.register(Registration.builder(Person.of(rareWord(), rareWord())));
      add(world, one, NewContact.of(Address.phone("+55 11 98" + (1_000_000 + index))));
    }
    String family = rareWord() + ' ' + rareWord();
    Registration.Builder twice = Registration.builder(Person.of(rareWord(), family));
    double home = weight(world, twice.country(Country.BRAZIL), "+55 11 98123-4567");
    twice = Registration.builder(Person.of(rareWord(), rareWord() + ' ' + rareWord()));
    double abroad = weight(world, twice.country(Country.parse("PY")), "+595 981 123456");
    assertThat(abroad).isLessThan(home - 1);
    twice = Registration.builder(Person.of(rareWord(), rareWord() + ' ' + rareWord()));
    assertThat(weight(world, twice.country(Country.parse("UY")), "+595 981 123457"))
        .as("of a country that no phone tells")
        .isGreaterThan(home - 0.001);
  }

  @Test
  @DisplayName("MRG-1: the same city says the more, the fewer live there")
  default void merging_cities() {
    MergeWorld world = new MergeWorld(storage());
    String city = rareWord();
    for (int index = 0; index < 200; index++) {
      world.register(
          Registration.builder(Person.of(rareWord(), rareWord())).city(city).state("SP"));
    }
    Registration.Builder twice = Registration.builder(Person.of(rareWord(), rareWord()));
    double large = weight(world, twice.city(city).state("SP"), "+55 11 98123-4567");
    twice = Registration.builder(Person.of(rareWord(), rareWord()));
    double small = weight(world, twice.city(city).state("PE"), "+55 11 98123-4568");
    twice = Registration.builder(Person.of(rareWord(), rareWord()));
    double none = weight(world, twice.city(city).state(null), "+55 11 98123-4569");
    assertThat(small).isGreaterThan(large + 1).isEqualTo(none, offset(0.5));
  }

  private static double weight(MergeWorld world, Registration.Builder twice, String phone) {
    CustomerId one = world.register(twice);
    CustomerId other = world.register(twice);
    add(world, other, NewContact.of(Address.phone(phone)));
    return world.desk.merging().candidates(one).stream()
        .filter(found -> Set.of(found.one(), found.other()).equals(Set.of(one, other)))
        .findFirst()
        .orElseThrow()
        .weight();
  }

  @Test
  @DisplayName("MRG-1: what only resembles an address counts, and what differs speaks against")
  default void merging_addresses() {
    MergeWorld world = new MergeWorld(storage());
    String name = rareWord() + " Prado";
    String local = "m" + UUID.randomUUID();
    CustomerId lia = world.register(Registration.builder(Person.of(name, "Lima")).city("Olinda"));
    CustomerId typed = world.register(Registration.builder(Person.of(name, "Lima")).city("Olinda"));
    CustomerId other = world.register(Registration.builder(Person.of(name, "Lima")).city("Recife"));
    add(world, lia, NewContact.of(Address.email(local + "@exemplo.com.br")));
    add(world, lia, NewContact.of(Address.phone("(11) 98123-4567")));
    add(world, typed, NewContact.of(Address.email(local + "@exmplo.com.br")));
    add(world, other, NewContact.of(Address.email("x" + local + "@exemplo.com.br")));
    add(world, other, NewContact.of(Address.phone("(11) 97123-4567")));
    Map<CustomerId, Candidate> byOther = new HashMap<>();
    var sweep = world.desk.merging().sweep(Optional.empty(), Candidate.FAINTEST);
    while (!sweep.isDone()) {
      for (Candidate one : sweep.next(1000).items()) {
        if (one.one().equals(lia) || one.other().equals(lia)) {
          byOther.put(one.one().equals(lia) ? one.other() : one.one(), one);
        }
      }
    }
    assertThat(kinds(byOther.get(typed)))
        .containsExactlyInAnyOrder(Kind.CHANCE, Kind.NAME_SAME, Kind.EMAIL_SIMILAR);
    assertThat(kinds(byOther.get(other)))
        .containsExactlyInAnyOrder(
            Kind.CHANCE,
            Kind.NAME_SAME,
            Kind.EMAIL_DIFFERENT,
            Kind.PHONE_DIFFERENT,
            Kind.CITY_DIFFERENT);
    assertThat(sweep.effort().pairs()).isPositive();
    assertThatThrownBy(() -> world.desk.merging().sweep(Optional.empty(), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("MRG-1: a block that is too large is divided, and passed over only then")
  default void merging_large_blocks() {
    MergeWorld world = new MergeWorld(storage());
    String family = rareWord();
    String other = rareWord();
    String start = rareWord().substring(0, 3);
    for (int index = 0; index < 62; index++) {
      world.register(Registration.builder(Person.of(start + rareWord(), family + ' ' + other)));
    }
    String given = start + rareWord();
    CustomerId lia = world.register(Registration.builder(Person.of(given, family + ' ' + other)));
    CustomerId same = world.register(Registration.builder(Person.of(given, family + ' ' + other)));
    CustomerId turned =
        world.register(Registration.builder(Person.of(other + ' ' + given, family)));
    assertThat(others(world, lia)).containsExactlyInAnyOrder(same, turned);
    assertThat(others(world, turned)).containsExactlyInAnyOrder(lia, same);
  }

  @Test
  @DisplayName("MRG-1: two CPFs or CNPJ roots veto, and what an agent has said is remembered")
  default void merging_no_candidates() {
    MergeWorld world = new MergeWorld(storage());
    String word = rareWord();
    Registration.Builder lia = Registration.builder(Person.of("Lia " + word, rareWord()));
    Address mail = email();
    CustomerId one = world.register(lia.cpf(Cpf.parse("529.982.247-25")));
    CustomerId veto = world.register(lia.cpf(Cpf.parse("111.444.777-35")));
    CustomerId same = world.register(lia.cpf(null));
    CustomerId third = world.register(lia);
    for (CustomerId each : List.of(one, veto, same, third)) {
      add(world, each, NewContact.of(mail));
    }
    assertThat(others(world, one)).contains(same, third).doesNotContain(veto);
    Version before = world.version(one);
    world.desk.merging().notDuplicates(same, one);
    world.desk.merging().notDuplicates(one, same);
    assertThat(world.version(one)).as("said twice is said once").isEqualTo(before.next());
    assertThat(others(world, one)).contains(third).doesNotContain(same);
    assertThat(others(world, same)).contains(third).doesNotContain(one);

    Merged merged = world.merge(third, same);
    assertThat(others(world, one)).as("it is of the survivor now").doesNotContain(third);
    world.undo(merged);
    assertThat(others(world, one)).contains(third).doesNotContain(same);
    world.desk.merging().takeBackNotDuplicates(one, same);
    assertThat(others(world, one)).contains(third, same);
    refused(new SameCustomer(one), () -> world.desk.merging().notDuplicates(one, one));
    world.merge(third, same);
    world.desk.merging().notDuplicates(same, one);
    assertThat(others(world, one)).as("said by a former id").doesNotContain(third);
    refused(new SameCustomer(third), () -> world.desk.merging().notDuplicates(same, third));
  }

  @Test
  @DisplayName("MRG-1: a sweep meets every pair once, in pages, and goes on where another one was")
  default void merging_sweep() {
    MergeWorld world = new MergeWorld(storage());
    Set<CustomerId> named = new TreeSet<>();
    Set<Set<CustomerId>> expected = new HashSet<>();
    for (int index = 0; index < 4; index++) {
      String name = rareWord() + ' ' + rareWord() + ' ' + rareWord();
      List<CustomerId> three = new ArrayList<>();
      for (int same = 0; same < 3; same++) {
        three.add(world.register(Registration.builder(Person.of(name, null))));
      }
      named.addAll(three);
      expected.add(Set.of(three.get(0), three.get(1)));
      expected.add(Set.of(three.get(0), three.get(2)));
      expected.add(Set.of(three.get(1), three.get(2)));
    }
    int all =
        Work.in(
            storage(), work -> storage().customers().after(work, Optional.empty(), 100_000).size());
    int size = Math.min(1000, 1 + all / 7);
    List<Set<CustomerId>> pairs = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    int pages = 0;
    do {
      var sweep = world.desk.merging().sweep(cursor);
      for (Candidate one : sweep.next(size).items()) {
        if (named.contains(one.one())) {
          pairs.add(Set.of(one.one(), one.other()));
        }
      }
      cursor = sweep.cursor();
      assertThat(sweep.isDone()).isEqualTo(cursor.isEmpty());
      pages++;
    } while (cursor.isPresent() && pages <= all);
    assertThat(pages).isEqualTo((all + size - 1) / size);
    assertThat(pairs).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  @DisplayName("MRG-1: a sweep tells the candidates of the weight that is asked for, and more")
  default void merging_sweep_of_weight() {
    MergeWorld world = new MergeWorld(storage());
    String name = rareWord() + ' ' + rareWord();
    CustomerId one = world.register(Registration.builder(Person.of(name, null)));
    CustomerId other = world.register(Registration.builder(Person.of(name, null)));
    double weight = world.desk.merging().candidates(one).get(0).weight();
    assertThat(swept(world, weight - 0.1)).contains(Set.of(one, other));
    assertThat(swept(world, weight + 0.1)).doesNotContain(Set.of(one, other));
  }

  private static List<Set<CustomerId>> swept(MergeWorld world, double least) {
    List<Set<CustomerId>> pairs = new ArrayList<>();
    var sweep = world.desk.merging().sweep(Optional.empty(), least);
    while (!sweep.isDone()) {
      sweep.next(1000).items().forEach(found -> pairs.add(Set.of(found.one(), found.other())));
    }
    return pairs;
  }

  private static Set<CustomerId> others(MergeWorld world, CustomerId customer) {
    Set<CustomerId> others = new TreeSet<>();
    for (Candidate one : world.desk.merging().candidates(customer)) {
      others.add(one.one().equals(customer) ? one.other() : one.one());
    }
    return others;
  }

  private static List<Kind> kinds(Candidate candidate) {
    return candidate.evidence().stream().map(MergeEvidence::kind).toList();
  }

  /** A word that nobody else has in a name; there is a k in its middle. */
  private static String rareWord() {
    StringBuilder word = new StringBuilder();
    Random chance = new Random();
    for (int letter = 0; letter < 9; letter++) {
      word.append(letter == 5 ? 'k' : (char) ('l' + chance.nextInt(14)));
    }
    return word.toString();
  }

  private static String digits(int count) {
    return String.valueOf((int) (Math.pow(10, count - 1) * (1 + 8 * Math.random())));
  }

  private static Optional<CustomerId> parent(MergeWorld world, CustomerId customer) {
    return world.desk.customers().find(customer).registration().parent();
  }

  private static ContactPointId add(MergeWorld world, CustomerId customer, NewContact contact) {
    return world.desk.contacts().add(customer, world.version(customer), contact).point().id();
  }

  private static Registration.Builder person() {
    return Registration.builder(Person.of("Lia", "Teles"));
  }

  private static Registration.Builder company(String name) {
    return Registration.builder(Company.of(name + " Ltda.", name));
  }

  private static Address email() {
    return Address.email("m" + UUID.randomUUID() + "@exemplo.com.br");
  }

  private static void refused(Refusal expected, ThrowingCallable command) {
    assertThatThrownBy(command)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.refusal()).isEqualTo(expected));
  }
}
