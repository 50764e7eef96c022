package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditEntry.Happening;
import io.customerview.base.Turn;
import io.customerview.contact.Address;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.Purpose;
import io.customerview.contact.Suppression;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.document.DocumentEntry;
import io.customerview.document.Restore;
import io.customerview.document.Swept;
import io.customerview.intake.IntakeRow;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.Relayed;
import io.customerview.privacy.ErasedTotal;
import io.customerview.privacy.ErasedTotals;
import io.customerview.privacy.ErasurePlan;
import io.customerview.privacy.ErasurePlan.Fate;
import io.customerview.privacy.ErasurePlan.Part;
import io.customerview.search.SearchIndex;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.DateRange;
import io.customerview.shared.EventId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.FileId;
import io.customerview.shared.MergeId;
import io.customerview.shared.MessageId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.spi.FileStore.Place;
import io.customerview.spi.Receipt;
import io.customerview.storage.Storage;
import io.customerview.timeline.Event;
import io.customerview.timeline.Participant.OfPeople;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the erasure of a customer promises, whatever the storage (PRIV-2). */
public interface ErasureContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("PRIV-2: an erasure does what its plan says, and nobody else is touched")
  default void erased_as_planned() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.withMuch("lia");
    CustomerId rui = world.withMuch("rui");
    world.finish(lia);
    LocalDate turn = LocalDate.of(1600, 1, 1);
    Work.run(
        storage(),
        work -> storage().segmentMembers().turns(work, Map.of(lia, Optional.of(Turn.on(turn)))));
    List<String> ofRui = world.held(rui);
    Version version = world.version(lia);
    ErasurePlan plan = world.desk().privacy().plan(lia);
    assertThat(plan)
        .extracting(
            ErasurePlan::customer,
            ErasurePlan::version,
            ErasurePlan::files,
            ErasurePlan::suppressed,
            ErasurePlan::interactions,
            ErasurePlan::others)
        .as("of the files, the final version too")
        .containsExactly(lia, version, 2L, 1L, 2L, 0L);
    assertThat(plan.parts())
        .extracting(Part::name, Part::records, Part::fate)
        .contains(
            tuple("registration", 1L, Fate.REMOVED),
            tuple("contactPoints", 1L, Fate.REMOVED),
            tuple("consents", 2L, Fate.REMOVED),
            tuple("documents", 2L, Fate.REMOVED),
            tuple("messages", 2L, Fate.REMOVED),
            tuple("audit", version.number(), Fate.STRIPPED));
    assertThat(plan.parts()).noneMatch(part -> part.records() == 0);
    assertThat(world.version(lia)).as("a plan changes nothing").isEqualTo(version);

    assertThat(world.desk().privacy().erase(lia)).isEqualTo(plan);
    assertThat(world.held(lia)).allMatch(record -> record.startsWith("audit"));
    assertThat(world.held(rui)).isEqualTo(ofRui);
    Map<CustomerId, LocalDate> due =
        Work.in(storage(), work -> storage().segmentMembers().due(work, turn, Optional.empty(), 9));
    assertThat(due).doesNotContainKey(lia);
  }

  @Test
  @DisplayName("PRIV-2: of no part is anything left, but of the trail")
  default void erased_of_every_part() {
    MergeWorld world = new MergeWorld(storage());
    Set<String> seen = new TreeSet<>();
    for (long seed = 0; seed < 10; seed++) {
      List<CustomerId> one =
          List.of(world.register(Registration.builder(Person.of("Lia", "Teles"))));
      world.fill(one, new Random(seed));
      if (seed == 0) {
        world.fillSeldom(one.get(0));
      }
      seen.addAll(parts(world, one));
      world.desk.privacy().erase(one.get(0));
      assertThat(parts(world, one)).as("seed %d", seed).containsExactly("audit");
      assertThat(cards(one)).as("by what it was found").isEmpty();
    }
    seen.add("searchKeys"); // which hand out no records
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            storage().owned().stream().map(CustomerOwned::part).toList());
  }

  private Map<CustomerId, SearchIndex.Card> cards(List<CustomerId> customers) {
    return Work.in(storage(), work -> storage().searchIndex().cardsOf(work, customers, List.of()));
  }

  private static Set<String> parts(MergeWorld world, List<CustomerId> customers) {
    Map<String, Long> counts = world.counts(customers);
    counts.values().removeIf(count -> count == 0);
    return counts.keySet();
  }

  @Test
  @DisplayName("PRIV-2: afterwards the id is that of no customer, whatever is asked or commanded")
  default void erased_is_unknown() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.withMuch("lia");
    ExternalId external =
        world.desk().customers().find(lia).registration().externalId().orElseThrow();
    world.desk().privacy().erase(lia);
    CustomerUnknown unknown = new CustomerUnknown(lia);
    PrivacyWorld.refused(() -> world.desk().customers().find(lia), unknown);
    PrivacyWorld.refused(() -> world.desk().contacts().of(lia), unknown);
    PrivacyWorld.refused(() -> world.desk().profile(lia), unknown);
    PrivacyWorld.refused(() -> world.desk().privacy().plan(lia), unknown);
    PrivacyWorld.refused(() -> world.desk().privacy().erase(lia), unknown);
    PrivacyWorld.refused(
        () -> world.desk().privacy().export(lia, new PrivacyContract.Noted()), unknown);
    PrivacyWorld.refused(
        () -> world.desk().contacts().add(lia, Version.FIRST, NewContact.of(world.email("late"))),
        unknown);
    assertThat(world.desk().customers().of(external)).isEmpty();
  }

  @Test
  @DisplayName(
      "PRIV-2 PRIV-3: the trail keeps who did what kind of thing and when, and that of the erasure")
  default void trail_is_stripped() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.withMuch("lia");
    List<AuditEntry> before = world.trail(lia);
    world.world.clock.advance(Duration.ofHours(1));
    world.desk().privacy().erase(lia);
    List<AuditEntry> after = world.trail(lia);
    assertThat(after.subList(1, after.size()))
        .isEqualTo(before.stream().map(entry -> entry.erased(BusinessTime.DEFAULT_ZONE)).toList());
    assertThat(after.subList(1, after.size()))
        .flatExtracting(AuditEntry::happenings)
        .extracting(Happening::details)
        .containsOnly(Map.of());
    AuditEntry last = after.get(0);
    assertThat(last.operation()).isEqualTo("privacy.erase");
    assertThat(last.agent()).isEqualTo(new AgentId("ana"));
    assertThat(last.moment()).isEqualTo(world.now());
    assertThat(last.happenings())
        .singleElement()
        .satisfies(
            happening -> {
              assertThat(happening.event()).isEqualTo(AuditEntry.END);
              assertThat(happening.details())
                  .containsEntry("contactPoints", "1")
                  .containsEntry("files", "1")
                  .containsEntry("suppressed", "1")
                  .containsEntry("interactions", "2")
                  .containsEntry("others", "0");
            });
    assertThat(world.desk().audit().check(lia).faults()).isEmpty();
  }

  @Test
  @DisplayName(
      "PRIV-2: what is new since the plan is erased with the rest; nothing is refused as stale")
  default void never_stale() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("lia");
    ErasurePlan plan = world.desk().privacy().plan(lia);
    world.add(lia, NewContact.of(world.email("lia")));
    ErasurePlan done = world.desk().privacy().erase(lia);
    assertThat(done.version()).isEqualTo(plan.version().next());
    assertThat(done.parts()).extracting(Part::name).contains("contactPoints");
    assertThat(world.held(lia)).allMatch(record -> record.startsWith("audit"));
  }

  @Test
  @DisplayName("PRIV-2 MRG-2: by a former id the present customer is erased, with the former trail")
  default void erased_by_former_id() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("lia");
    CustomerId former = world.formerIdOf(lia);
    long entries = (long) world.trail(lia).size() + world.trail(former).size();
    assertThat(world.trail(former)).isNotEmpty();
    assertThat(world.desk().privacy().plan(former).parts())
        .contains(new Part("audit", entries, Fate.STRIPPED));
    assertThat(world.desk().privacy().erase(former).customer()).isEqualTo(lia);
    assertThat(world.trail(former))
        .flatExtracting(AuditEntry::happenings)
        .containsExactly(new Happening("test.former", Map.of()));
    PrivacyWorld.refused(() -> world.desk().contacts().of(former), new CustomerUnknown(former));
    PrivacyWorld.refused(() -> world.desk().contacts().of(lia), new CustomerUnknown(lia));
  }

  @Test
  @DisplayName(
      "CNT-12 CNT-13 PRIV-2: an opted-out address stays so when it comes back by hand or by intake")
  default void opted_out_stays_so() {
    PrivacyWorld world = new PrivacyWorld(storage());
    world.desk().privacy().erase(world.withMuch("lia"));
    CustomerId byHand = world.person("again");
    NewContact mail = NewContact.of(world.email("lia"));
    assertThatThrownBy(() -> world.add(byHand, mail.optedIn(world.evidence())))
        .isInstanceOf(RefusedException.class);
    world.add(byHand, mail);
    CustomerId byIntake = intake(world, mail.optedIn(world.evidence()));
    for (CustomerId back : List.of(byHand, byIntake)) {
      assertThat(world.desk().contacts().of(back).points())
          .singleElement()
          .matches(point -> !point.isReleased());
      assertThat(
              world
                  .desk()
                  .decisions()
                  .mayWrite(
                      back,
                      IntendedMessage.on(MessageChannel.EMAIL, new Purpose("billing"))
                          .to(world.email("lia")))
                  .isAllowed())
          .isFalse();
    }
    assertThat(world.desk().suppressions().of(world.email("lia")).orElseThrow().agent()).isEmpty();
  }

  @Test
  @DisplayName(
      "CNT-12 CNT-13 PRIV-2: so does one that was deleted since, both of an edit, and one that a duplicate had opted out")
  default void whatever_became_of_it() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("lia");
    optedOut(world, lia, "deleted");
    ContactPointId deleted = world.desk().contacts().of(lia).points().get(0).id();
    world.desk().contacts().delete(lia, world.version(lia), deleted);
    ContactPointId edited = optedOut(world, lia, "before");
    world.desk().contacts().change(lia, world.version(lia), edited, world.email("after"));
    world.add(lia, NewContact.of(world.email("twin")).optedIn(world.evidence()));
    CustomerId twin = world.person("lia");
    optedOut(world, twin, "twin");
    world.desk().merging().merge(lia, world.version(lia), twin, world.version(twin));

    assertThat(world.desk().privacy().plan(lia).suppressed()).isEqualTo(4);
    assertThat(world.desk().privacy().erase(lia).suppressed()).isEqualTo(4);
    CustomerId back = world.person("again");
    for (String name : List.of("deleted", "before", "after", "twin")) {
      NewContact mail = NewContact.of(world.email(name));
      assertThatThrownBy(() -> world.add(back, mail.optedIn(world.evidence())))
          .as(name)
          .isInstanceOf(RefusedException.class);
      world.add(back, mail);
    }
    assertThat(world.desk().contacts().of(back).points())
        .hasSize(4)
        .noneMatch(ContactPoint::isReleased);
  }

  @Test
  @DisplayName(
      "CNT-12 CNT-13 PRIV-2 MRG-2: what a merge has closed stays so after an erasure, whoever of the two said yes later")
  default void closed_by_a_merge() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("lia");
    CustomerId twin = world.person("lia");
    optedOut(world, twin, "twin");
    optedOut(world, lia, "own");
    world.world.clock.advance(Duration.ofSeconds(1));
    world.add(lia, NewContact.of(world.email("twin")).optedIn(world.evidence()));
    world.add(twin, NewContact.of(world.email("own")).optedIn(world.evidence()));
    world.desk().merging().merge(lia, world.version(lia), twin, world.version(twin));

    assertThat(world.desk().privacy().plan(lia).suppressed()).isEqualTo(2);
    assertThat(world.desk().privacy().erase(lia).suppressed()).isEqualTo(2);
    CustomerId back = world.person("again");
    for (String name : List.of("twin", "own")) {
      NewContact mail = NewContact.of(world.email(name));
      assertThatThrownBy(() -> world.add(back, mail.optedIn(world.evidence())))
          .as(name)
          .isInstanceOf(RefusedException.class);
    }
  }

  @Test
  @DisplayName("PRIV-2 CNT-13: what an erasure leaves on the suppression list names its day only")
  default void suppressed_by_day() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("lia");
    optedOut(world, lia, "mail");
    Instant erased = world.now();
    world.desk().privacy().erase(lia);
    Suppression left = world.desk().suppressions().of(world.email("mail")).orElseThrow();
    assertThat(left.since()).isEqualTo(erased.truncatedTo(ChronoUnit.DAYS));
    assertThat(world.trail(lia)).noneMatch(entry -> entry.moment().equals(left.since()));
  }

  @Test
  @DisplayName(
      "PRIV-2 CNT-13 MRG-2: who was merged for a while is forgotten by the other one too, but for what is its own")
  default void parted_is_forgotten() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("Lia");
    CustomerId rui = world.person("Rui");
    ContactPointId mail =
        world.add(lia, NewContact.of(world.email("lia")).optedIn(world.evidence()));
    world.add(lia, NewContact.of(world.email("both")).optedIn(world.evidence()));
    ContactPointId deleted = optedOut(world, lia, "deleted");
    world.desk().contacts().delete(lia, world.version(lia), deleted);
    ContactPointId both =
        world.add(rui, NewContact.of(world.email("both")).optedIn(world.evidence()));
    MergeId merge = merge(world, rui, lia);
    world.desk().contacts().optOut(rui, mail);
    world.desk().contacts().optOut(rui, both);
    optedOut(world, rui, "since");
    undo(world, merge, rui);
    assertThat(tells(world, rui, "lia")).isTrue();
    List<String> own = telling(world, rui, "both");

    assertThat(world.desk().privacy().plan(lia).others()).isOne();
    assertThat(world.desk().privacy().plan(lia).suppressed()).isEqualTo(4);
    assertThat(world.desk().privacy().erase(lia).suppressed()).isEqualTo(4);
    for (String gone : List.of("lia", "deleted")) {
      assertThat(tells(world, rui, gone)).as(gone).isFalse();
      assertThat(world.desk().suppressions().of(world.email(gone))).as(gone).isPresent();
    }
    assertThat(telling(world, rui, "both")).isEqualTo(own);
    assertThat(tells(world, rui, "since")).isTrue();
    assertThat(world.desk().merging().of(rui)).isEmpty();
    assertThat(world.trail(rui).get(0).happenings())
        .singleElement()
        .satisfies(one -> assertThat(one.event()).isEqualTo("customer.parted_erased"));
    assertThat(world.desk().audit().check(rui).isWhole()).isTrue();
  }

  @Test
  @DisplayName(
      "PRIV-2 CNT-13 MRG-2: an opt-out that only the other one has kept stays on the suppression list")
  default void parted_opt_out_stays() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("Lia");
    CustomerId rui = world.person("Rui");
    ContactPointId mail =
        world.add(lia, NewContact.of(world.email("lia")).optedIn(world.evidence()));
    MergeId merge = merge(world, rui, lia);
    world.desk().contacts().optOut(rui, mail);
    undo(world, merge, rui);
    world.desk().contacts().optIn(lia, world.version(lia), mail, world.evidence());
    assertThat(world.desk().privacy().plan(lia).suppressed()).isOne();
    assertThat(world.desk().privacy().erase(lia).suppressed()).isOne();
    assertThat(world.desk().suppressions().of(world.email("lia"))).isPresent();
  }

  @Test
  @DisplayName(
      "PRIV-2 MRG-2: so is one whose other one was merged on, and what was said since is known at the undoing")
  default void parted_is_forgotten_farther_on() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("Lia");
    CustomerId rui = world.person("Rui");
    CustomerId eva = world.person("Eva");
    ContactPointId mail =
        world.add(lia, NewContact.of(world.email("lia")).optedIn(world.evidence()));
    ContactPointId own =
        world.add(rui, NewContact.of(world.email("rui")).optedIn(world.evidence()));
    MergeId first = merge(world, rui, lia);
    world.desk().contacts().optOut(rui, mail);
    undo(world, first, rui);
    MergeId second = merge(world, eva, rui);
    world.desk().contacts().optOut(eva, own);
    assertThat(tells(world, eva, "lia")).isTrue();
    world.desk().privacy().erase(lia);
    assertThat(tells(world, eva, "lia")).isFalse();
    undo(world, second, eva);
    assertThat(tells(world, rui, "lia") || tells(world, eva, "lia")).isFalse();
    assertThat(world.desk().merging().of(rui)).isEmpty();
    assertThat(world.desk().contacts().of(rui).points())
        .singleElement()
        .matches(point -> point.consent().isOptedOut());
  }

  @Test
  @DisplayName(
      "PRIV-2 MRG-2: an address that the other one had itself before the merge, or has had since it was undone, stays its own")
  default void parted_keeps_its_own() {
    for (boolean isBefore : List.of(true, false)) {
      PrivacyWorld world = new PrivacyWorld(storage());
      CustomerId lia = world.person("Lia");
      CustomerId rui = world.person("Rui");
      ContactPointId mail =
          world.add(lia, NewContact.of(world.email("both")).optedIn(world.evidence()));
      if (isBefore) {
        hadOnce(world, rui, "both");
      }
      MergeId merge = merge(world, rui, lia);
      world.desk().contacts().optOut(rui, mail);
      undo(world, merge, rui);
      if (!isBefore) {
        hadOnce(world, rui, "both");
      }
      List<String> telling = telling(world, rui, "both");
      assertThat(telling).isNotEmpty();
      world.desk().privacy().erase(lia);
      assertThat(telling(world, rui, "both")).as("before: %s", isBefore).isEqualTo(telling);
    }
  }

  @Test
  @DisplayName(
      "PRIV-1 MRG-2: an export tells no address of somebody with whom the customer was one for a while")
  default void parted_is_not_exported() throws IOException {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("Lia");
    CustomerId rui = world.person("Rui");
    ContactPointId mail =
        world.add(lia, NewContact.of(world.email("lia")).optedIn(world.evidence()));
    ContactPointId own =
        world.add(rui, NewContact.of(world.email("rui")).optedIn(world.evidence()));
    MergeId merge = merge(world, rui, lia);
    world.desk().contacts().optOut(rui, mail);
    world.desk().contacts().optOut(rui, own);
    undo(world, merge, rui);
    assertThat(tells(world, rui, "lia") && tells(world, lia, "rui")).isTrue();
    for (boolean isRui : List.of(true, false)) {
      PrivacyContract.Noted noted = new PrivacyContract.Noted();
      world.desk().privacy().export(isRui ? rui : lia, noted);
      assertThat(noted.heard.toString())
          .contains(world.email(isRui ? "rui" : "lia").normalized())
          .doesNotContain(world.email(isRui ? "lia" : "rui").normalized());
    }
  }

  private static void hadOnce(PrivacyWorld world, CustomerId customer, String name) {
    ContactPointId point = world.add(customer, NewContact.of(world.email(name)));
    world.desk().contacts().delete(customer, world.version(customer), point);
    world.world.clock.advance(Duration.ofSeconds(1));
  }

  @Test
  @DisplayName("PRIV-2 MRG-2: so is the one that stayed, by the one that has come back")
  default void parted_stayed_is_forgotten() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("Lia");
    CustomerId rui = world.person("Rui");
    ContactPointId own =
        world.add(rui, NewContact.of(world.email("rui")).optedIn(world.evidence()));
    world.add(lia, NewContact.of(world.email("lia")).optedIn(world.evidence()));
    MergeId merge = merge(world, rui, lia);
    world.desk().contacts().optOut(rui, own);
    undo(world, merge, rui);
    assertThat(tells(world, lia, "rui")).isTrue();
    assertThat(world.desk().privacy().erase(rui).others()).isOne();
    assertThat(tells(world, lia, "rui")).isFalse();
    assertThat(tells(world, lia, "lia")).isTrue();
    assertThat(world.desk().suppressions().of(world.email("rui"))).isPresent();
    assertThat(world.desk().audit().check(lia).isWhole()).isTrue();
  }

  @Test
  @DisplayName("PRIV-2 MRG-2: and by those that had come back from that one before")
  default void parted_stayed_is_forgotten_by_all() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId inner = world.person("Lia");
    CustomerId middle = world.person("Rui");
    CustomerId outer = world.person("Eva");
    world.add(inner, NewContact.of(world.email("inner")).optedIn(world.evidence()));
    ContactPointId own =
        world.add(outer, NewContact.of(world.email("outer")).optedIn(world.evidence()));
    MergeId first = merge(world, middle, inner);
    MergeId second = merge(world, outer, middle);
    world.desk().contacts().optOut(outer, own);
    undo(world, second, outer);
    undo(world, first, middle);
    assertThat(tells(world, inner, "outer") && tells(world, middle, "outer")).isTrue();
    assertThat(world.desk().privacy().erase(outer).others()).isEqualTo(2);
    assertThat(tells(world, inner, "outer") || tells(world, middle, "outer")).isFalse();
    assertThat(tells(world, inner, "inner")).isTrue();
  }

  @Test
  @DisplayName(
      "PRIV-2 MRG-2: two who were one through somebody erased stay known as ones that have parted")
  default void parted_through_an_erased() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId inner = world.person("Lia");
    CustomerId middle = world.person("Rui");
    CustomerId outer = world.person("Eva");
    ContactPointId point =
        world.add(inner, NewContact.of(world.email("inner")).optedIn(world.evidence()));
    MergeId first = merge(world, middle, inner);
    MergeId second = merge(world, outer, middle);
    world.desk().contacts().optOut(outer, point);
    undo(world, second, outer);
    undo(world, first, middle);
    world.desk().privacy().erase(middle);
    assertThat(world.desk().merging().of(outer))
        .singleElement()
        .satisfies(merge -> assertThat(merge.former()).isNotIn(middle, inner));
    world.desk().privacy().erase(inner);
    assertThat(tells(world, outer, "inner")).isFalse();
    assertThat(world.desk().merging().of(outer)).isEmpty();
  }

  @Test
  @DisplayName(
      "PRIV-2 MRG-2 CNT-12: what was said since a merge within another is known once somebody was erased")
  default void parted_is_forgotten_within_two_merges() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("Lia");
    CustomerId ana = world.person("Ana");
    CustomerId rui = world.person("Rui");
    CustomerId eva = world.person("Eva");
    for (int older = 0; older < 6; older++) {
      world.add(eva, NewContact.of(world.email("eva" + older)).optedIn(world.evidence()));
    }
    ContactPointId mail =
        world.add(lia, NewContact.of(world.email("lia")).optedIn(world.evidence()));
    ContactPointId own =
        world.add(ana, NewContact.of(world.email("ana")).optedIn(world.evidence()));
    MergeId before = merge(world, rui, lia);
    world.desk().contacts().optOut(rui, mail);
    undo(world, before, rui);
    MergeId first = merge(world, rui, ana);
    MergeId second = merge(world, eva, rui);
    world.desk().privacy().erase(lia);
    undo(world, second, eva);
    world.desk().contacts().optOut(rui, own);
    undo(world, first, rui);
    assertThat(world.desk().contacts().of(ana).points())
        .singleElement()
        .matches(point -> point.consent().isOptedOut());
  }

  @Test
  @DisplayName(
      "PRIV-2 MRG-2: whatever was written while two were one is forgotten, whatever moment its command was begun at")
  default void parted_is_forgotten_whenever_it_was_begun() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("Lia");
    CustomerId rui = world.person("Rui");
    ContactPointId early =
        world.add(lia, NewContact.of(world.email("early")).optedIn(world.evidence()));
    ContactPointId late =
        world.add(lia, NewContact.of(world.email("late")).optedIn(world.evidence()));
    MergeId merge = merge(world, rui, lia);
    world.world.clock.advance(Duration.ofMinutes(-5));
    world.desk().contacts().optOut(rui, early);
    world.world.clock.advance(Duration.ofMinutes(15));
    world.desk().contacts().optOut(rui, late);
    world.world.clock.advance(Duration.ofMinutes(-10));
    undo(world, merge, rui);
    assertThat(tells(world, rui, "early") && tells(world, rui, "late")).isTrue();
    world.desk().privacy().erase(lia);
    assertThat(tells(world, rui, "early")).isFalse();
    assertThat(tells(world, rui, "late")).isFalse();
  }

  @Test
  @DisplayName("PRIV-2 PRIV-3 MRG-2: nor does the other one's trail tell it, masked")
  default void parted_is_forgotten_by_the_trail() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("Lia");
    CustomerId rui = world.withoutCity("Rui");
    CustomerId eva = world.withoutCity("Eva");
    ContactPointId mail =
        world.add(lia, NewContact.of(world.email("lia")).optedIn(world.evidence()));
    ContactPointId own =
        world.add(eva, NewContact.of(world.email("eva")).optedIn(world.evidence()));
    MergeId first = merge(world, rui, lia);
    MergeId second = merge(world, eva, rui);
    world.desk().contacts().optOut(eva, mail);
    world.desk().contacts().optOut(eva, own);
    undo(world, second, eva);
    undo(world, first, rui);
    world.desk().privacy().erase(lia);
    for (CustomerId other : List.of(rui, eva)) {
      assertThat(world.trail(other))
          .flatExtracting(AuditEntry::happenings)
          .extracting(Happening::details)
          .noneMatch(details -> details.containsValue(mail.toString()))
          .noneMatch(details -> details.containsKey("city"));
      assertThat(world.desk().audit().check(other).isWhole()).isTrue();
    }
    assertThat(world.trail(eva))
        .flatExtracting(AuditEntry::happenings)
        .extracting(Happening::details)
        .as("its own stays")
        .anyMatch(details -> details.containsValue(own.toString()));
  }

  @Test
  @DisplayName(
      "PRIV-2 PRIV-3 MRG-2: nor what was edited meanwhile of a field that was filled, and only that")
  default void parted_is_forgotten_by_the_trail_between() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("Lia");
    CustomerId rui = world.withoutCity("Rui");
    world.change(rui, edit -> edit.city("Antes"));
    world.change(rui, edit -> edit.city(null));
    MergeId merge = merge(world, rui, lia);
    String filled = world.desk().customers().find(rui).registration().city().orElseThrow();
    world.change(rui, edit -> edit.city("Outra"));
    world.change(rui, edit -> edit.timeZone(ZoneId.of("America/Manaus")));
    world.change(rui, edit -> edit.city(filled));
    undo(world, merge, rui);
    world.change(rui, edit -> edit.city("Depois"));
    world.desk().privacy().erase(lia);
    assertThat(world.trail(rui))
        .flatExtracting(AuditEntry::happenings)
        .extracting(Happening::details)
        .extracting(Map::keySet)
        .filteredOn(fields -> fields.contains("city") || fields.contains("timeZone"))
        .as("afterwards, its own meanwhile, and before")
        .containsExactly(Set.of("city"), Set.of("timeZone"), Set.of("city"), Set.of("city"));
  }

  @Test
  @DisplayName("PRIV-2 PRIV-3 MRG-2: the trail of one who was never together with it stays whole")
  default void trail_of_a_third() {
    for (boolean isBefore : List.of(true, false)) {
      PrivacyWorld world = new PrivacyWorld(storage());
      CustomerId lia = world.person("Lia");
      CustomerId rui = world.person("Rui");
      CustomerId eva = world.withoutCity("Eva");
      Runnable other = () -> undo(world, merge(world, eva, rui), eva);
      if (isBefore) {
        other.run();
      }
      undo(world, merge(world, rui, lia), rui);
      if (!isBefore) {
        other.run();
      }
      List<AuditEntry> trail = world.trail(eva);
      world.desk().privacy().erase(lia);
      assertThat(world.trail(eva))
          .flatExtracting(AuditEntry::happenings)
          .containsAll(trail.stream().flatMap(entry -> entry.happenings().stream()).toList());
    }
  }

  @Test
  @DisplayName(
      "PRIV-2 PRIV-3 CNT-13: what stays of the trail names its day only, and leads to no row of the suppression list")
  default void trail_by_day() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("lia");
    world.add(lia, NewContact.of(world.email("lia")).optedIn(world.evidence()));
    world.world.clock.advance(Duration.ofHours(2));
    Instant complained = world.now();
    world.desk().feedback().complained(lia, world.email("lia"));
    world.world.clock.advance(Duration.ofHours(2));
    world.desk().privacy().erase(lia);
    Suppression row = world.desk().suppressions().of(world.email("lia")).orElseThrow();
    assertThat(row.since()).isEqualTo(complained);
    List<AuditEntry> trail = world.trail(lia);
    assertThat(trail.subList(1, trail.size()))
        .isNotEmpty()
        .extracting(AuditEntry::moment)
        .containsOnly(
            complained
                .atZone(BusinessTime.DEFAULT_ZONE)
                .toLocalDate()
                .atStartOfDay(BusinessTime.DEFAULT_ZONE)
                .toInstant());
  }

  @Test
  @DisplayName("PRIV-2 MRG-2: and by whoever was merged into the same one at the time")
  default void parted_is_forgotten_by_another_duplicate() {
    for (boolean erasedFirst : List.of(false, true)) {
      PrivacyWorld world = new PrivacyWorld(storage());
      CustomerId lia = world.person("Lia");
      CustomerId ana = world.person("Ana");
      CustomerId rui = world.person("Rui");
      ContactPointId mail =
          world.add(lia, NewContact.of(world.email("lia")).optedIn(world.evidence()));
      MergeId first = merge(world, rui, erasedFirst ? lia : ana);
      MergeId second = merge(world, rui, erasedFirst ? ana : lia);
      world.desk().contacts().optOut(rui, mail);
      undo(world, second, rui);
      undo(world, first, rui);
      assertThat(tells(world, ana, "lia")).isTrue();
      world.desk().privacy().erase(lia);
      assertThat(tells(world, ana, "lia")).isFalse();
      assertThat(tells(world, rui, "lia")).isFalse();
    }
  }

  @Test
  @DisplayName(
      "PRIV-2 MRG-2: nobody keeps an address of the erased, whoever was merged with whom, and when it was undone")
  default void erased_after_any_merges() {
    for (int seed = 700; seed < 706; seed++) {
      nothingIsKept(storage(), seed);
    }
  }

  /** Merges, undoes, writes about and erases some customers, by chance. */
  static void nothingIsKept(Storage storage, long seed) {
    ErasureSequence sequence = new ErasureSequence(new PrivacyWorld(storage), new Random(seed));
    for (int step = 0; step < 60; step++) {
      sequence.step();
    }
  }

  @Test
  @DisplayName(
      "PRIV-2 MRG-2 EVT-1: an event goes with its customer; who took part in it may be parted all the same")
  default void events_noted_by_merges() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId alfa = world.company("Alfa");
    CustomerId beta = world.company("Beta");
    CustomerId lia = world.memberOf(alfa, "Lia");
    EventId gone = world.event(alfa, lia);
    world.change(lia, edit -> edit.parent(beta));
    EventId stays = world.event(beta, lia);
    CustomerId rui = world.person("rui");
    MergeId merge = merge(world, rui, lia);
    world.desk().privacy().erase(alfa);
    undo(world, merge, rui);
    List<Event> events =
        Work.in(storage(), work -> storage().events().find(work, List.of(gone, stays)));
    assertThat(events).extracting(Event::id).containsExactly(stays);
    assertThat(events.get(0).draft().participants()).containsExactly(new OfPeople(lia));
  }

  private static MergeId merge(PrivacyWorld world, CustomerId survivor, CustomerId duplicate) {
    world.world.clock.advance(Duration.ofSeconds(1));
    MergeId merge =
        world
            .desk()
            .merging()
            .merge(survivor, world.version(survivor), duplicate, world.version(duplicate))
            .merge();
    world.world.clock.advance(Duration.ofSeconds(1));
    return merge;
  }

  private static void undo(PrivacyWorld world, MergeId merge, CustomerId survivor) {
    world.world.clock.advance(Duration.ofSeconds(1));
    world.desk().merging().undo(merge, world.version(survivor));
    world.world.clock.advance(Duration.ofSeconds(1));
  }

  /** Returns whether something that is held of a customer tells an address. */
  private static boolean tells(PrivacyWorld world, CustomerId customer, String name) {
    return !telling(world, customer, name).isEmpty();
  }

  private static List<String> telling(PrivacyWorld world, CustomerId customer, String name) {
    return world.held(customer).stream()
        .filter(record -> record.contains(world.email(name).normalized()))
        .toList();
  }

  @Test
  @DisplayName(
      "PRIV-2 PRIV-3 MRG-1: who was told apart from somebody erased has an entry that it is not any more")
  default void pairs_go() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("Lia");
    CustomerId rui = world.person("Rui");
    world.desk().merging().notDuplicates(lia, rui);
    Version version = world.version(rui);
    assertThat(world.desk().privacy().plan(lia).others()).isOne();
    world.desk().privacy().erase(lia);
    assertThat(world.version(rui)).isEqualTo(version.next());
    assertThat(world.trail(rui).get(0).happenings())
        .containsExactly(
            new Happening("merge.not_duplicate_taken_back", Map.of("other", lia.toString())));
    assertThat(world.desk().audit().check(rui).isWhole()).isTrue();
  }

  private static ContactPointId optedOut(PrivacyWorld world, CustomerId customer, String name) {
    ContactPointId point =
        world.add(customer, NewContact.of(world.email(name)).optedIn(world.evidence()));
    world.desk().contacts().optOut(customer, point);
    return point;
  }

  @Test
  @DisplayName(
      "CNT-12 PRIV-2: an address that was opted in is forgotten, and may be opted in again")
  default void opted_in_is_forgotten() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("lia");
    NewContact mail = NewContact.of(world.email("in")).optedIn(world.evidence());
    world.add(lia, mail);
    assertThat(world.desk().privacy().erase(lia).suppressed()).isZero();
    CustomerId back = world.person("lia");
    world.add(back, mail);
    assertThat(world.desk().contacts().of(back).points())
        .singleElement()
        .matches(ContactPoint::isReleased);
  }

  private static CustomerId intake(PrivacyWorld world, NewContact contact) {
    ExternalId external = new ExternalId(UUID.randomUUID().toString());
    Registration registration =
        Registration.builder(Person.of("Again", "Teles")).externalId(external.value()).build();
    world
        .desk()
        .intake()
        .take(List.of(IntakeRow.of(1, registration).contact(contact)).iterator(), outcome -> {});
    return world.desk().customers().of(external).orElseThrow().id();
  }

  @Test
  @DisplayName(
      "PRIV-2: the bytes of files go with the sweep, also where it failed or did not run at first")
  default void bytes_go_with_the_sweep() throws IOException {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.withMuch("lia");
    FileId file = fileOf(world, lia);
    world.desk().privacy().erase(lia);
    assertThat(world.world.files.placeOf(file.value())).isEqualTo(Place.READY);
    world.world.files.breaks(file.value(), true);
    assertThat(world.world.view.fileSweep().runOnce().failed()).isEqualTo(1);
    world.world.files.breaks(file.value(), false);
    Swept swept = world.world.view.fileSweep().runOnce();
    assertThat(swept.failed()).isZero();
    assertThat(world.world.files.placeOf(file.value())).isEqualTo(Place.ABSENT);
  }

  private static FileId fileOf(PrivacyWorld world, CustomerId customer) {
    return world
        .desk()
        .documents()
        .of(customer, DateRange.ALL, Optional.empty(), 1)
        .items()
        .get(0)
        .document()
        .files()
        .get(0)
        .id();
  }

  @Test
  @DisplayName(
      "PRIV-2 DOC-3 DOC-4: bytes that a store was moving while they were removed go a day later")
  default void bytes_that_were_moving() throws IOException {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerView view = world.world.view;
    // To the archive, to the archive again, and back from it: with an erasure in between.
    for (int way = 0; way < 3; way++) {
      CustomerId lia = world.withMuch("lia" + way);
      DocumentEntry document =
          world.desk().documents().of(lia, DateRange.ALL, Optional.empty(), 1).items().get(0);
      FileId file = document.document().files().get(0).id();
      world.world.clock.advance(Duration.ofDays(3 * 365));
      if (way > 0) {
        view.fileSweep().runOnce();
        Optional<LocalDate> over = way == 1 ? Optional.of(LocalDate.EPOCH) : Optional.empty();
        if (way == 1) {
          world.world.files.restore(file.value());
        }
        Restore restore =
            new Restore(
                file,
                document.document().id(),
                lia,
                world.now(),
                List.of(new AgentId("ana")),
                over);
        Work.run(storage(), work -> storage().restores().save(work, restore));
      }
      boolean[] moved = {false};
      world.world.files.whileMoving(
          file.value(),
          () -> {
            moved[0] = true;
            world.desk().privacy().erase(lia);
            view.fileSweep().runOnce();
          });
      if (way == 2) {
        view.fileRestores().runOnce();
      } else {
        view.fileSweep().runOnce();
      }
      assertThat(moved[0]).as("moved, way %s", way).isTrue();
      assertThat(world.world.files.placeOf(file.value())).isNotEqualTo(Place.ABSENT);
      world.world.clock.advance(Duration.ofDays(1));
      view.fileSweep().runOnce();
      assertThat(world.world.files.placeOf(file.value())).as("way %s", way).isEqualTo(Place.ABSENT);
    }
  }

  @Test
  @DisplayName(
      "PRIV-2 DOC-3: bytes that arrive after they were removed, while the sweep goes on, go a day later")
  default void bytes_that_arrive_late() throws IOException {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.withMuch("lia");
    CustomerId rui = world.withMuch("rui");
    FileId first = fileOf(world, lia);
    FileId last = fileOf(world, rui);
    world.desk().privacy().erase(lia);
    world.world.clock.advance(Duration.ofSeconds(1));
    world.desk().privacy().erase(rui);
    world.world.clock.advance(Duration.ofSeconds(1));
    world.world.files.onDeleting(last.value(), () -> world.world.files.copied(first.value()));
    world.world.view.fileSweep().runOnce();
    assertThat(world.world.files.placeOf(last.value())).isEqualTo(Place.ABSENT);
    assertThat(world.world.files.placeOf(first.value())).isEqualTo(Place.ARCHIVED);
    world.world.clock.advance(Duration.ofDays(1));
    world.world.view.fileSweep().runOnce();
    assertThat(world.world.files.placeOf(first.value())).isEqualTo(Place.ABSENT);
  }

  @Test
  @DisplayName(
      "PRIV-2 DOC-4: a file that was on its way from a cold archive is looked for each day until it is nowhere")
  default void bytes_from_a_cold_archive() throws IOException {
    PrivacyWorld world = new PrivacyWorld(storage());
    FilesInMemory files = world.world.files;
    CustomerId lia = world.withMuch("lia");
    FileId file = fileOf(world, lia);
    world.world.clock.advance(Duration.ofDays(3 * 365));
    world.world.view.fileSweep().runOnce();
    files.cold(true);
    files.restore(file.value());
    assertThat(files.placeOf(file.value())).isEqualTo(Place.RESTORING);
    world.desk().privacy().erase(lia);
    world.world.view.fileSweep().runOnce();
    files.thaw();
    assertThat(files.placeOf(file.value())).as("delivered late").isEqualTo(Place.READY);
    for (int day = 0; day < 2; day++) {
      world.world.view.fileSweep().runOnce();
      assertThat(isToBeRemoved(world, file)).as("day %s", day).isTrue();
      world.world.clock.advance(Duration.ofDays(1));
      world.world.view.fileSweep().runOnce();
      assertThat(files.placeOf(file.value())).as("day %s", day).isEqualTo(Place.ABSENT);
    }
    assertThat(isToBeRemoved(world, file)).as("found nowhere").isFalse();
  }

  @Test
  @DisplayName(
      "PRIV-2 DOC-3: so is one whose bytes a sweep removed that was killed before it could say so")
  default void bytes_after_a_killed_removal() throws IOException {
    PrivacyWorld world = new PrivacyWorld(storage());
    FilesInMemory files = world.world.files;
    CustomerId lia = world.withMuch("lia");
    FileId file = fileOf(world, lia);
    world.desk().privacy().erase(lia);
    files.onDeleting(
        file.value(),
        () -> {
          throw new AssertionError("killed");
        });
    assertThatThrownBy(() -> world.world.view.fileSweep().runOnce()).hasMessage("killed");
    world.world.view.fileSweep().runOnce();
    files.copied(file.value());
    world.world.clock.advance(Duration.ofDays(1));
    world.world.view.fileSweep().runOnce();
    assertThat(files.placeOf(file.value())).isEqualTo(Place.ABSENT);
  }

  private static boolean isToBeRemoved(PrivacyWorld world, FileId file) {
    Instant later = world.now().plus(Duration.ofDays(10));
    return Work.in(
            world.storage(),
            work -> world.storage().documents().toRemove(work, later, Optional.empty(), 100_000))
        .stream()
        .anyMatch(due -> due.file().equals(file));
  }

  @Test
  @DisplayName(
      "PRIV-2 INT-3 INT-5: how many interactions there were stays, by month, test traffic left out")
  default void totals_stay() {
    PrivacyWorld world = new PrivacyWorld(storage());
    for (String name : List.of("lia", "rui")) {
      CustomerId customer = world.withMuch(name);
      world.report(
          world.message(customer, false),
          InteractionKind.CLICKED,
          world.now().minus(Duration.ofDays(31)));
      world.desk().privacy().erase(customer);
    }
    YearMonth month = YearMonth.from(world.now().atZone(BusinessTime.DEFAULT_ZONE));
    assertThat(world.desk().privacy().erasedTotals())
        .filteredOn(total -> total.channel().equals(world.channel))
        .containsExactly(
            new ErasedTotal(month.minusMonths(1), world.channel, InteractionKind.CLICKED, 2),
            new ErasedTotal(month, world.channel, InteractionKind.OPENED, 4));
  }

  @Test
  @DisplayName(
      "PRIV-2 INT-5: two channels of one code that stand for different ones are counted apart")
  default void totals_by_contact_channel() {
    ErasedTotals totals = storage().erasedTotals();
    String code = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    List<ErasedTotal> two = new ArrayList<>();
    for (ContactChannel channel : List.of(ContactChannel.PHONE, ContactChannel.EMAIL)) {
      MessageChannel push = new MessageChannel(code, channel);
      two.add(new ErasedTotal(YearMonth.of(2026, 1), push, InteractionKind.OPENED, 2));
    }
    two.sort(ErasedTotal.ORDER);
    Work.run(storage(), work -> totals.add(work, two));
    Work.run(storage(), work -> totals.add(work, two.subList(1, 2)));
    List<ErasedTotal> all = Work.in(storage(), totals::all);
    assertThat(all)
        .filteredOn(total -> total.channel().code().equals(code))
        .containsExactly(two.get(0), two.get(1).plus(2));
  }

  @Test
  @DisplayName(
      "PRIV-2 PRIV-3 REG-3 EVT-1: who stood below, and in whose events it took part, lose it with an entry")
  default void others_lose_it() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId alfa = world.company("Alfa");
    CustomerId lia = world.memberOf(alfa, "Lia");
    EventId event = world.event(alfa, lia);
    assertThat(world.desk().privacy().plan(lia).others()).isEqualTo(1);
    world.desk().privacy().erase(lia);
    assertThat(world.desk().timeline().find(alfa, event).event().draft().participants()).isEmpty();
    assertThat(world.trail(alfa).get(0).happenings())
        .singleElement()
        .satisfies(
            happening -> {
              assertThat(happening.event()).isEqualTo("event.edited");
              assertThat(happening.details()).containsEntry("participants", "1 > 0");
            });

    CustomerId rui = world.memberOf(alfa, "Rui");
    Version version = world.version(rui);
    assertThat(world.desk().privacy().erase(alfa).others()).isEqualTo(1);
    assertThat(world.desk().customers().find(rui).registration().parent()).isEmpty();
    assertThat(world.version(rui)).isEqualTo(version.next());
    assertThat(world.trail(rui).get(0).happenings())
        .containsExactly(
            new Happening("customer.registration_changed", Map.of("parent", alfa + " > ")));
    assertThat(world.desk().audit().check(rui).isWhole()).isTrue();
  }

  @Test
  @DisplayName(
      "PRIV-2: what waits to be sent is not; a report that comes late finds nobody and tells nothing")
  default void late_comers() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.world.person(world.email("primary"));
    world.world.queue(lia, "late");
    MessageId message = world.message(lia, false);
    world.desk().privacy().erase(lia);
    assertThat(world.world.view.relay().runOnce()).isEqualTo(Relayed.NONE);
    world.report(message, InteractionKind.OPENED, world.now());
    assertThat(world.held(lia)).allMatch(record -> record.startsWith("audit"));
    assertThat(world.desk().audit().check(lia).isWhole()).isTrue();
  }

  @Test
  @DisplayName(
      "CNT-10 CNT-13 PRIV-2: what was reported on a message that the gateway had during the erasure closes its address, and is gone")
  default void reported_meanwhile() {
    List<CustomerId> taken = new ArrayList<>();
    List<InteractionKind> kinds = new ArrayList<>();
    PrivacyWorld[] here = new PrivacyWorld[1];
    PrivacyWorld world =
        new PrivacyWorld(
            storage(),
            message -> {
              here[0].desk().privacy().erase(taken.get(0));
              here[0].report(new MessageId(message.key()), kinds.get(0), here[0].now());
              return Receipt.bare();
            });
    here[0] = world;
    for (InteractionKind kind :
        List.of(
            InteractionKind.OPENED,
            InteractionKind.UNSUBSCRIBED,
            InteractionKind.COMPLAINED,
            InteractionKind.BOUNCED_FOR_GOOD)) {
      Address address = world.email(kind.name().toLowerCase(Locale.ROOT));
      CustomerId lia = world.world.person(address);
      MessageId message = world.world.queue(lia, "late").message();
      taken.add(0, lia);
      kinds.add(0, kind);
      world.world.view.relay().runOnce();
      assertThat(world.desk().suppressions().of(address).isPresent())
          .as(kind.name())
          .isEqualTo(kind != InteractionKind.OPENED);
      assertThat(world.held(lia)).allMatch(record -> record.startsWith("audit"));
      Map<MessageId, List<Interaction>> awaited =
          Work.in(storage(), work -> storage().messages().awaited(work, List.of(message)));
      assertThat(awaited).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "PRIV-2: a listener hears of the end before the commit, and what it throws undoes all of it")
  default void undone_whole() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.withMuch("lia");
    List<String> held = world.held(lia);
    IllegalStateException refused = new IllegalStateException("not now");
    CustomerView listening =
        CustomerView.builder()
            .storage(storage())
            .clock(world.world.clock)
            .secrets(TestSecrets.SECRETS)
            .onChange(
                (work, customer, version, events) -> {
                  assertThat(customer).isEqualTo(lia);
                  assertThat(events.get(0).name()).isEqualTo(AuditEntry.END);
                  assertThat(storage().customers().find(work, lia)).isEmpty();
                  throw refused;
                })
            .build();
    assertThatThrownBy(() -> listening.as(Agent.system(new AgentId("crm"))).privacy().erase(lia))
        .isSameAs(refused);
    assertThat(world.held(lia)).isEqualTo(held);
    assertThat(world.trail(lia)).noneMatch(AuditEntry::isEnd);
    assertThat(world.desk().suppressions().of(world.email("lia"))).isEmpty();
    assertThat(world.desk().privacy().erasedTotals())
        .noneMatch(total -> total.channel().equals(world.channel));
  }
}
