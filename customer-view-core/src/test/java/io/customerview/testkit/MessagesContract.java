package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.contact.Address;
import io.customerview.contact.Cap;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.ContactPolicy;
import io.customerview.contact.Decision;
import io.customerview.contact.Evidence;
import io.customerview.contact.HandOver;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.Purpose;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.message.AutomationVersion;
import io.customerview.message.DigitalReceipt;
import io.customerview.message.Inbound;
import io.customerview.message.InboundRow;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.InteractionTotals;
import io.customerview.message.Message;
import io.customerview.message.MessageContent;
import io.customerview.message.MessageGroup;
import io.customerview.message.MessageLine;
import io.customerview.message.MessageOutcome;
import io.customerview.message.MessageOutcome.Effect;
import io.customerview.message.MessageOutcome.Refused;
import io.customerview.message.MessageOutcome.Taken;
import io.customerview.message.MessageQuery;
import io.customerview.message.MessageRefusal.MessageDiffers;
import io.customerview.message.MessageRefusal.MessageUnknown;
import io.customerview.message.MessageRow;
import io.customerview.message.MessageStatus;
import io.customerview.message.ReportRow;
import io.customerview.message.SentMessage;
import io.customerview.message.WhichCampaign;
import io.customerview.message.WhichCustomer;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
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
import io.customerview.shared.MessageId;
import io.customerview.shared.Page;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.storage.Storage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What messages and interactions promise, whatever the storage (INT). */
public interface MessagesContract {

  /** When messages here are sent: at noon in São Paulo. */
  Instant NOON = SettableClock.START;

  /** All kinds but bounces and what follows them. */
  List<InteractionKind> BEFORE_BOUNCES = List.of(InteractionKind.values()).subList(0, 8);

