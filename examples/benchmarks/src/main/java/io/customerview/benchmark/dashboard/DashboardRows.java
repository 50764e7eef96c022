package io.customerview.benchmark.dashboard;

import io.customerview.shared.CustomerId;
import java.util.List;

/**
 * The rows of a customer with many interactions, made in the database: messages over two years, on
 * three channels and of 24 campaigns, each sent, delivered and, two of three, opened or clicked.
 */
final class DashboardRows {

  private static final String CUSTOMER_ROW =
      """
      insert into dashboard.customer (id, version, kind, legal_name, folded_name, enabled, registered_at)
      values ('%1$s', 1, 'COMPANY', 'Alfa', 'alfa', true, now())""";

  private static final String MESSAGES =
      """
      insert into dashboard.message (
        id, customer_id, name, channel, contact_channel, purpose, campaign, destination, files, sent_at, day, test,
        delivered, engaged)
      select 'm' || number, '%1$s', 'Fatura', (array['sms', 'whatsapp', 'voice'])[number %% 3 + 1], 'PHONE', 'billing',
        'campaign ' || number %% 24, '+5511912345678', '{}', at, cast(at at time zone 'America/Sao_Paulo' as date), false,
        true, number %% 3 > 0
      from generate_series(1, %2$d) number
      cross join lateral (select timestamptz '2024-11-01 12:00Z' + interval '730 days' * number / %2$d as at) as sent""";

  private static final String INTERACTIONS =
      """
      insert into dashboard.interaction (message_id, key, customer_id, kind, at, day)
      select message.id, kind || ' ' || at, message.customer_id, kind, at,
        cast(at at time zone 'America/Sao_Paulo' as date)
      from dashboard.message message
      cross join lateral (values ('SENT', 0), ('DELIVERED', 1),
        (case when message.engaged then 'CLICKED' else 'RECEIVED' end, 90)) as happened (kind, minutes)
      cross join lateral (select message.sent_at + minutes * interval '1 minute' as at) as moment""";

  private static final String TOTALS =
      """
      insert into dashboard.interaction_total (
        customer_id, day, channel, contact_channel, kind, test, count, first_at, latest_at)
      select interaction.customer_id, interaction.day, message.channel, message.contact_channel, interaction.kind,
        message.test, count(*), min(interaction.at), max(interaction.at)
      from dashboard.interaction interaction join dashboard.message message on message.id = interaction.message_id
      group by 1, 2, 3, 4, 5, 6""";

  private static final String MESSAGE_TOTALS =
      """
      insert into dashboard.message_total (
        customer_id, day, channel, campaign, test, contact_channel, messages, first_at, latest_at, delivered, engaged,
        interactions)
      select customer_id, day, channel, campaign, false, 'PHONE', sum(messages), min(at), max(at), sum(delivered),
        sum(engaged), sum(interactions)
      from (
        select customer_id, day, channel, campaign, 1 as messages, sent_at as at, cast(delivered as int) as delivered,
          cast(engaged as int) as engaged, 0 as interactions
        from dashboard.message
        union all
        select interaction.customer_id, interaction.day, message.channel, message.campaign, 0, null, 0, 0, 1
        from dashboard.interaction interaction join dashboard.message message on message.id = interaction.message_id
      ) as one
      group by customer_id, day, channel, campaign""";

  private static final String CASES =
      """
      insert into dashboard.customer_case (number, customer_id, state, created_at, campaign, as_of, sequence)
      select number, '%1$s', (array['new', 'open', 'pending', 'resolved', 'closed'])[number %% 5 + 1],
        timestamptz '2026-10-01' + number * interval '1 minute', 'campaign ' || number %% 24, now(), 0
      from generate_series(1, 1000) number""";

  private DashboardRows() {}

  /** Returns the statements that make the rows. */
  static List<String> of(CustomerId customer, int interactions) {
    return List.of(
        CUSTOMER_ROW.formatted(customer),
        MESSAGES.formatted(customer, interactions / 3),
        INTERACTIONS,
        TOTALS,
        MESSAGE_TOTALS,
        CASES.formatted(customer));
  }
}
