package io.customerview.benchmark.dashboard;

import io.customerview.benchmark.base.CopyText;
import io.customerview.cases.CaseState;
import io.customerview.contact.MessageChannel;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MessageId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A customer with many interactions, as the library's tables hold them: messages over two years, on
 * three channels and of 24 campaigns, each sent, delivered and, but for one of three, opened,
 * clicked or replied to; one interaction of a hundred is the customer's own contact. There are a
 * thousand cases. Everything hangs on numbers alone.
 */
final class DashboardRows {

  static final CustomerId CUSTOMER = new CustomerId(new UUID(7, 7));

  /** The first day on which anything happens. */
  static final LocalDate FIRST_DAY = LocalDate.of(2024, 11, 22);

  static final int CASES = 1_000;

  /** The tables and their columns. */
  static final Map<String, String> COLUMNS = columns();

  private static final int DAYS = 730;
  private static final int CAMPAIGNS = 24;
  private static final int CHUNK = 1_000;
  private static final List<MessageChannel> CHANNELS =
      List.of(MessageChannel.SMS, MessageChannel.WHATSAPP, MessageChannel.VOICE);
  private static final List<InteractionKind> LAST =
      List.of(
          InteractionKind.RECEIVED,
          InteractionKind.OPENED,
          InteractionKind.CLICKED,
          InteractionKind.RECEIVED,
          InteractionKind.REPLIED,
          InteractionKind.OPENED);

  private final int messages;
  private final int inbound;
  private final DashboardTotals totals = new DashboardTotals();

  private DashboardRows(int interactions) {
    this.inbound = interactions / 100;
    this.messages = messages(interactions);
  }

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("customer", "id, version, kind, legal_name, folded_name, enabled, registered_at");
    columns.put(
        "message",
        """
        id, customer_id, name, channel, contact_channel, purpose, campaign, destination, files,
        sent_at, day, test, latest_kind, latest_at, delivered, engaged""");
    columns.put("interaction", "message_id, key, customer_id, kind, at, day");
    columns.put("inbound", "id, customer_id, channel, contact_channel, at, day, campaign");
    columns.put(
        "customer_case", "number, customer_id, state, created_at, campaign, as_of, sequence");
    columns.putAll(DashboardTotals.COLUMNS);
    return columns;
  }

  /** Returns how many messages there are among so many interactions, a multiple of 100. */
  static int messages(int interactions) {
    return interactions / 100 * 33;
  }

  /** Returns the lines, per table, in chunks. */
  static Stream<Map<String, CopyText>> of(int interactions) {
    DashboardRows rows = new DashboardRows(interactions);
    return Stream.of(
            Stream.of(Map.of("customer", customer(), "customer_case", cases())),
            IntStream.rangeClosed(0, rows.messages / CHUNK).mapToObj(rows::sent),
            IntStream.of(0).mapToObj(whole -> rows.own()),
            IntStream.of(0).mapToObj(last -> rows.totals.lines()))
        .flatMap(chunks -> chunks);
  }

  private static CopyText customer() {
    CopyText line = new CopyText();
    line.add(CUSTOMER).add(1).add("COMPANY").add("Alfa").add("alfa").add(true).add(FIRST_DAY).end();
    return line;
  }

  private static CopyText cases() {
    CopyText lines = new CopyText();
    for (int number = 0; number < CASES; number++) {
      Instant at = at(number, CASES);
      lines
          .add(number)
          .add(CUSTOMER)
          .add(CaseState.standard().get(number % CaseState.standard().size()))
          .add(at)
          .add(campaign(number))
          .add(at)
          .add(0)
          .end();
    }
    return lines;
  }

  /** Some of the messages, with what happened to each. */
  private Map<String, CopyText> sent(int chunk) {
    CopyText lines = new CopyText();
    CopyText happened = new CopyText();
    int end = Math.min(messages, (chunk + 1) * CHUNK);
    for (int number = chunk * CHUNK; number < end; number++) {
      MessageChannel channel = channel(number);
      Instant at = at(number, messages);
      InteractionKind last = LAST.get(number % LAST.size());
      List<Interaction> interactions = interactions(number, at, last);
      lines
          .add("m" + number)
          .add(CUSTOMER)
          .add("Fatura")
          .add(channel.code())
          .add(channel.contactChannel())
          .add("billing")
          .add(campaign(number))
          .add("+5511912345678")
          .add(List.of())
          .add(at)
          .add(day(at))
          .add(false)
          .add(last)
          .add(interactions.get(interactions.size() - 1).at())
          .add(last.provesDelivery())
          .add(last.isEngagement())
          .end();
      totals.sent(channel, campaign(number), day(at), at, last.isEngagement());
      for (Interaction one : interactions) {
        happened
            .add(one.message().value())
            .add(one.key())
            .add(CUSTOMER)
            .add(one.kind())
            .add(one.at())
            .add(day(one.at()))
            .end();
        totals.happened(channel, campaign(number), day(one.at()), one.kind(), one.at());
      }
    }
    return Map.of("message", lines, "interaction", happened);
  }

  private static List<Interaction> interactions(int number, Instant at, InteractionKind last) {
    MessageId message = new MessageId("m" + number);
    return new ArrayList<>(
        List.of(
            Interaction.of(message, InteractionKind.SENT, at),
            Interaction.of(message, InteractionKind.DELIVERED, at.plusSeconds(60)),
            Interaction.of(message, last, at.plusSeconds(5_400))));
  }

  /** What the customer did of its own accord. */
  private Map<String, CopyText> own() {
    CopyText lines = new CopyText();
    for (int number = 0; number < inbound; number++) {
      MessageChannel channel = channel(number);
      Instant at = at(number, inbound);
      lines
          .add("in" + number)
          .add(CUSTOMER)
          .add(channel.code())
          .add(channel.contactChannel())
          .add(at)
          .add(day(at))
          .add(campaign(number))
          .end();
      totals.happened(channel, campaign(number), day(at), InteractionKind.INBOUND, at);
    }
    return Map.of("inbound", lines);
  }

  private static MessageChannel channel(int number) {
    return CHANNELS.get(number % CHANNELS.size());
  }

  private static String campaign(int number) {
    return "campaign " + number % CAMPAIGNS;
  }

  /** By day, and then by minute, of so many in all. */
  private static Instant at(int number, int all) {
    return FIRST_DAY
        .plusDays((long) number * DAYS / all)
        .atTime(12, 0)
        .plusMinutes(number % 700)
        .toInstant(ZoneOffset.UTC);
  }

  private static LocalDate day(Instant at) {
    return at.atZone(BusinessTime.DEFAULT_ZONE).toLocalDate();
  }
}