  /** The kinds that close an address. */
  List<InteractionKind> CLOSING =
      List.of(
          InteractionKind.UNSUBSCRIBED,
          InteractionKind.COMPLAINED,
          InteractionKind.BOUNCED_FOR_GOOD);

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("INT-1 INT-4: a message is taken once, and its content is seen as it was sent")
  default void messages_as_sent() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    String body = "  <p>Ola\u0301!</p>\r\n\t";
    SentMessage sent =
        world
            .email("Fatura", NOON)
            .content(new MessageContent("text/html", Optional.of(" Fatura "), body))
            .automation(new AutomationVersion("a-1", "Cobrança", "3"))
            .campaign("cobranca")
            .template("t-1")
            .sender("Loja <loja@exemplo.com.br>")
            .caseId(new CaseId("c-1"))
            .build();
    assertThat(world.take(lia, "a", sent)).isEqualTo(Effect.ADDED);
    assertThat(world.take(lia, "a", sent)).isEqualTo(Effect.UNCHANGED);
    Message found = world.find(lia, "a").message();
    assertThat(found.sent()).isEqualTo(sent);
    assertThat(found.sent().content().orElseThrow().body()).isEqualTo(body);
    assertThat(found.latest()).isEmpty();
    assertThat(world.take(lia, "a", world.email("Outra", NOON).build()))
        .isInstanceOf(MessageDiffers.class);
    assertThat(world.take(world.person(), "a", sent)).isEqualTo(new MessageDiffers("customer"));
    assertThat(world.find(lia, "a").message()).isEqualTo(found);
    world.refused(() -> world.find(world.person(), "a"), new MessageUnknown());
    world.refused(() -> world.find(lia, "z"), new MessageUnknown());
  }

  @Test
  @DisplayName("INT-1: a row that is refused doesn't stop the others, and totals add up")
  default void messages_refused_rows() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    SentMessage sent = world.email("Aviso", NOON).build();
    List<Object> effects = new ArrayList<>();
    var totals =
        world
            .desk()
            .messageIntake()
            .take(
                List.of(
                        MessageRow.of(1, world.id("a"), nobody, sent),
                        MessageRow.of(2, world.id("b"), new ExternalId(world.prefix), sent),
                        MessageRow.of(3, world.id("c"), lia, sent),
                        MessageRow.of(
                            4,
                            world.id("d"),
                            lia,
                            world.email("Aviso", NOON.plus(Duration.ofHours(25))).build()))
                    .iterator(),
                outcome -> effects.add(MessageWorld.effect(outcome)));
    assertThat(effects)
        .containsExactly(
            new CustomerUnknown(nobody),
            new ExternalIdUnknown(),
            Effect.ADDED,
            new MomentUnlikely("at"));
    assertThat(totals.rows()).isEqualTo(4);
    assertThat(totals.refused()).isEqualTo(3);
  }

  @Test
  @DisplayName(
      "INT-6: the latest status follows the time at which things happened, not the reports")
  default void messages_latest_status() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    world.take(lia, "a", world.email("Aviso", NOON).build());
    assertThat(world.report("a", InteractionKind.OPENED, 60)).isEqualTo(Effect.ADDED);
    assertThat(world.report("a", InteractionKind.SENT, 0)).isEqualTo(Effect.ADDED);
    assertThat(world.report("a", InteractionKind.DELIVERED, 30)).isEqualTo(Effect.ADDED);
    assertThat(world.report("a", InteractionKind.OPENED, 60)).isEqualTo(Effect.UNCHANGED);
    assertThat(world.find(lia, "a").message().latest())
        .contains(new MessageStatus(InteractionKind.OPENED, NOON.plusSeconds(60)));
    assertThat(world.report("a", InteractionKind.CLICKED, 60)).isEqualTo(Effect.ADDED);
    assertThat(world.report("a", InteractionKind.DELIVERED, 60)).isEqualTo(Effect.ADDED);
    assertThat(world.lines(lia, MessageQuery.ALL).get(0).latest())
        .as("ties go by kind")
        .contains(new MessageStatus(InteractionKind.CLICKED, NOON.plusSeconds(60)));
    assertThat(world.find(lia, "a").history().interactions())
        .extracting(Interaction::kind)
        .containsExactly(
            InteractionKind.SENT,
            InteractionKind.DELIVERED,
            InteractionKind.DELIVERED,
            InteractionKind.OPENED,
            InteractionKind.CLICKED);
  }

  @Test
  @DisplayName("INT-6: an event that a provider tells of twice counts once, at its earlier moment")
  default void messages_event_twice() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    world.take(lia, "a", world.email("Aviso", NOON).build());
    Interaction late =
        Interaction.of(world.id("a"), InteractionKind.OPENED, NOON.plus(Duration.ofDays(1)))
            .event("e-1");
    Interaction early = Interaction.of(world.id("a"), InteractionKind.OPENED, NOON).event("e-1");
    assertThat(world.report(late)).isEqualTo(Effect.ADDED);
    assertThat(world.report(early)).isEqualTo(Effect.CHANGED);
    assertThat(world.report(late)).isEqualTo(Effect.UNCHANGED);
    InteractionTotals totals = world.totals(lia, DateRange.ALL);
    assertThat(totals.count()).isEqualTo(1);
    assertThat(totals.latest()).contains(NOON);
    assertThat(world.totals(lia, DateRange.from(LocalDate.of(2026, 11, 23))).lines()).isEmpty();
    assertThat(world.find(lia, "a").message().latest())
        .contains(new MessageStatus(InteractionKind.OPENED, NOON));
  }

  @Test
  @DisplayName("INT-6: where the latest thing turns out to have been earlier, another one is it")
  default void messages_latest_earlier() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    world.take(lia, "a", world.email("Aviso", NOON).build());
    world.report("a", InteractionKind.DELIVERED, 30);
    world.report("a", InteractionKind.OPENED, 60);
    world.report(clicked(world, 90));
    assertThat(world.report(clicked(world, 45))).isEqualTo(Effect.CHANGED);
    assertThat(world.find(lia, "a").message().latest())
        .contains(new MessageStatus(InteractionKind.OPENED, NOON.plusSeconds(60)));
    assertThat(world.report(clicked(world, 10))).isEqualTo(Effect.CHANGED);
    world.report("a", InteractionKind.SENT, 0);
    assertThat(world.find(lia, "a").message().latest())
        .as("what was not the latest may be earlier still")
        .contains(new MessageStatus(InteractionKind.OPENED, NOON.plusSeconds(60)));
    assertThat(world.find(lia, "a").history().interactions()).hasSize(4);
  }

  private static Interaction clicked(MessageWorld world, int seconds) {
    return Interaction.of(world.id("a"), InteractionKind.CLICKED, NOON.plusSeconds(seconds))
        .event("e-1");
  }

  @Test
  @DisplayName("INT-6 INT-8: of each kind the first is read, and what is kept under given keys")
  default void messages_parts_of_histories() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    for (String name : List.of("a", "b", "c")) {
      world.take(lia, name, world.email("Aviso", NOON).build());
    }
    world.report("a", InteractionKind.OPENED, 60);
    world.report("a", InteractionKind.OPENED, 50);
    world.report("a", InteractionKind.OPENED, 70);
    world.report("a", InteractionKind.SENT, 1);
    world.report("b", InteractionKind.SENT, 2);
    Interaction opened =
        Interaction.of(world.id("a"), InteractionKind.OPENED, NOON.plusSeconds(50));
    Interaction sent = Interaction.of(world.id("a"), InteractionKind.SENT, NOON.plusSeconds(1));
    Interaction other = Interaction.of(world.id("b"), InteractionKind.SENT, NOON.plusSeconds(2));
    Interaction missing = Interaction.of(world.id("c"), InteractionKind.SENT, NOON.plusSeconds(1));
    List<MessageId> all = List.of(world.id("a"), world.id("b"), world.id("c"));
    Map<MessageId, List<Interaction>> firsts =
        Work.in(storage(), work -> storage().messages().firsts(work, all));
    assertThat(firsts).containsOnlyKeys(world.id("a"), world.id("b"));
    assertThat(firsts.get(world.id("a"))).containsExactlyInAnyOrder(opened, sent);
    assertThat(firsts.get(world.id("b"))).containsExactly(other);
    Map<MessageId, List<Interaction>> known =
        Work.in(
            storage(),
            work -> storage().messages().known(work, List.of(opened, opened, other, missing)));
    assertThat(known)
        .isEqualTo(Map.of(world.id("a"), List.of(opened), world.id("b"), List.of(other)));
  }

  @Test
  @DisplayName("INT-6: reports that come before their message wait until it comes")
  default void messages_reports_first() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    assertThat(world.report("a", InteractionKind.DELIVERED, 30)).isEqualTo(Effect.WAITING);
    assertThat(world.report("a", InteractionKind.DELIVERED, 30)).isEqualTo(Effect.WAITING);
    assertThat(world.report("a", InteractionKind.UNSUBSCRIBED, 90)).isEqualTo(Effect.WAITING);
    assertThat(world.totals(lia, DateRange.ALL).lines()).isEmpty();
    assertThat(world.take(lia, "a", world.email("Aviso", NOON).build())).isEqualTo(Effect.ADDED);
    assertThat(world.totals(lia, DateRange.ALL).count()).isEqualTo(2);
    assertThat(world.find(lia, "a").message().latest().map(MessageStatus::kind))
        .contains(InteractionKind.UNSUBSCRIBED);
    assertThat(world.isOptedOut(lia, world.address)).isTrue();
    assertThat(world.report("a", InteractionKind.DELIVERED, 30)).isEqualTo(Effect.UNCHANGED);
  }

  @Test
  @DisplayName(
      "INT-6: reports whose message doesn't come are forgotten after 30 days, and only they")
  default void messages_reports_forgotten() {
    MessageWorld world = new MessageWorld(storage());
    Instant now = SettableClock.START;
    List<Interaction> reports = new ArrayList<>();
    for (int number = 0; number < 1_500; number++) {
      reports.add(Interaction.of(world.id("r" + number), InteractionKind.DELIVERED, now));
    }
    MessageId later = world.id("later");
    Work.run(storage(), work -> storage().messages().await(work, reports));
    storage()
        .write(
            now.plusNanos(1000),
            work -> {
              storage()
                  .messages()
                  .await(work, List.of(Interaction.of(later, InteractionKind.SENT, now)));
              storage().messages().await(work, List.of(reports.get(0)));
              return true;
            });
    SettableClock clock = new SettableClock();
    CustomerView view =
        CustomerView.builder().storage(storage()).clock(clock).secrets(TestSecrets.SECRETS).build();
    clock.advance(Duration.ofDays(30));
    assertThat(view.reportSweep().runOnce()).isZero();
    clock.advance(Duration.ofNanos(1000));
    assertThat(view.reportSweep().runOnce()).isGreaterThanOrEqualTo(1_500);
    assertThat(
            Work.<Map<MessageId, List<Interaction>>>in(
                storage(),
                work ->
                    storage().messages().awaited(work, List.of(later, reports.get(0).message()))))
        .containsOnlyKeys(later);
    assertThatThrownBy(() -> view.reportSweep(Duration.ofHours(23)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName(
      "INT-6: 10,000 reports, shuffled, doubled and before their messages, end as in order")
  default void messages_reports_in_any_order() {
    List<Map<String, Object>> ends = new ArrayList<>();
    for (boolean shuffled : new boolean[] {false, true}) {
      MessageWorld world = new MessageWorld(storage());
      CustomerId lia = world.person();
      Random random = new Random(42);
      List<ReportRow> reports = new ArrayList<>();
      List<InteractionKind> kinds = BEFORE_BOUNCES;
      for (int number = 0; number < 5_000; number++) {
        boolean closing = random.nextInt(40) == 0;
        InteractionKind kind =
            closing
                ? CLOSING.get(random.nextInt(2))
                : kinds.get(random.nextInt(kinds.indexOf(InteractionKind.UNSUBSCRIBED)));
        Instant at = NOON.minusSeconds(random.nextInt(400_000));
        int pair = number / 2; // two reports on one message, often under one id
        Interaction one = Interaction.of(world.id("m" + pair % 200), kind, at);
        reports.add(new ReportRow(number, random.nextBoolean() ? one.event("e" + pair) : one));
      }
      reports.addAll(List.copyOf(reports));
      List<MessageRow> messages = new ArrayList<>();
      for (int number = 0; number < 200; number++) {
        SentMessage.Builder sent =
            world
                .emailTo(world.address(number), NOON.minusSeconds(500_000 + number))
                .campaign("c" + number % 3);
        messages.add(
            MessageRow.of(
                number,
                world.id("m" + number),
                lia,
                (number % 10 == 0 ? sent.test() : sent).build()));
      }
      if (shuffled) {
        Collections.shuffle(reports, random);
        Collections.shuffle(messages, random);
        world.desk().messageIntake().report(reports.subList(0, 4_000).iterator(), outcome -> {});
        world.desk().messageIntake().take(messages.iterator(), outcome -> {});
        world
            .desk()
            .messageIntake()
            .report(reports.subList(4_000, reports.size()).iterator(), outcome -> {});
      } else {
        world.desk().messageIntake().take(messages.iterator(), outcome -> {});
        reports.sort(
            (one, other) -> Interaction.IN_TIME.compare(one.interaction(), other.interaction()));
        world.desk().messageIntake().report(reports.iterator(), outcome -> {});
      }
      Map<String, Object> end = world.state(lia);
      List<Boolean> denied = new ArrayList<>();
      for (int number = 0; number < 200; number++) {
        denied.add(world.isDenied(lia, world.address(number)));
      }
      assertThat(denied).as("some of them, not all").contains(true, false);
      end.put("denied", denied);
      ends.add(end);
    }
    assertThat(ends.get(1)).isEqualTo(ends.get(0));
  }

  @Test
  @DisplayName(
      "CNT-10 INT-6: what closes an address counts beside what else has its event id, in any order")
  default void messages_feedback_in_any_order() {
    for (InteractionKind kind : CLOSING) {
      List<Map<String, Object>> ends = new ArrayList<>();
      for (int order = 0; order < 4; order++) {
        MessageWorld world = new MessageWorld(storage());
        CustomerId lia = world.person();
        List<Interaction> reports =
            new ArrayList<>(
                List.of(
                    Interaction.of(world.id("a"), InteractionKind.CLICKED, NOON).event("e-1"),
                    Interaction.of(world.id("a"), kind, NOON.plusSeconds(60)).event("e-1")));
        if (order % 2 == 1) {
          Collections.reverse(reports);
        }
        if (order < 2) {
          world.take(lia, "a", world.email("Aviso", NOON).build());
        }
        reports.forEach(world::report);
        if (order >= 2) {
          world.take(lia, "a", world.email("Aviso", NOON).build());
        }
        assertThat(world.isOptedOut(lia, world.address)).as(kind + " " + order).isTrue();
        reports.forEach(
            report -> assertThat(world.report(report)).as("again").isEqualTo(Effect.UNCHANGED));
        ends.add(world.state(lia));
      }
      assertThat(ends.stream().distinct()).as(kind.name()).hasSize(1);
    }
  }

  @Test
  @DisplayName(
      "CNT-10: a report that comes again with an earlier moment closes nothing that was opened since")
  default void messages_feedback_earlier() {
    for (InteractionKind kind : CLOSING) {
      MessageWorld world = new MessageWorld(storage());
      CustomerId lia = world.person();
      world.take(lia, "a", world.email("Aviso", NOON).build());
      Interaction told = Interaction.of(world.id("a"), kind, NOON.plusMillis(750)).event("e-1");
      assertThat(world.report(told)).isEqualTo(Effect.ADDED);
      world.desk().suppressions().lift(world.address);
      world.optIn(lia);
      assertThat(world.isOptedOut(lia, world.address)).isFalse();
      Interaction exported = Interaction.of(world.id("a"), kind, NOON).event("e-1");
      assertThat(world.report(exported)).isEqualTo(Effect.CHANGED);
      assertThat(world.isOptedOut(lia, world.address)).as(kind.name()).isFalse();
      assertThat(world.totals(lia, DateRange.ALL).count()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("CNT-10: what recipients want closes the address that the message really went to")
  default void messages_feedback() {
    for (InteractionKind kind : CLOSING) {
      MessageWorld world = new MessageWorld(storage());
      CustomerId lia = world.person();
      CustomerId other = world.person();
      world.take(lia, "a", world.email("Aviso", NOON).build());
      world.report("a", kind, 60);
      assertThat(world.isOptedOut(lia, world.address)).as(kind.name()).isTrue();
      assertThat(world.isOptedOut(other, world.address))
          .as("everybody's, where it bounced: " + kind)
          .isEqualTo(kind == InteractionKind.BOUNCED_FOR_GOOD);
    }
  }

  @Test
  @DisplayName(
      "CNT-10: a report that comes again does not close what was opened with evidence since")
  default void messages_feedback_once() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    world.take(lia, "a", world.email("Aviso", NOON).build());
    world.report("a", InteractionKind.UNSUBSCRIBED, 60);
    world.optIn(lia);
    world.report("a", InteractionKind.UNSUBSCRIBED, 60);
    assertThat(world.isOptedOut(lia, world.address)).isFalse();
  }

  @Test
  @DisplayName("INT-5: test mode is left out unless asked for, and changes no permission")
  default void messages_test_mode() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    world.take(lia, "a", world.email("Aviso", NOON).campaign("c").test().build());
    for (InteractionKind kind : CLOSING) {
      world.report("a", kind, 60);
    }
    assertThat(world.isOptedOut(lia, world.address)).isFalse();
    assertThat(world.lines(lia, MessageQuery.ALL)).isEmpty();
    assertThat(world.lines(lia, MessageQuery.ALL.includingTest())).hasSize(1);
    assertThat(world.totals(lia, DateRange.ALL).lines()).isEmpty();
    assertThat(world.desk().messages().totals(lia, DateRange.ALL, true).count()).isEqualTo(3);
    for (MessageGroup.By by : MessageGroup.By.values()) {
      assertThat(world.desk().messages().groups(lia, MessageQuery.ALL, by)).isEmpty();
    }
    assertThat(world.handOvers(lia)).hasSize(1).allMatch(HandOver::test);
    world.optIn(lia);
    IntendedMessage next =
        IntendedMessage.on(MessageChannel.EMAIL, new Purpose("billing")).to(world.address);
    AgentView capped =
        world
            .builder()
            .contactPolicy(ContactPolicy.builder().cap(Cap.of(1, Duration.ofDays(1))).build())
            .build()
            .as(Agent.system(new AgentId("crm")));
    assertThat(capped.decisions().mayWrite(lia, next)).isInstanceOf(Decision.Allow.class);
    world.take(lia, "b", world.email("Aviso", NOON).build());
    assertThat(capped.decisions().mayWrite(lia, next))
        .as("not in test mode it counts")
        .isInstanceOf(Decision.Defer.class);
  }

  @Test
  @DisplayName("CNT-14: a message that was taken in counts as handed over, once")
  default void messages_count_in_caps() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    SentMessage sent = world.email("Aviso", NOON.minusSeconds(5)).build();
    world.take(lia, "a", sent);
    world.take(lia, "a", sent);
    assertThat(world.handOvers(lia))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.normalized()).isEqualTo(world.address.normalized());
              assertThat(one.moment()).isEqualTo(sent.at());
              assertThat(one.test()).isFalse();
            });
  }

  @Test
  @DisplayName("INT-2 PRF-2: filters by channel, automation, campaign and days, alone and together")
  default void messages_filters() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    AutomationVersion flow = new AutomationVersion("flow", "Fluxo", "1");
    world.take(lia, "a", world.email("a", NOON).campaign("x").automation(flow).build());
    world.take(lia, "b", world.sms("b", NOON.minusSeconds(86_400)).campaign("x").build());
    world.take(lia, "c", world.sms("c", NOON.minusSeconds(1)).automation(flow).build());
    world.take(world.person(), "d", world.sms("d", NOON).build());
    Function<MessageQuery, List<String>> names =
        query -> world.lines(lia, query).stream().map(MessageLine::name).toList();
    assertThat(names.apply(MessageQuery.ALL)).containsExactly("a", "c", "b");
    assertThat(names.apply(MessageQuery.ALL.stepByStep())).containsExactly("b", "c", "a");
    assertThat(names.apply(MessageQuery.ALL.on(MessageChannel.SMS))).containsExactly("c", "b");
    assertThat(names.apply(MessageQuery.ALL.automation("flow"))).containsExactly("a", "c");
    assertThat(names.apply(MessageQuery.ALL.campaign("x").stepByStep())).containsExactly("b", "a");
    assertThat(names.apply(MessageQuery.ALL.campaign("x").on(MessageChannel.SMS)))
        .containsExactly("b");
    assertThat(names.apply(MessageQuery.ALL.automation("flow").campaign("x"))).containsExactly("a");
    LocalDate today = LocalDate.of(2026, 11, 22);
    assertThat(names.apply(MessageQuery.ALL.within(DateRange.from(today))))
        .containsExactly("a", "c");
    assertThat(names.apply(MessageQuery.ALL.within(DateRange.to(today.minusDays(1)))))
        .containsExactly("b");
  }

  @Test
  @DisplayName("INT-2: campaigns and automations are asked for as they are kept, or refused")
  default void messages_asked_texts() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    AutomationVersion flow = new AutomationVersion("Fluxo\u0301", "Fluxo", "1");
    world.take(lia, "a", world.email("a", NOON).campaign("Cobran\u00e7a").automation(flow).build());
    MessageQuery query = MessageQuery.ALL.campaign(" Cobranc\u0327a").automation("Fluxo\u0301 ");
    assertThat(world.lines(lia, query)).hasSize(1);
    assertThat(world.lines(lia, query.within(DateRange.to(LocalDate.MAX)))).hasSize(1);
    Door.refused(() -> query.campaign("a\u0000"), new TextCharacter("campaign", 0, 1));
    Door.refused(() -> query.automation("a\u0000"), new TextCharacter("automation", 0, 1));
    Door.refused(() -> query.automation(""), new TextMissing("automation"));
  }

  @Test
  @DisplayName("INT-2: messages stand in groups by campaign, by channel, and by both")
  default void messages_groups() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    Instant before = NOON.minusSeconds(9);
    world.take(lia, "a", world.email("a", NOON).campaign("x").build());
    world.take(lia, "b", world.sms("b", before).campaign("x").build());
    world.take(lia, "c", world.sms("c", before).build());
    Optional<MessageChannel> sms = Optional.of(MessageChannel.SMS);
    Optional<MessageChannel> email = Optional.of(MessageChannel.EMAIL);
    Optional<String> x = Optional.of("x");
    assertThat(world.groups(lia, MessageGroup.By.CAMPAIGN))
        .containsExactly(
            new MessageGroup(x, Optional.empty(), 2, before, NOON),
            new MessageGroup(Optional.empty(), Optional.empty(), 1, before, before));
    assertThat(world.groups(lia, MessageGroup.By.CHANNEL))
        .containsExactly(
            new MessageGroup(Optional.empty(), email, 1, NOON, NOON),
            new MessageGroup(Optional.empty(), sms, 2, before, before));
    assertThat(world.groups(lia, MessageGroup.By.CAMPAIGN_AND_CHANNEL))
        .containsExactly(
            new MessageGroup(x, email, 1, NOON, NOON),
            new MessageGroup(Optional.empty(), sms, 1, before, before),
            new MessageGroup(x, sms, 1, before, before));
    for (MessageGroup group : world.groups(lia, MessageGroup.By.CAMPAIGN)) {
      MessageQuery narrowed = MessageQuery.ALL.campaign(new WhichCampaign(group.campaign()));
      assertThat(world.lines(lia, narrowed)).hasSize((int) group.messages());
    }
  }

  @Test
  @DisplayName("INT-2: pages join to the whole list, both ways, and a cursor is good for one list")
  default void messages_pages() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    for (int number = 0; number < 7; number++) {
      world.take(lia, "m" + number, world.sms("m", NOON.minusSeconds(number / 3)).build());
    }
    for (MessageQuery query : List.of(MessageQuery.ALL, MessageQuery.ALL.stepByStep())) {
      List<MessageLine> all = world.lines(lia, query);
      assertThat(all)
          .hasSize(7)
          .isSortedAccordingTo(
              query.oldestFirst() ? MessageLine.OLDEST_FIRST : MessageLine.OLDEST_FIRST.reversed());
      assertThat(MessageWorld.pages(cursor -> world.desk().messages().of(lia, query, cursor, 2)))
          .isEqualTo(all);
    }
    Optional<String> next =
        world.desk().messages().of(lia, MessageQuery.ALL, Optional.empty(), 2).next();
    world.refused(
        () -> world.desk().messages().of(lia, MessageQuery.ALL.stepByStep(), next, 2),
        new CursorInvalid());
    world.refused(
        () -> world.desk().messages().of(world.person(), MessageQuery.ALL, next, 2),
        new CursorInvalid());
  }

  @Test
  @DisplayName("INT-3: totals per channel and kind, and over all, with first and latest moment")
  default void messages_totals() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    world.take(lia, "a", world.email("a", NOON.minusSeconds(86_400)).build());
    world.take(lia, "b", world.sms("b", NOON).build());
    world.report("a", InteractionKind.SENT, -86_400);
    world.report("a", InteractionKind.OPENED, 5);
    world.report("a", InteractionKind.OPENED, 10);
    world.report("b", InteractionKind.SENT, 0);
    world.inbound(lia, "i", NOON.plusSeconds(20));
    InteractionTotals totals = world.totals(lia, DateRange.ALL);
    assertThat(totals.count()).isEqualTo(5);
    assertThat(totals.first()).contains(NOON.minusSeconds(86_400));
    assertThat(totals.latest()).contains(NOON.plusSeconds(20));
    assertThat(totals.lines())
        .contains(
            new InteractionTotals.Line(
                MessageChannel.EMAIL,
                InteractionKind.OPENED,
                2,
                NOON.plusSeconds(5),
                NOON.plusSeconds(10)));
    assertThat(totals.count(MessageChannel.WHATSAPP, InteractionKind.INBOUND)).isEqualTo(1);
    LocalDate today = LocalDate.of(2026, 11, 22);
    assertThat(world.totals(lia, DateRange.to(today.minusDays(1))).count()).isEqualTo(1);
    assertThat(world.totals(lia, DateRange.of(today, today)).count()).isEqualTo(4);
  }

  @Test
  @DisplayName(
      "INT-8: a certificate may come later, stands in the list, and makes a row of AR digital")
  default void messages_certified() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    URI link = URI.create("https://exemplo.com.br/certificado/1");
    world.take(lia, "a", world.email("Intimação", NOON).build());
    world.take(lia, "b", world.email("Aviso", NOON).build());
    assertThat(world.take(lia, "a", world.email("Intimação", NOON).certificate(link).build()))
        .isEqualTo(Effect.CHANGED);
    assertThat(world.take(lia, "a", world.email("Intimação", NOON).build()))
        .isEqualTo(Effect.UNCHANGED);
    world.report("a", InteractionKind.DELIVERED, 30);
    world.report("a", InteractionKind.DELIVERED, 20);
    world.report("a", InteractionKind.OPENED, 40);
    assertThat(world.lines(lia, MessageQuery.ALL))
        .extracting(MessageLine::certificate)
        .containsExactlyInAnyOrder(Optional.of(link), Optional.empty());
    assertThat(
            world.desk().messages().receipts(lia, MessageQuery.ALL, Optional.empty(), 10).items())
        .containsExactly(
            new DigitalReceipt(
                world.id("a"),
                "Intimação",
                world.address,
                NOON,
                Optional.of(NOON.plusSeconds(20)),
                Optional.empty(),
                Optional.of(NOON.plusSeconds(40)),
                link));
  }

  @Test
  @DisplayName("INT-9 PRF-2: the customer's own contacts are taken once, and listed by day")
  default void messages_inbound() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    assertThat(world.inbound(lia, "a", NOON)).isEqualTo(Effect.ADDED);
    assertThat(world.inbound(lia, "a", NOON)).isEqualTo(Effect.UNCHANGED);
    assertThat(world.inbound(lia, "a", NOON.minusSeconds(1))).isEqualTo(new MessageDiffers("at"));
    assertThat(world.inbound(world.person(), "a", NOON)).isEqualTo(new MessageDiffers("customer"));
    world.inbound(lia, "b", NOON);
    world.inbound(lia, "c", NOON.minusSeconds(86_400));
    List<Inbound> all =
        MessageWorld.pages(
            cursor -> world.desk().messages().inbound(lia, DateRange.ALL, cursor, 1));
    assertThat(all)
        .extracting(Inbound::id)
        .containsExactly(world.id("b"), world.id("a"), world.id("c"));
    assertThat(all.get(0).caseId()).contains(new CaseId("c-1"));
    DateRange today = DateRange.from(LocalDate.of(2026, 11, 22));
    assertThat(world.desk().messages().inbound(lia, today, Optional.empty(), 10).items())
        .hasSize(2);
  }

  @Test
  @DisplayName("ACS-1 INT-1: feeding messages takes a permission that no profile has")
  default void messages_permissions() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    for (AccessProfile profile : AccessProfile.values()) {
      AgentView desk = world.view().as(Agent.of(new AgentId("ana"), profile));
      NotPermitted refusal = new NotPermitted(Permission.FEED_MESSAGES);
      world.refused(
          () -> desk.messageIntake().take(Collections.emptyIterator(), outcome -> {}), refusal);
      world.refused(
          () -> desk.messageIntake().report(Collections.emptyIterator(), outcome -> {}), refusal);
      world.refused(
          () -> desk.messageIntake().takeInbound(Collections.emptyIterator(), outcome -> {}),
          refusal);
      if (profile == AccessProfile.NONE) {
        world.refused(
            () -> desk.messages().of(lia, MessageQuery.ALL, Optional.empty(), 2),
            new NotPermitted(Permission.READ_CUSTOMERS));
      } else {
        assertThat(desk.messages().of(lia, MessageQuery.ALL, Optional.empty(), 2).items())
            .isEmpty();
      }
    }
  }

  @Test
  @DisplayName("INT-1: a message id that is taken is refused, and nothing is added")
  default void messages_taken_at_once() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    SentMessage sent = world.email("Aviso", NOON).build();
    world.take(lia, "a", sent);
    Message again = new Message(world.id("a"), lia, sent, Optional.empty());
    Message fresh = new Message(world.id("b"), lia, sent, Optional.empty());
    world.refused(
        () ->
            Work.run(
                storage(),
                work ->
                    storage()
                        .messages()
                        .add(work, List.of(fresh, again), BusinessTime.DEFAULT_ZONE)),
        new ConcurrentChange());
    assertThat(world.lines(lia, MessageQuery.ALL)).hasSize(1);
  }

  @Test
  @DisplayName(
      "PRIV-1 PRIV-2 MRG-2: messages are exported, handed over with their totals, and erased")
  default void messages_owned() {
    MessageWorld world = new MessageWorld(storage());
    CustomerId lia = world.person();
    CustomerId eva = world.person();
    for (CustomerId customer : List.of(lia, eva)) {
      String name = customer.toString();
      world.take(customer, name, world.sms("Aviso", NOON).build());
      world.report(name, InteractionKind.SENT, 0);
      world.inbound(customer, name, NOON);
    }
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(
        storage(),
        work -> {
          storage().messages().reassign(work, lia, eva);
          storage().messages().export(work, lia, records::add);
          assertThat(records).isEmpty();
          storage().messages().export(work, eva, records::add);
        });
    assertThat(records).hasSize(4);
    assertThat(records.get(0)).containsEntry("interactions", List.of("SENT " + NOON));
    assertThat(world.totals(lia, DateRange.ALL).lines()).isEmpty();
    assertThat(world.totals(eva, DateRange.ALL).count()).isEqualTo(4);
    assertThat(world.lines(eva, MessageQuery.ALL)).hasSize(2);
    world.report(lia.toString(), InteractionKind.DELIVERED, 1);
    assertThat(world.totals(eva, DateRange.ALL).count()).isEqualTo(5);
    Work.run(storage(), work -> storage().messages().erase(work, eva));
    assertThat(world.lines(eva, MessageQuery.ALL)).isEmpty();
    assertThat(world.totals(eva, DateRange.ALL).lines()).isEmpty();
    assertThat(world.desk().messages().inbound(eva, DateRange.ALL, Optional.empty(), 9).items())
        .isEmpty();
  }

  /** Customers with messages of their own in a storage that others use too. */
  final class MessageWorld {

    private static final Purpose BILLING = new Purpose("billing");

    private final Storage storage;
    private final String prefix = UUID.randomUUID() + "/";
    private final Address address = Address.email("m" + UUID.randomUUID() + "@exemplo.com.br");

    MessageWorld(Storage storage) {
      this.storage = storage;
    }

    CustomerView.Builder builder() {
      return CustomerView.builder()
          .storage(storage)
          .clock(new SettableClock())
          .secrets(TestSecrets.SECRETS);
    }

    CustomerView view() {
      return builder().build();
    }

    AgentView desk() {
      return view().as(Agent.system(new AgentId("crm")));
    }

    /** A person who may be written to at the address of this world. */
    CustomerId person() {
      CustomerId customer =
          desk()
              .customers()
              .register(Registration.builder(Person.of("Lia", "Teles")).build())
              .customer();
      desk()
          .contacts()
          .add(
              customer,
              desk().customers().find(customer).version(),
              NewContact.of(address).optedIn(Evidence.of("site", "form", NOON)));
      return customer;
    }

    /** Opts the address of this world in again, with evidence. */
    void optIn(CustomerId customer) {
      var contacts = desk().contacts();
      ContactPoint point = contacts.of(customer).points().get(0);
      contacts.optIn(
          customer, contacts.of(customer).version(), point.id(), Evidence.of("site", "form", NOON));
    }

    boolean isOptedOut(CustomerId customer, Address which) {
      return desk().contacts().of(customer).points().stream()
          .filter(point -> point.address().isSameAs(which))
          .anyMatch(point -> !point.isReleased());
    }

    MessageId id(String message) {
      return new MessageId(prefix + message);
    }

    SentMessage.Builder email(String name, Instant at) {
      return SentMessage.builder(name, MessageChannel.EMAIL, BILLING, address, at);
    }

    /** One of many addresses, each for a message of its own. */
    Address address(int number) {
      return Address.email("n" + number + address.normalized());
    }

    SentMessage.Builder emailTo(Address to, Instant at) {
      return SentMessage.builder("Aviso", MessageChannel.EMAIL, BILLING, to, at);
    }

    /** Whether nothing may be sent to an address that is stated. */
    boolean isDenied(CustomerId customer, Address to) {
      IntendedMessage stated = IntendedMessage.on(MessageChannel.EMAIL, BILLING).to(to);
      return desk().decisions().mayWrite(customer, stated) instanceof Decision.Deny;
    }

    SentMessage.Builder sms(String name, Instant at) {
      return SentMessage.builder(
          name, MessageChannel.SMS, BILLING, Address.phone("(11) 91234-5678"), at);
    }

    /** Takes a message in, and returns the effect or the refusal. */
    Object take(CustomerId customer, String message, SentMessage sent) {
      List<Object> effects = new ArrayList<>();
      desk()
          .messageIntake()
          .take(
              List.of(MessageRow.of(1, id(message), customer, sent)).iterator(),
              outcome -> effects.add(effect(outcome)));
      return effects.get(0);
    }

    Object report(String message, InteractionKind kind, int seconds) {
      return report(Interaction.of(id(message), kind, NOON.plusSeconds(seconds)));
    }

    Object report(Interaction interaction) {
      List<Object> effects = new ArrayList<>();
      desk()
          .messageIntake()
          .report(
              List.of(new ReportRow(1, interaction)).iterator(),
              outcome -> effects.add(effect(outcome)));
      return effects.get(0);
    }

    Object inbound(CustomerId customer, String name, Instant at) {
      List<Object> effects = new ArrayList<>();
      InboundRow row =
          new InboundRow(
              1,
              id(name),
              WhichCustomer.by(customer),
              MessageChannel.WHATSAPP,
              at,
              Optional.of(new CaseId("c-1")),
              Optional.of("campaign"));
      desk()
          .messageIntake()
          .takeInbound(List.of(row).iterator(), outcome -> effects.add(effect(outcome)));
      return effects.get(0);
    }

    static Object effect(MessageOutcome outcome) {
      return outcome instanceof Refused refused ? refused.refusal() : ((Taken) outcome).effect();
    }

    io.customerview.message.MessageDesk.Found find(CustomerId customer, String message) {
      return desk().messages().find(customer, id(message));
    }

    List<MessageLine> lines(CustomerId customer, MessageQuery query) {
      return desk().messages().of(customer, query, Optional.empty(), 200).items();
    }

    List<MessageGroup> groups(CustomerId customer, MessageGroup.By by) {
      return desk().messages().groups(customer, MessageQuery.ALL, by);
    }

    InteractionTotals totals(CustomerId customer, DateRange days) {
      return desk().messages().totals(customer, days, false);
    }

    List<HandOver> handOvers(CustomerId customer) {
      return Work.in(
              storage, work -> storage.handOvers().after(work, List.of(customer), Instant.EPOCH))
          .getOrDefault(customer, List.of());
    }

    static <T> List<T> pages(Function<Optional<String>, Page<T>> pageAfter) {
      List<T> all = new ArrayList<>();
      Optional<String> cursor = Optional.empty();
      do {
        Page<T> page = pageAfter.apply(cursor);
        all.addAll(page.items());
        cursor = page.next();
      } while (cursor.isPresent());
      return all;
    }

    /** What there is of a customer, without the ids that differ from world to world. */
    Map<String, Object> state(CustomerId customer) {
      Map<String, Object> state = new TreeMap<>();
      state.put("totals", totals(customer, DateRange.ALL));
      state.put("all", desk().messages().totals(customer, DateRange.ALL, true));
      state.put("groups", groups(customer, MessageGroup.By.CAMPAIGN));
      Work.run(
          storage,
          work ->
              storage
                  .messages()
                  .export(
                      work,
                      customer,
                      fields -> {
                        fields.remove("destination");
                        String id = fields.remove("id").toString();
                        state.put(id.substring(prefix.length()), fields);
                      }));
      state.put("opted out", Stream.of(address).map(one -> isOptedOut(customer, one)).toList());
      return state;
    }

    void refused(ThrowingCallable call, Refusal refusal) {
      assertThatThrownBy(call)
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }
  }
}
