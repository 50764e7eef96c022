package io.customerview.benchmark.message;

import io.customerview.benchmark.base.CopyText;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MessageId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Customers with messages and their interactions, as the library's tables hold them: the first has
 * very many, the others a hundred each. A message has four interactions. Everything hangs on
 * numbers alone.
 */
final class InteractionRows {

  /** The tables and their columns. */
  static final Map<String, String> COLUMNS = columns();

  private static final List<InteractionKind> KINDS =
      List.of(
          InteractionKind.SENT,
          InteractionKind.DELIVERED,
          InteractionKind.OPENED,
          InteractionKind.CLICKED);

  private static final int MOST = 100_000;
  private static final int EACH = 100;
  private static final int A_DAY = 25;
  private static final int CAMPAIGNS = 50;

  /** So many in a row are of one campaign. */
  private static final int A_CAMPAIGN = 10;

  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

  private InteractionRows() {}

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("customer", "id, version, kind, given_name, folded_name, enabled, registered_at");
    columns.put(
        "message",
        """
        id, customer_id, name, channel, contact_channel, purpose, campaign, destination,
        media_type, body, sent_at, day, test, files, latest_kind, latest_at, delivered, engaged""");
    columns.put("interaction", "message_id, key, customer_id, kind, at, day");
    columns.put(
        "interaction_total",
        "customer_id, day, channel, contact_channel, kind, test, count, first_at, latest_at");
    columns.put(
        "message_total",
        """
        customer_id, day, channel, campaign, test, contact_channel, messages, first_at, latest_at,
        delivered, engaged, interactions""");
    return columns;
  }

  /** Returns the id of a customer; 0 is the one with very many. */
  static CustomerId customer(int number) {
    return new CustomerId(new UUID((number + 1) * 0x9E3779B97F4A7C15L, number));
  }

  /** Returns how many interactions the first customer has, among so many in all. */
  static int most(int interactions) {
    return Math.min(MOST, interactions / 2);
  }

  /** Returns how many customers there are. */
  static int customers(int interactions) {
    return 1 + (interactions - most(interactions)) / EACH;
  }

  /** Returns the lines of each customer. */
  static Stream<Map<String, CopyText>> of(int interactions) {
    return IntStream.range(0, customers(interactions))
        .mapToObj(number -> of(number, number == 0 ? most(interactions) : EACH));
  }

  private static Map<String, CopyText> of(int number, int interactions) {
    String customer = customer(number).toString();
    CopyText row = new CopyText();
    row.add(customer)
        .add(1)
        .add("PERSON")
        .add("Lia")
        .add("lia")
        .add(true)
        .add("2024-01-01 12:00:00+00")
        .end();
    CopyText messages = new CopyText();
    CopyText happened = new CopyText();
    int many = interactions / KINDS.size();
    for (int message = 0; message < many; message++) {
      Instant sentAt = sentAt(message);
      message(messages, customer, number, message);
      for (int kind = 0; kind < KINDS.size(); kind++) {
        interaction(happened, customer, id(number, message), KINDS.get(kind), at(sentAt, kind));
      }
    }
    CopyText totals = new CopyText();
    CopyText sent = new CopyText();
    for (int first = 0; first < many; first += A_DAY) {
      int end = Math.min(many, first + A_DAY);
      totals(totals, customer, first, end);
      for (int from = first; from < end; from = endOfCampaign(from, end)) {
        sent(sent, customer, from, endOfCampaign(from, end));
      }
    }
    return Map.of(
        "customer", row,
        "message", messages,
        "interaction", happened,
        "interaction_total", totals,
        "message_total", sent);
  }

  private static LocalDate day(int message) {
    return FIRST_DAY.plusDays(message / A_DAY);
  }

  private static Instant sentAt(int message) {
    return day(message).atTime(12, 0).toInstant(ZoneOffset.UTC).plusSeconds(message % A_DAY * 600L);
  }

  private static String campaign(int message) {
    return "c-" + message / A_CAMPAIGN % CAMPAIGNS;
  }

  private static int endOfCampaign(int message, int end) {
    return Math.min(end, (message / A_CAMPAIGN + 1) * A_CAMPAIGN);
  }

  private static MessageId id(int customer, int message) {
    return new MessageId("m-" + customer + "-" + message);
  }

  private static Instant at(Instant sentAt, int kind) {
    return sentAt.plusSeconds(kind * 30L);
  }

  private static void message(CopyText messages, String customer, int number, int message) {
    Instant sentAt = sentAt(message);
    messages
        .add(id(number, message).value())
        .add(customer)
        .add("Fatura")
        .add("email")
        .add("EMAIL")
        .add("billing")
        .add(campaign(message))
        .add("lia" + number + "@exemplo.com.br")
        .add("text/plain")
        .add("Sua fatura venceu.")
        .add(sentAt)
        .add(day(message))
        .add(false)
        .add(List.of())
        .add(KINDS.get(KINDS.size() - 1))
        .add(at(sentAt, KINDS.size() - 1))
        .add(true)
        .add(true)
        .end();
  }

  private static void interaction(
      CopyText happened, String customer, MessageId message, InteractionKind kind, Instant at) {
    happened
        .add(message.value())
        .add(Interaction.of(message, kind, at).key())
        .add(customer)
        .add(kind)
        .add(at)
        .add(at.atZone(ZoneOffset.UTC).toLocalDate())
        .end();
  }

  /** What happened on one day, to its messages from one to another. */
  private static void totals(CopyText totals, String customer, int from, int to) {
    for (int kind = 0; kind < KINDS.size(); kind++) {
      totals
          .add(customer)
          .add(day(from))
          .add("email")
          .add("EMAIL")
          .add(KINDS.get(kind))
          .add(false)
          .add(to - from)
          .add(at(sentAt(from), kind))
          .add(at(sentAt(to - 1), kind))
          .end();
    }
  }

  /** What was sent on one day of one campaign, and what became of it. */
  private static void sent(CopyText sent, String customer, int from, int to) {
    int messages = to - from;
    sent.add(customer)
        .add(day(from))
        .add("email")
        .add(campaign(from))
        .add(false)
        .add("EMAIL")
        .add(messages)
        .add(sentAt(from))
        .add(sentAt(to - 1))
        .add(messages)
        .add(messages)
        .add(messages * KINDS.size())
        .end();
  }
}
