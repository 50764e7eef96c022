package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditEntry.Happening;
import io.customerview.cases.CaseEntry;
import io.customerview.cases.CaseEvent.CaseAdded;
import io.customerview.cases.CaseEvent.CaseChanged;
import io.customerview.cases.CaseEvent.CaseMoved;
import io.customerview.cases.CaseGroup;
import io.customerview.cases.CaseOutcome.Effect;
import io.customerview.cases.CaseOutcome.Taken;
import io.customerview.cases.CaseQuery;
import io.customerview.cases.CaseRefusal.CaseUnknown;
import io.customerview.cases.CaseRefusal.LinkUnfit;
import io.customerview.cases.CaseRow;
import io.customerview.cases.CaseState;
import io.customerview.cases.CaseTotals;
import io.customerview.cases.CustomerCase;
import io.customerview.contact.MessageChannel;
import io.customerview.dashboard.DashboardQuery;
import io.customerview.merge.MergeDesk;
import io.customerview.merge.Merged;
import io.customerview.message.InteractionKind;
import io.customerview.message.InteractionTotals.ChannelCount;
import io.customerview.message.WhichCampaign;
import io.customerview.message.WhichCustomer;
import io.customerview.shared.AgentId;
import io.customerview.shared.CaseId;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CommonRefusal.ExternalIdUnknown;
import io.customerview.shared.CommonRefusal.MomentUnlikely;
import io.customerview.shared.CommonRefusal.TextCharacter;
import io.customerview.shared.CommonRefusal.TextMissing;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.ExternalId;
import io.customerview.shared.Masked;
import io.customerview.shared.Page;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What cases promise, whatever the storage (CAS). */
public interface CasesContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("CAS-3: cases are taken in once, by their number, with an outcome per row")
  default void cases_idempotent() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    CaseRow open = world.row("1", alfa, CaseState.OPEN, 0).campaign("cobranca");
    CaseRow other = world.row("2", alfa, new CaseState("Aguardando cliente"), 0);
    assertThat(world.take(open, other)).containsExactly(Effect.ADDED, Effect.ADDED);
    Version version = world.version(alfa);
    assertThat(world.take(open, other)).containsExactly(Effect.UNCHANGED, Effect.UNCHANGED);
    assertThat(world.take(world.later(open, 1))).containsExactly(Effect.UNCHANGED);
    assertThat(world.version(alfa)).isEqualTo(version);
    CaseRow closed = world.row("1", alfa, CaseState.CLOSED, 2).campaign("cobranca");
    assertThat(world.take(closed)).containsExactly(Effect.CHANGED);
    assertThat(world.version(alfa)).isEqualTo(version.next());
    assertThat(world.found("1").state()).isEqualTo(CaseState.CLOSED);
    assertThat(world.found("2").state().code()).isEqualTo("Aguardando cliente");
    URI link = URI.create("https://panel.example/1");
    CaseRow linked = world.row("1", alfa, CaseState.CLOSED, 3).campaign("retencao").link(link);
    assertThat(world.take(linked)).containsExactly(Effect.CHANGED);
    assertThat(world.found("1").campaign()).contains("retencao");
    assertThat(world.found("1").link()).contains(link);
  }

  @Test
  @DisplayName("CAS-3: whatever the order and the repetitions, what the host knew last is kept")
  default void cases_in_any_order() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    CustomerId beta = world.company(null);
    List<CaseRow> rows = new ArrayList<>();
    for (int change = 0; change < 4; change++) {
      CaseState state = CaseState.standard().get(4 - change);
      rows.add(world.row("#", change % 2 == 0 ? alfa : beta, state, change / 2).sequence(change));
      rows.add(world.row("#", alfa, state, change / 2).campaign("c" + change).sequence(change));
    }
    Random random = new Random(7);
    List<String> ends = new ArrayList<>();
    for (int run = 0; run < 12; run++) {
      List<CaseRow> shuffled = new ArrayList<>(rows);
      shuffled.addAll(rows);
      Collections.shuffle(shuffled, random);
      for (CaseRow row : shuffled) {
        world.take(world.numbered(row, "n" + run));
      }
      ends.add(world.kept("n" + run));
    }
    assertThat(Set.copyOf(ends)).hasSize(1);
    assertThat(world.found("n0").edition().sequence()).isEqualTo(3);
  }

  @Test
  @DisplayName(
      "CAS-3: of rows as old as each other that differ in one thing the same one counts, in one feed and in several, whatever the order")
  default void cases_tied() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    CustomerId beta = world.company(null);
    CaseRow row = world.row("#", alfa, CaseState.OPEN, 0).campaign("b");
    CaseRow later =
        CaseRow.of(
            2,
            row.number(),
            row.customer(),
            row.state(),
            row.createdAt().minusSeconds(1),
            row.edition().at());
    List<List<CaseRow>> ties =
        List.of(
            List.of(row, world.row("#", alfa, CaseState.CLOSED, 0).campaign("b")),
            List.of(row, world.row("#", beta, CaseState.OPEN, 0).campaign("b")),
            List.of(row, row.campaign("a")),
            List.of(row, world.row("#", alfa, CaseState.OPEN, 0)),
            List.of(row, later.campaign("b")),
            List.of(row, row.link(URI.create("https://panel.example/1"))),
            List.of(
                row.link(URI.create("https://panel.example/1")),
                row.link(URI.create("https://panel.example/2"))));
    List<CaseRow> all = new ArrayList<>(ties.stream().flatMap(List::stream).toList());
    int run = 0;
    for (List<CaseRow> tie : ties) {
      List<CaseRow> reversed = List.of(tie.get(1), tie.get(0));
      String end = world.fedTogether("t" + run++, tie);
      assertThat(
              List.of(
                  world.fedTogether("t" + run++, reversed),
                  world.fedOneByOne("t" + run++, tie),
                  world.fedOneByOne("t" + run++, reversed)))
          .as(tie.toString())
          .containsOnly(end);
    }
    Random random = new Random(7);
    Set<String> ends = new HashSet<>();
    for (int shuffle = 0; shuffle < 12; shuffle++) {
      Collections.shuffle(all, random);
      ends.add(world.fedTogether("t" + run++, all));
      ends.add(world.fedOneByOne("t" + run++, all));
    }
    assertThat(ends).hasSize(1);
  }

  @Test
  @DisplayName(
      "CAS-3 MRG-2: of two rows as old as each other of two who have parted, that of whoever was given back counts, whatever the order")
  default void cases_tied_of_two_who_parted() {
    CaseWorld world = new CaseWorld(storage());
    for (boolean upwards : List.of(true, false)) {
      List<CustomerId> two = Stream.of(world.company(null), world.company(null)).sorted().toList();
      CustomerId survivor = two.get(upwards ? 1 : 0);
      CustomerId duplicate = two.get(upwards ? 0 : 1);
      MergeDesk merging = world.desk().merging();
      Merged merged = merging.merge(survivor, Version.FIRST, duplicate, Version.FIRST);
      merging.undo(merged.merge(), merged.version());
      List<CaseRow> tie =
          List.of(
              world.row("#", survivor, CaseState.OPEN, 0),
              world.row("#", duplicate, CaseState.OPEN, 0));
      for (List<CaseRow> order : List.of(tie, List.of(tie.get(1), tie.get(0)))) {
        String number = upwards + " " + order.indexOf(tie.get(0));
        assertThat(world.fedTogether("together " + number, order)).startsWith(duplicate.toString());
        for (int feed = 0; feed < 2; feed++) {
          assertThat(world.fedOneByOne("one by one " + number, order))
              .startsWith(duplicate.toString());
        }
      }
    }
  }

  @Test
  @DisplayName("CAS-3: an older row is left aside, and one that is as old and says else as well")
  default void cases_outdated() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    CaseRow pending = world.row("1", alfa, CaseState.PENDING, 5);
    assertThat(
            world.take(
                pending,
                world.row("1", alfa, CaseState.CLOSED, 4),
                world.row("1", alfa, CaseState.OPEN, 5),
                pending.sequence(-1),
                world.row("1", alfa, CaseState.RESOLVED, 5),
                world.row("1", alfa, CaseState.NEW, 5).sequence(1)))
        .containsExactly(
            Effect.ADDED,
            Effect.OUTDATED,
            Effect.OUTDATED,
            Effect.OUTDATED,
            Effect.CHANGED,
            Effect.CHANGED);
    assertThat(world.found("1").state()).isEqualTo(CaseState.NEW);
  }

  @Test
  @DisplayName("CAS-3: a row that is refused doesn't stop the others, and totals add up")
  default void cases_refused_rows() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    Instant far = SettableClock.START.plus(Duration.ofDays(2));
    CaseRow good = world.row("1", alfa, CaseState.OPEN, 0);
    CaseRow unknown = world.row("2", nobody, CaseState.OPEN, 0);
    List<Object> effects = new ArrayList<>();
    CaseTotals totals =
        world
            .desk()
            .caseIntake()
            .take(
                List.of(
                        CaseRow.of(
                            1,
                            world.number("0"),
                            WhichCustomer.by(new ExternalId(world.number("?").value())),
                            CaseState.OPEN,
                            SettableClock.START,
                            SettableClock.START),
                        unknown,
                        CaseRow.of(3, world.number("3"), good.customer(), CaseState.OPEN, far, far),
                        CaseRow.of(
                            4,
                            world.number("3"),
                            good.customer(),
                            CaseState.OPEN,
                            SettableClock.START,
                            far),
                        world.row("4", alfa, CaseState.OPEN, 0).link(URI.create("ftp://x/1")),
                        good)
                    .iterator(),
                outcome -> effects.add(CaseWorld.effect(outcome)));
    assertThat(effects)
        .containsExactly(
            new ExternalIdUnknown(),
            new CustomerUnknown(nobody),
            new MomentUnlikely("createdAt"),
            new MomentUnlikely("asOf"),
            new LinkUnfit(),
            Effect.ADDED);
    assertThat(totals).isEqualTo(new CaseTotals(1, 0, 0, 0, 5));
    assertThat(totals.rows()).isEqualTo(6);
    assertThat(world.of(alfa, CaseQuery.ALL)).hasSize(1);
  }

  @Test
  @DisplayName("CAS-3: chunks make no difference, and raise the version once each")
  default void cases_many_rows() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    List<CaseRow> rows = new ArrayList<>();
    for (int row = 0; row < 1_010; row++) {
      rows.add(
          world
              .row("k" + row % 505, alfa, CaseState.OPEN, row)
              .link(URI.create("https://h/" + row)));
    }
    CaseTotals totals = world.desk().caseIntake().take(rows.iterator(), outcome -> {});
    assertThat(totals).isEqualTo(new CaseTotals(505, 505, 0, 0, 0));
    assertThat(world.version(alfa).number()).isEqualTo(4);
  }

  @Test
  @DisplayName(
      "CAS-3 PRIV-2: a case can go to another customer, and both hear of it, who gets it nothing of before")
  default void cases_moved() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    CustomerId beta = world.company(null);
    world.take(world.row("1", alfa, CaseState.OPEN, 0));
    assertThat(world.take(world.row("1", beta, CaseState.CLOSED, 1)))
        .containsExactly(Effect.CHANGED);
    assertThat(world.of(alfa, CaseQuery.ALL)).isEmpty();
    assertThat(world.of(beta, CaseQuery.ALL)).hasSize(1);
    String masked = Masked.id(world.number("1").value());
    AuditEntry left = world.trail(alfa).get(0);
    AuditEntry came = world.trail(beta).get(0);
    assertThat(List.of(left.operation(), came.operation())).containsOnly("case_intake.take");
    assertThat(left.happenings())
        .containsExactly(
            new Happening(
                "case.moved",
                Map.of("case", masked, "from", alfa.toString(), "to", beta.toString())));
    assertThat(came.happenings())
        .extracting(Happening::event)
        .containsExactly("case.moved", "case.changed");
    assertThat(came.happenings().get(0).details())
        .isEqualTo(Map.of("case", masked, "to", beta.toString()));
    assertThat(came.happenings().get(1).details())
        .as("not even what it was not before")
        .containsOnlyKeys("case", "state", "createdAt")
        .containsEntry("case", masked)
        .containsEntry("state", " > closed")
        .hasEntrySatisfying("createdAt", when -> assertThat(when).startsWith(" > "));
  }

  @Test
  @DisplayName("CAS-3 PRIV-3: the trail tells both sides of what changed of a case, masked")
  default void cases_trail() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    world.take(world.row("1", alfa, CaseState.OPEN, 0));
    world.take(world.row("1", alfa, CaseState.CLOSED, 1).campaign("segredo"));
    URI link = URI.create("https://segredo.example/1");
    world.take(world.row("1", alfa, CaseState.CLOSED, 2).campaign("sigilo").link(link));
    List<AuditEntry> trail = world.trail(alfa);
    String masked = Masked.id(world.number("1").value());
    assertThat(trail.get(0).happenings().get(0).details())
        .isEqualTo(Map.of("case", masked, "campaign", "s*** > s***", "link", " > ***"));
    assertThat(trail.get(1).happenings().get(0).details())
        .isEqualTo(Map.of("case", masked, "state", "open > closed", "campaign", " > s***"));
    assertThat(trail.get(2).happenings().get(0).event()).isEqualTo("case.added");
    assertThat(trail.toString()).doesNotContain("segredo", "sigilo", world.number("1").value());
  }

  @Test
  @DisplayName("CAS-2: cases of linked people and of all organizations below, never the parent's")
  default void cases_below() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId group = world.company(null);
    CustomerId company = world.company(group);
    CustomerId branch = world.company(company);
    CustomerId person = world.person(branch);
    CustomerId sibling = world.company(group);
    int row = 0;
    for (CustomerId customer : List.of(group, company, branch, person, sibling)) {
      world.take(world.row("c" + row++, customer, CaseState.OPEN, 0));
    }
    assertThat(world.numbers(group, CaseQuery.ALL)).containsExactly("c4", "c3", "c2", "c1", "c0");
    assertThat(world.numbers(company, CaseQuery.ALL)).containsExactly("c3", "c2", "c1");
    assertThat(world.numbers(branch, CaseQuery.ALL)).containsExactly("c3", "c2");
    assertThat(world.numbers(person, CaseQuery.ALL)).containsExactly("c3");
    assertThat(world.of(branch, CaseQuery.ALL))
        .extracting(CaseEntry::customerName)
        .containsExactly("Lia Souza", "Alfa");
    assertThat(world.desk().cases().groups(company, CaseQuery.ALL))
        .containsExactly(new CaseGroup(CaseState.OPEN, Optional.empty(), 3));
  }

  @Test
  @DisplayName("CAS-1 PRF-2: newest first, in pages, by days of the business zone, state, campaign")
  default void cases_pages() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    CustomerId below = world.person(alfa);
    List<CaseRow> rows = new ArrayList<>();
    for (int day = 0; day < 6; day++) {
      // 02:59 UTC is still the day before in the business zone.
      Instant at = Instant.parse("2026-11-0" + (day / 2 + 2) + "T02:59:00Z");
      CaseRow row =
          CaseRow.of(
              day,
              world.number("p" + day),
              WhichCustomer.by(day % 2 == 0 ? alfa : below),
              day < 3 ? CaseState.OPEN : CaseState.CLOSED,
              at,
              at);
      rows.add(day == 4 ? row.campaign("c") : row);
    }
    world.take(rows.toArray(CaseRow[]::new));
    List<String> all = world.numbers(alfa, CaseQuery.ALL);
    assertThat(all).containsExactly("p5", "p4", "p3", "p2", "p1", "p0");
    for (int limit = 1; limit < 7; limit++) {
      assertThat(world.paged(alfa, CaseQuery.ALL, limit)).isEqualTo(all);
    }
    CaseQuery second = CaseQuery.ALL.within(DateRange.to(LocalDate.of(2026, 11, 1)));
    assertThat(world.numbers(alfa, second)).containsExactly("p1", "p0");
    CaseQuery third = CaseQuery.ALL.within(DateRange.from(LocalDate.of(2026, 11, 3)));
    assertThat(world.numbers(alfa, third)).containsExactly("p5", "p4");
    assertThat(world.numbers(alfa, CaseQuery.ALL.in(CaseState.OPEN)))
        .containsExactly("p2", "p1", "p0");
    assertThat(world.numbers(alfa, third.in(CaseState.CLOSED).campaign("c"))).containsExactly("p4");
    Optional<String> next =
        world.desk().cases().of(alfa, CaseQuery.ALL, Optional.empty(), 2).next();
    Door.refused(() -> world.desk().cases().of(below, CaseQuery.ALL, next, 2), new CursorInvalid());
    Door.refused(() -> world.desk().cases().of(alfa, second, next, 2), new CursorInvalid());
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    Door.refused(
        () -> world.desk().cases().of(nobody, CaseQuery.ALL, Optional.empty(), 2),
        new CustomerUnknown(nobody));
    Door.refused(
        () -> world.desk().cases().groups(nobody, CaseQuery.ALL), new CustomerUnknown(nobody));
  }

  @Test
  @DisplayName(
      "CAS-1 PRF-2: cases of one moment are paged once each, also while others come and move between two pages")
  default void cases_pages_meanwhile() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    CustomerId beta = world.company(null);
    for (int number = 0; number < 6; number++) {
      world.take(world.row("m" + number, alfa, CaseState.OPEN, 0));
    }
    Page<CaseEntry> first = world.desk().cases().of(alfa, CaseQuery.ALL, Optional.empty(), 2);
    assertThat(world.numbersOf(first)).containsExactly("m5", "m4");
    world.take(
        world.row("m9", alfa, CaseState.OPEN, 0),
        world.row("m3", alfa, CaseState.CLOSED, 1),
        world.row("m2", beta, CaseState.OPEN, 1),
        world.row("m4", beta, CaseState.OPEN, 1));
    Page<CaseEntry> second = world.desk().cases().of(alfa, CaseQuery.ALL, first.next(), 2);
    assertThat(world.numbersOf(second)).containsExactly("m3", "m1");
    Page<CaseEntry> third = world.desk().cases().of(alfa, CaseQuery.ALL, second.next(), 2);
    assertThat(world.numbersOf(third)).containsExactly("m0");
    assertThat(third.next()).isEmpty();
  }

  @Test
  @DisplayName("CAS-1: under any filter a group counts the rows that the list shows")
  default void cases_groups_equal_rows() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    CustomerId below = world.company(alfa);
    List<CaseState> states = List.of(CaseState.OPEN, CaseState.CLOSED, new CaseState("na fila"));
    for (int row = 0; row < 30; row++) {
      CaseRow one = world.row("g" + row, row % 3 == 0 ? below : alfa, states.get(row % 3), row);
      world.take(row % 4 == 0 ? one : one.campaign("c" + row % 4));
    }
    for (CaseQuery query :
        List.of(
            CaseQuery.ALL,
            CaseQuery.ALL.campaign("c1"),
            CaseQuery.ALL.in(CaseState.OPEN),
            CaseQuery.ALL.within(DateRange.to(LocalDate.of(2026, 11, 21))),
            CaseQuery.ALL.within(DateRange.from(LocalDate.of(2026, 11, 22))),
            CaseQuery.ALL.within(DateRange.from(LocalDate.of(2026, 11, 23))))) {
      List<CaseGroup> groups = world.desk().cases().groups(alfa, query);
      assertThat(groups).isSortedAccordingTo(CaseGroup.ORDER);
      List<CaseEntry> rows = world.of(alfa, query);
      assertThat(groups.stream().mapToLong(CaseGroup::cases).sum()).isEqualTo(rows.size());
      for (CaseGroup group : groups) {
        assertThat(rows)
            .filteredOn(entry -> entry.found().state().equals(group.state()))
            .filteredOn(entry -> entry.found().campaign().equals(group.campaign()))
            .hasSize((int) group.cases());
        CaseQuery narrowed = query.in(group.state()).campaign(new WhichCampaign(group.campaign()));
        assertThat(world.of(alfa, narrowed)).hasSize((int) group.cases());
      }
    }
  }

  @Test
  @DisplayName(
      "CAS-1 PRF-2: days beyond all calendars are no limit, and those far away hold nothing")
  default void cases_far_days() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    world.take(world.row("1", alfa, CaseState.OPEN, 0));
    for (DateRange days :
        List.of(
            DateRange.to(LocalDate.MAX),
            DateRange.from(LocalDate.MIN),
            DateRange.of(LocalDate.MIN, LocalDate.MAX),
            DateRange.of(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31)))) {
      assertThat(world.of(alfa, CaseQuery.ALL.within(days))).hasSize(1);
      assertThat(world.desk().profile(alfa, days).cases().items()).hasSize(1);
      assertThat(world.desk().dashboard().of(alfa, DashboardQuery.ALL.within(days)).campaigns())
          .hasSize(1);
      assertThat(world.desk().timeline().of(alfa, days, Optional.empty(), 1).items()).isEmpty();
    }
    for (DateRange days :
        List.of(
            DateRange.from(LocalDate.MAX),
            DateRange.to(LocalDate.MIN),
            DateRange.of(LocalDate.MAX, LocalDate.MAX))) {
      assertThat(world.of(alfa, CaseQuery.ALL.within(days))).isEmpty();
    }
  }

  @Test
  @DisplayName("CAS-1: a campaign is asked for as it is kept, and one that can't be is refused")
  default void cases_asked_campaign() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    world.take(world.row("1", alfa, CaseState.OPEN, 0).campaign(" Cobranc\u0327a "));
    for (String name : List.of("Cobran\u00e7a", "Cobranc\u0327a", " Cobran\u00e7a\u00a0")) {
      assertThat(world.of(alfa, CaseQuery.ALL.campaign(name))).hasSize(1);
    }
    Door.refused(() -> CaseQuery.ALL.campaign("a\u0000"), new TextCharacter("campaign", 0, 1));
    Door.refused(() -> CaseQuery.ALL.campaign(" "), new TextMissing("campaign"));
  }

  @Test
  @DisplayName("CAS-3: a link that can't be kept as it is, or tells who signs in, is refused")
  default void cases_links() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    CaseRow row = world.row("1", alfa, CaseState.OPEN, 0);
    List<Object> effects = new ArrayList<>();
    world
        .desk()
        .caseIntake()
        .take(
            List.of(
                    row.link(URI.create("https://panel.example/\uD800")),
                    row.link(URI.create("https://panel.example/\uDC00#a")),
                    row.link(URI.create("https://ana:segredo@panel.example/1")),
                    row.link(URI.create("https://panel.example/\uD83D\uDE00?q=\u00e7")),
                    row.link(URI.create("https://panel.example/\uD83D\uDE00?q=\u00e7")))
                .iterator(),
            outcome -> effects.add(CaseWorld.effect(outcome)));
    assertThat(effects)
        .containsExactly(
            new LinkUnfit(), new LinkUnfit(), new LinkUnfit(), Effect.ADDED, Effect.UNCHANGED);
  }

  @Test
  @DisplayName("CAS-1 INT-5 INT-9: interactions by channel, which may come before their case")
  default void cases_interactions() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    CustomerId other = world.company(null);
    MessageChannel own = new MessageChannel("telegram", MessageChannel.SMS.contactChannel());
    world.message("1", alfa, false, InteractionKind.DELIVERED, InteractionKind.OPENED);
    world.message("1", other, true, InteractionKind.DELIVERED);
    world.message("2", alfa, false, InteractionKind.DELIVERED);
    world.inbound("1", alfa, own);
    world.take(world.row("1", alfa, CaseState.OPEN, 0), world.row("3", alfa, CaseState.OPEN, 0));
    assertThat(world.opened("1", false).interactions().byChannel())
        .containsExactly(
            new ChannelCount(MessageChannel.SMS, 0),
            new ChannelCount(MessageChannel.EMAIL, 2),
            new ChannelCount(MessageChannel.WHATSAPP, 0),
            new ChannelCount(MessageChannel.VOICE, 0),
            new ChannelCount(MessageChannel.LETTER, 0),
            new ChannelCount(own, 1));
    assertThat(world.opened("1", true).interactions().count()).isEqualTo(4);
    assertThat(world.opened("3", true).interactions().byChannel())
        .hasSize(MessageChannel.standard().size())
        .allMatch(one -> one.count() == 0);
    assertThat(world.of(alfa, CaseQuery.ALL))
        .extracting(entry -> entry.interactions().count())
        .containsExactlyInAnyOrder(0L, 3L);
    assertThat(world.of(alfa, CaseQuery.ALL.includingTest()))
        .extracting(entry -> entry.interactions().count())
        .containsExactlyInAnyOrder(0L, 4L);
  }

  @Test
  @DisplayName("CAS-1: a case is opened by its number, with where the host's own view of it is")
  default void cases_opened() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    URI link = URI.create("https://panel.example/tickets/1");
    world.take(world.row("1", alfa, CaseState.OPEN, 0).link(link).campaign("c"));
    CaseEntry entry = world.opened("1", false);
    assertThat(entry.found().link()).contains(link);
    assertThat(entry.found().campaign()).contains("c");
    assertThat(entry.found().createdAt()).isEqualTo(SettableClock.START);
    assertThat(entry.customerName()).isEqualTo("Alfa");
    CaseId number = world.number("1");
    for (Object told :
        List.of(
            entry,
            new Taken(1, number, Effect.ADDED),
            new CaseAdded(number),
            new CaseMoved(number, alfa, alfa, alfa),
            new CaseChanged(entry.found(), entry.found()))) {
      assertThat(told.toString()).doesNotContain("Alfa", number.value());
    }
    Door.refused(() -> world.opened("2", false), new CaseUnknown());
  }

  @Test
  @DisplayName("CAS-3 ACS-1 ACS-2: agents read cases; only the host's systems feed them")
  default void cases_permissions() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    CaseRow row = world.row("1", alfa, CaseState.OPEN, 0);
    for (AccessProfile profile : AccessProfile.values()) {
      Agent agent = Agent.of(new AgentId("ana"), profile);
      Door.refused(
          () -> world.view().as(agent).caseIntake().take(List.of(row).iterator(), outcome -> {}),
          new NotPermitted(Permission.FEED_CASES));
    }
    Agent reader = Agent.of(new AgentId("ana"), AccessProfile.READ_ONLY);
    assertThat(world.view().as(reader).cases().of(alfa, CaseQuery.ALL, Optional.empty(), 2).items())
        .isEmpty();
  }

  @Test
  @DisplayName("CAS-3: a number that somebody else has added meanwhile is a conflict")
  default void cases_taken() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    world.take(world.row("1", alfa, CaseState.OPEN, 0));
    CustomerCase same = world.found("1");
    Door.refused(
        () -> Work.run(storage(), work -> storage().cases().add(work, List.of(same))),
        new ConcurrentChange());
  }

  @Test
  @DisplayName(
      "PRIV-1 PRIV-2 MRG-2: cases are exported, handed over and erased with their customer")
  default void cases_owned() {
    CaseWorld world = new CaseWorld(storage());
    CustomerId alfa = world.company(null);
    CustomerId beta = world.company(null);
    world.take(
        world.row("1", alfa, CaseState.OPEN, 0).campaign("c"),
        world.row("2", beta, CaseState.OPEN, 1));
    Map<String, Object> record = world.exported(alfa).get(0);
    assertThat(record)
        .containsEntry("number", world.number("1").value())
        .containsEntry("campaign", "c");
    Work.run(storage(), work -> storage().cases().reassign(work, alfa, beta));
    assertThat(world.exported(alfa)).isEmpty();
    assertThat(world.numbers(beta, CaseQuery.ALL)).containsExactly("2", "1");
    Work.run(storage(), work -> storage().cases().erase(work, beta));
    assertThat(world.exported(beta)).isEmpty();
    Door.refused(() -> world.opened("1", false), new CaseUnknown());
  }
}
