package io.customerview.testkit;

import io.customerview.AgentView;
import io.customerview.cases.CaseRow;
import io.customerview.cases.CaseState;
import io.customerview.contact.Address;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.dashboard.Dashboard;
import io.customerview.dashboard.DashboardQuery;
import io.customerview.merge.Merged;
import io.customerview.message.InboundRow;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageRow;
import io.customerview.message.ReportRow;
import io.customerview.message.SentMessage;
import io.customerview.message.WhichCustomer;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CaseId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MessageId;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** A host that feeds messages, what happened to them, contacts and cases. */
final class DashboardWorld {

  /** Noon of a day in São Paulo. */
  private static final Instant NOON = Instant.parse("2026-11-10T15:00:00Z");

  private final CaseWorld customers;
  private final String prefix = UUID.randomUUID() + "/";
  private MessageId last = new MessageId("none");
  private int rows;

  DashboardWorld(Storage storage) {
    this(storage, BusinessTime.DEFAULT_ZONE);
  }

  DashboardWorld(Storage storage, ZoneId zone) {
    this.customers = new CaseWorld(storage, zone);
  }

  AgentView desk() {
    return customers.desk();
  }

  CustomerId person() {
    return customers.person(null);
  }

  CustomerId company() {
    return customers.company(null);
  }

  CustomerId personOf(CustomerId company) {
    return customers.person(company);
  }

  Instant at(int minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }

  void message(
      CustomerId customer,
      MessageChannel channel,
      int minute,
      Optional<String> campaign,
      boolean test) {
    message(customer, channel, at(minute), campaign, test);
  }

  void message(
      CustomerId customer,
      MessageChannel channel,
      Instant at,
      Optional<String> campaign,
      boolean test) {
    last = new MessageId(prefix + ++rows);
    Address address =
        channel.contactChannel() == ContactChannel.EMAIL
            ? Address.email("lia@example.org")
            : Address.phone("(11) 91234-5678");
    SentMessage.Builder sent =
        SentMessage.builder("Aviso", channel, new Purpose("billing"), address, at)
            .campaign(campaign.orElse(null));
    MessageRow row = MessageRow.of(1, last, customer, (test ? sent.test() : sent).build());
    desk().messageIntake().take(List.of(row).iterator(), outcome -> {});
  }

  /** To the message before. */
  void happened(InteractionKind kind, int minute) {
    happened(kind, at(minute));
  }

  void happened(InteractionKind kind, Instant at) {
    report(Interaction.of(last, kind, at));
  }

  void event(String id, InteractionKind kind, int minute) {
    happened(kind, minute, Optional.of(id));
  }

  void happened(InteractionKind kind, int minute, Optional<String> event) {
    Interaction interaction = Interaction.of(last, kind, at(minute));
    report(event.map(interaction::event).orElse(interaction));
  }

  private void report(Interaction interaction) {
    desk().messageIntake().report(List.of(new ReportRow(1, interaction)).iterator(), outcome -> {});
  }

  void inbound(CustomerId customer, MessageChannel channel, int minute, Optional<String> campaign) {
    inbound(customer, channel, at(minute), campaign);
  }

  void inbound(CustomerId customer, MessageChannel channel, Instant at, Optional<String> campaign) {
    InboundRow row =
        new InboundRow(
            1,
            new MessageId(prefix + ++rows),
            WhichCustomer.by(customer),
            channel,
            at,
            Optional.empty(),
            campaign);
    desk().messageIntake().takeInbound(List.of(row).iterator(), outcome -> {});
  }

  void takeCase(CustomerId customer, CaseState state, int minute, Optional<String> campaign) {
    takeCase(-(++rows), customer, state, minute, campaign);
  }

  /** The same number is the same case; of two rows about it that of the later minute counts. */
  void takeCase(
      int number, CustomerId customer, CaseState state, int minute, Optional<String> campaign) {
    takeCase(number, customer, state, at(minute), campaign);
  }

  void takeCase(CustomerId customer, CaseState state, Instant at) {
    takeCase(-(++rows), customer, state, at, Optional.empty());
  }

  private void takeCase(
      int number, CustomerId customer, CaseState state, Instant at, Optional<String> campaign) {
    CaseRow row =
        CaseRow.of(1, new CaseId(prefix + number), WhichCustomer.by(customer), state, at, at);
    desk()
        .caseIntake()
        .take(List.of(campaign.map(row::campaign).orElse(row)).iterator(), outcome -> {});
  }

  /** A message with what happened to it, a contact, or a case: on some day of five. */
  void anything(CustomerId customer, Random random) {
    Optional<String> campaign =
        Optional.of(random.nextInt(3)).filter(one -> one > 0).map(one -> "c" + one);
    int minute = random.nextInt(5 * 24 * 60);
    MessageChannel channel =
        List.of(MessageChannel.SMS, MessageChannel.EMAIL, MessageChannel.WHATSAPP)
            .get(random.nextInt(3));
    switch (random.nextInt(4)) {
      case 0 -> inbound(customer, channel, minute, campaign);
      case 1 -> takeCase(customer, CaseState.standard().get(random.nextInt(5)), minute, campaign);
      default -> {
        message(customer, channel, minute, campaign, random.nextInt(4) == 0);
        for (int report = random.nextInt(4); report > 0; report--) {
          InteractionKind kind = InteractionKind.values()[random.nextInt(6)];
          happened(kind, minute + random.nextInt(2 * 24 * 60));
        }
      }
    }
  }

  Merged merge(CustomerId survivor, CustomerId duplicate) {
    return desk().merging().merge(survivor, version(survivor), duplicate, version(duplicate));
  }

  void undo(Merged merged) {
    desk().merging().undo(merged.merge(), version(merged.customer()));
  }

  private Version version(CustomerId customer) {
    return desk().customers().find(customer).version();
  }

  Dashboard dashboard(CustomerId customer, DashboardQuery query) {
    return desk().dashboard().of(customer, query);
  }
}
