package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.cases.CaseState;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.MessageChannel;
import io.customerview.dashboard.CampaignCount;
import io.customerview.dashboard.Dashboard;
import io.customerview.dashboard.DashboardQuery;
import io.customerview.dashboard.Effectiveness;
import io.customerview.dashboard.JourneyStep;
import io.customerview.dashboard.JourneyStep.Direction;
import io.customerview.dashboard.StateCount;
import io.customerview.merge.Merged;
import io.customerview.message.InteractionKind;
import io.customerview.message.InteractionTotals;
import io.customerview.message.InteractionTotals.ChannelCount;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.storage.Storage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What dashboards promise, whatever the storage (DSH). */
public interface DashboardContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("DSH-1: the journey map has the channels used, in and out, in order of time")
  default void dashboard_journey() {
    DashboardWorld world = new DashboardWorld(storage());
    CustomerId lia = world.person();
    world.message(lia, MessageChannel.EMAIL, 3, Optional.empty(), false);
    world.message(lia, MessageChannel.SMS, 1, Optional.empty(), false);
    world.happened(InteractionKind.REPLIED, 4);
    world.message(lia, MessageChannel.SMS, 5, Optional.empty(), false);
    world.inbound(lia, MessageChannel.WHATSAPP, 2, Optional.empty());
    assertThat(world.dashboard(lia, DashboardQuery.ALL).journey())
        .containsExactly(
            new JourneyStep(MessageChannel.SMS, Direction.OUT, 2, world.at(1), world.at(5)),
            new JourneyStep(MessageChannel.WHATSAPP, Direction.IN, 1, world.at(2), world.at(2)),
            new JourneyStep(MessageChannel.EMAIL, Direction.OUT, 1, world.at(3), world.at(3)),
            new JourneyStep(MessageChannel.SMS, Direction.IN, 1, world.at(4), world.at(4)));
  }

  @Test
  @DisplayName(
      "DSH-1: effectiveness is messages opened, clicked or replied to per delivered one, each once")
  default void dashboard_effectiveness() {
    DashboardWorld world = new DashboardWorld(storage());
    CustomerId lia = world.person();
    world.message(lia, MessageChannel.SMS, 0, Optional.empty(), false);
    world.happened(InteractionKind.DELIVERED, 1);
    world.happened(InteractionKind.OPENED, 2);
    world.happened(InteractionKind.OPENED, 3);
    world.happened(InteractionKind.CLICKED, 4);
    world.message(lia, MessageChannel.SMS, 0, Optional.empty(), false);
    world.happened(InteractionKind.DELIVERED, 1);
    world.message(lia, MessageChannel.SMS, 0, Optional.empty(), false);
    world.happened(InteractionKind.CLICKED, 1);
    world.message(lia, MessageChannel.SMS, 0, Optional.empty(), false);
    world.happened(InteractionKind.FAILED, 1);
    world.message(lia, MessageChannel.EMAIL, 0, Optional.empty(), false);
    world.happened(InteractionKind.BOUNCED, 1);
    List<Effectiveness> channels = world.dashboard(lia, DashboardQuery.ALL).effectiveness();
    assertThat(channels.subList(0, 2))
        .containsExactly(
            new Effectiveness(MessageChannel.SMS, 3, 2),
            new Effectiveness(MessageChannel.EMAIL, 0, 0));
    assertThat(channels.get(0).rate()).isEqualTo(OptionalDouble.of(2.0 / 3));
    assertThat(channels.get(1).rate()).isEmpty();
  }

  @Test
  @DisplayName("DSH-1: channels and states that exist show 0, and a host's own where they occur")
  default void dashboard_zeros() {
    DashboardWorld world = new DashboardWorld(storage());
    CustomerId lia = world.person();
    Dashboard empty = world.dashboard(lia, DashboardQuery.ALL);
    assertThat(empty.interactions())
        .containsExactlyElementsOf(
            MessageChannel.standard().stream()
                .map(channel -> new ChannelCount(channel, 0))
                .toList());
    assertThat(empty.cases())
        .containsExactlyElementsOf(
            CaseState.standard().stream().map(state -> new StateCount(state, 0)).toList());
    assertThat(empty.journey()).isEmpty();
    assertThat(empty.campaigns()).isEmpty();
    MessageChannel own = new MessageChannel("telegram", MessageChannel.SMS.contactChannel());
    world.inbound(lia, own, 0, Optional.of("c"));
    world.takeCase(lia, new CaseState("na fila"), 0, Optional.of("c"));
    Dashboard dashboard = world.dashboard(lia, DashboardQuery.ALL);
    assertThat(dashboard.interactions()).hasSize(6).endsWith(new ChannelCount(own, 1));
    assertThat(dashboard.cases()).hasSize(6).endsWith(new StateCount(new CaseState("na fila"), 1));
    assertThat(dashboard.campaigns()).containsExactly(new CampaignCount(Optional.of("c"), 0, 1, 1));
  }

  @Test
  @DisplayName("DSH-1 PRF-2: days are those of the business zone, and both ends belong to a range")
  default void dashboard_days() {
    DashboardWorld world = new DashboardWorld(storage());
    CustomerId lia = world.person();
    world.message(
        lia, MessageChannel.SMS, Instant.parse("2026-11-11T02:59:59Z"), Optional.empty(), false);
    world.happened(InteractionKind.OPENED, Instant.parse("2026-11-12T03:00:00Z"));
    LocalDate tenth = LocalDate.of(2026, 11, 10);
    Dashboard sent = world.dashboard(lia, DashboardQuery.ALL.within(DateRange.of(tenth, tenth)));
    assertThat(sent.campaigns()).containsExactly(new CampaignCount(Optional.empty(), 1, 0, 0));
    assertThat(sent.effectiveness().get(0))
        .as("what became of it, on whichever day")
        .isEqualTo(new Effectiveness(MessageChannel.SMS, 1, 1));
    Dashboard opened =
        world.dashboard(lia, DashboardQuery.ALL.within(DateRange.from(tenth.plusDays(2))));
    assertThat(opened.campaigns()).containsExactly(new CampaignCount(Optional.empty(), 0, 1, 0));
    assertThat(opened.effectiveness().get(0).rate()).isEmpty();
  }

  @Test
  @DisplayName(
      "DSH-1 CAS-1 INT-6: a day of 23 or 25 hours is one day, also one that has no midnight")
  default void dashboard_of_odd_days() {
    DashboardWorld world = new DashboardWorld(storage());
    CustomerId lia = world.person();
    for (OddDay odd : OddDay.ALL) {
      for (Instant at : odd.borders()) {
        world.message(lia, MessageChannel.SMS, at, Optional.empty(), false);
        world.happened(InteractionKind.OPENED, at);
        world.inbound(lia, MessageChannel.VOICE, at, Optional.empty());
        world.takeCase(lia, CaseState.OPEN, at);
      }
    }
    for (OddDay odd : OddDay.ALL) {
      Dashboard dashboard = world.dashboard(lia, DashboardQuery.ALL.within(odd.range()));
      assertThat(dashboard.campaigns())
          .as(odd.toString())
          .containsExactly(new CampaignCount(Optional.empty(), 2, 4, 2));
      assertThat(dashboard.journey())
          .as(odd.toString())
          .containsExactly(
              new JourneyStep(
                  MessageChannel.SMS, Direction.OUT, 2, odd.first(), odd.end().minusSeconds(1)),
              new JourneyStep(
                  MessageChannel.VOICE, Direction.IN, 2, odd.first(), odd.end().minusSeconds(1)));
      for (DateRange days :
          List.of(odd.range(), DateRange.from(odd.day()), DateRange.to(odd.day()))) {
        DashboardQuery query = DashboardQuery.ALL.within(days);
        assertThat(world.dashboard(lia, query))
            .isEqualTo(DashboardByRows.of(world.desk(), lia, query));
      }
    }
  }

  @Test
  @DisplayName(
      "DSH-1 INT-5 CAS-2: every figure is the number of rows behind it, whatever the days, with and without test mode")
  default void dashboard_equals_rows() {
    DashboardWorld world = new DashboardWorld(storage());
    CustomerId alfa = world.company();
    CustomerId lia = world.personOf(alfa);
    Random random = new Random(11);
    for (int row = 0; row < 60; row++) {
      world.anything(random.nextBoolean() ? alfa : lia, random);
    }
    LocalDate day = LocalDate.of(2026, 11, 12);
    for (CustomerId customer : List.of(alfa, lia)) {
      for (DateRange days :
          List.of(
              DateRange.ALL,
              DateRange.of(day, day),
              DateRange.from(day),
              DateRange.to(day),
              DateRange.of(day.minusDays(2), day.plusDays(1)))) {
        for (DashboardQuery query :
            List.of(
                DashboardQuery.ALL.within(days), DashboardQuery.ALL.within(days).includingTest())) {
          assertThat(world.dashboard(customer, query))
              .as(query.toString())
              .isEqualTo(DashboardByRows.of(world.desk(), customer, query));
        }
      }
    }
    assertThat(world.dashboard(alfa, DashboardQuery.ALL))
        .isNotEqualTo(world.dashboard(alfa, DashboardQuery.ALL.includingTest()));
  }

  @Test
  @DisplayName(
      "DSH-1 INT-6: an event that a provider tells of in other words counts once, as it is")
  default void dashboard_replaced() {
    DashboardWorld world = new DashboardWorld(storage());
    CustomerId lia = world.person();
    world.message(lia, MessageChannel.SMS, 0, Optional.of("c"), false);
    world.event("e", InteractionKind.OPENED, 60 * 48);
    assertThat(world.dashboard(lia, DashboardQuery.ALL).effectiveness().get(0))
        .isEqualTo(new Effectiveness(MessageChannel.SMS, 1, 1));
    world.event("e", InteractionKind.DELIVERED, 1);
    for (DateRange days : List.of(DateRange.ALL, DateRange.from(LocalDate.of(2026, 11, 12)))) {
      DashboardQuery query = DashboardQuery.ALL.within(days);
      assertThat(world.dashboard(lia, query))
          .isEqualTo(DashboardByRows.of(world.desk(), lia, query));
    }
    assertThat(world.dashboard(lia, DashboardQuery.ALL).effectiveness().get(0))
        .isEqualTo(new Effectiveness(MessageChannel.SMS, 1, 0));
  }

  @Test
  @DisplayName(
      "DSH-1 MRG-2 PRIV-2: what is handed over counts for who has it, and what is erased no more")
  default void dashboard_owned() {
    DashboardWorld world = new DashboardWorld(storage());
    CustomerId lia = world.person();
    CustomerId eva = world.person();
    Random random = new Random(5);
    for (int row = 0; row < 30; row++) {
      world.anything(row % 2 == 0 ? lia : eva, random);
    }
    Work.run(storage(), work -> storage().owned().forEach(owned -> owned.reassign(work, lia, eva)));
    DashboardQuery query = DashboardQuery.ALL.includingTest();
    assertThat(world.dashboard(eva, query)).isEqualTo(DashboardByRows.of(world.desk(), eva, query));
    assertThat(world.dashboard(lia, query).journey()).isEmpty();
    Work.run(storage(), work -> storage().messages().erase(work, eva));
    Work.run(storage(), work -> storage().cases().erase(work, eva));
    assertThat(world.dashboard(eva, query)).isEqualTo(world.dashboard(world.person(), query));
  }

  @Test
  @DisplayName(
      "DSH-1 INT-6 MRG-2: a host's channel that stands for two contact channels counts as two")
  default void dashboard_of_one_code_twice() {
    DashboardWorld world = new DashboardWorld(storage());
    CustomerId lia = world.person();
    CustomerId eva = world.person();
    for (CustomerId customer : List.of(lia, eva)) {
      for (ContactChannel contact : List.of(ContactChannel.PHONE, ContactChannel.EMAIL)) {
        MessageChannel chat = new MessageChannel("chat", contact);
        world.message(customer, chat, 0, Optional.of("c"), false);
        world.event("e", InteractionKind.OPENED, 10);
        world.event("e", InteractionKind.OPENED, 5);
        world.happened(InteractionKind.DELIVERED, 1);
        world.inbound(customer, chat, 2, Optional.of("c"));
      }
    }
    DashboardQuery query = DashboardQuery.ALL;
    Dashboard before = world.dashboard(lia, query);
    assertThat(before).isEqualTo(DashboardByRows.of(world.desk(), lia, query));
    InteractionTotals totals = world.desk().messages().totals(lia, DateRange.ALL, true);

    Merged merged = world.merge(eva, lia);
    assertThat(world.dashboard(eva, query)).isEqualTo(DashboardByRows.of(world.desk(), eva, query));
    world.undo(merged);
    assertThat(world.dashboard(lia, query)).isEqualTo(before);
    assertThat(world.desk().messages().totals(lia, DateRange.ALL, true)).isEqualTo(totals);
  }

  @Test
  @DisplayName("DSH-1 MRG-2: contacts count once after an undone merge, whatever zones there were")
  default void dashboard_of_two_zones() {
    DashboardWorld before = new DashboardWorld(storage());
    CustomerId lia = before.person();
    before.inbound(lia, MessageChannel.WHATSAPP, -660, Optional.empty());
    before.inbound(lia, MessageChannel.WHATSAPP, 660, Optional.empty());
    DashboardWorld world = new DashboardWorld(storage(), ZoneId.of("Asia/Tokyo"));
    world.inbound(lia, MessageChannel.WHATSAPP, 60, Optional.empty());
    world.inbound(lia, MessageChannel.WHATSAPP, 300, Optional.empty());
    CustomerId eva = world.person();
    world.inbound(eva, MessageChannel.WHATSAPP, 120, Optional.empty());

    world.undo(world.merge(eva, lia));

    for (CustomerId customer : List.of(lia, eva)) {
      assertThat(world.dashboard(customer, DashboardQuery.ALL))
          .isEqualTo(DashboardByRows.of(world.desk(), customer, DashboardQuery.ALL));
    }
    LocalDate tenth = LocalDate.of(2026, 11, 10);
    InteractionTotals counted =
        world.desk().messages().totals(lia, DateRange.of(tenth, tenth), true);
    assertThat(counted.count()).as("a day of the zone of then").isEqualTo(2);
  }

  @Test
  @DisplayName(
      "DSH-1 MRG-2: what two customers had at the same moments is told apart again when their merge is undone")
  default void dashboard_merged_and_undone() {
    DashboardLaws.sameAfterMergeAndUndo(
        storage(), DashboardLaws.sameOfTwo(), DashboardQuery.ALL.includingTest());
  }

  @Test
  @DisplayName("DSH-1: of an unknown customer there is no dashboard")
  default void dashboard_unknown() {
    DashboardWorld world = new DashboardWorld(storage());
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    Door.refused(() -> world.dashboard(nobody, DashboardQuery.ALL), new CustomerUnknown(nobody));
  }
}
