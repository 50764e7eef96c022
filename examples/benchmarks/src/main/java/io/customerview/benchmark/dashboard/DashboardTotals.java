package io.customerview.benchmark.dashboard;

import io.customerview.benchmark.base.CopyText;
import io.customerview.contact.MessageChannel;
import io.customerview.message.InteractionKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The totals that the library keeps beside messages and interactions, counted while their rows are
 * made. Not thread-safe.
 */
final class DashboardTotals {

  /** The tables and their columns. */
  static final Map<String, String> COLUMNS =
      Map.of(
          "interaction_total",
          "customer_id, day, channel, contact_channel, kind, test, count, first_at, latest_at",
          "message_total",
          """
          customer_id, day, channel, campaign, test, contact_channel, messages, first_at, latest_at,
          delivered, engaged, interactions""");

  private record Happened(LocalDate day, MessageChannel channel, InteractionKind kind) {}

  private record Sent(LocalDate day, MessageChannel channel, String campaign) {}

  /** How many of something, from when to when. */
  private static final class Count {
    private long count;
    private Instant first = Instant.MAX;
    private Instant latest = Instant.MIN;
    private long engaged;
    private long interactions;

    void add(Instant at) {
      count++;
      first = at.isBefore(first) ? at : first;
      latest = at.isAfter(latest) ? at : latest;
    }
  }

  private final Map<Happened, Count> happened = new LinkedHashMap<>();
  private final Map<Sent, Count> sent = new LinkedHashMap<>();

  /** Counts a message that was delivered. */
  void sent(
      MessageChannel channel, String campaign, LocalDate day, Instant at, boolean engagedWith) {
    Count count = sent.computeIfAbsent(new Sent(day, channel, campaign), none -> new Count());
    count.add(at);
    count.engaged += engagedWith ? 1 : 0;
  }

  /** Counts an interaction. */
  void happened(
      MessageChannel channel, String campaign, LocalDate day, InteractionKind kind, Instant at) {
    happened.computeIfAbsent(new Happened(day, channel, kind), none -> new Count()).add(at);
    sent.computeIfAbsent(new Sent(day, channel, campaign), none -> new Count()).interactions++;
  }

  /** Returns the lines of all that was counted. */
  Map<String, CopyText> lines() {
    CopyText ofInteractions = new CopyText();
    happened.forEach(
        (key, count) ->
            ofInteractions
                .add(DashboardRows.CUSTOMER)
                .add(key.day())
                .add(key.channel().code())
                .add(key.channel().contactChannel())
                .add(key.kind())
                .add(false)
                .add(count.count)
                .add(count.first)
                .add(count.latest)
                .end());
    CopyText ofMessages = new CopyText();
    sent.forEach(
        (key, count) ->
            ofMessages
                .add(DashboardRows.CUSTOMER)
                .add(key.day())
                .add(key.channel().code())
                .add(key.campaign())
                .add(false)
                .add(key.channel().contactChannel())
                .add(count.count)
                .add(count.count == 0 ? null : count.first)
                .add(count.count == 0 ? null : count.latest)
                .add(count.count)
                .add(count.engaged)
                .add(count.interactions)
                .end());
    return Map.of("interaction_total", ofInteractions, "message_total", ofMessages);
  }
}
