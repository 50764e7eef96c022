-- A host's channel may stand for several contact channels, as when the host has corrected which one it means: totals tell
-- them apart. And what came in says on which day it counts, as messages and interactions do.

-- What came in and is as it was handed over by a merge is so still once it says its day.
update $schema.merge_moved moved set digest = 'as it was'
from $schema.inbound item
where moved.relation = 'inbound' and moved.key = item.id and moved.digest = $schema.row_digest(item);

alter table $schema.inbound add column day date;

-- The day on which it was counted, by the zone of then: its moment lies between first and latest of that total. Days of two
-- zones overlap; the earlier one stands for both.
update $schema.inbound inbound set day = coalesce(
  (select min(total.day) from $schema.interaction_total total
    where total.customer_id = inbound.customer_id and total.kind = 'INBOUND' and total.channel = inbound.channel
      and inbound.at between total.first_at and total.latest_at),
  cast(inbound.at at time zone 'America/Sao_Paulo' as date));

alter table $schema.inbound alter column day set not null;

update $schema.merge_moved moved set digest = $schema.row_digest(item)
from $schema.inbound item
where moved.relation = 'inbound' and moved.key = item.id and moved.digest = 'as it was';

-- Both are counted anew from the rows, each of which has its day.
truncate $schema.interaction_total, $schema.message_total;

alter table $schema.interaction_total drop constraint interaction_total_pkey;
alter table $schema.interaction_total add primary key (customer_id, day, channel, kind, test, contact_channel);
alter table $schema.message_total drop constraint message_total_pkey;
alter table $schema.message_total add primary key (customer_id, day, channel, campaign, test, contact_channel);

insert into $schema.interaction_total (
  customer_id, day, channel, contact_channel, kind, test, count, first_at, latest_at)
select customer_id, day, channel, contact_channel, kind, test, count(*), min(at), max(at)
from (
  select interaction.customer_id, interaction.day, message.channel, message.contact_channel, interaction.kind,
    message.test, interaction.at
  from $schema.interaction interaction join $schema.message message on message.id = interaction.message_id
  union all
  select customer_id, day, channel, contact_channel, 'INBOUND', false, at from $schema.inbound
) as one
group by customer_id, day, channel, contact_channel, kind, test;

insert into $schema.message_total (
  customer_id, day, channel, campaign, test, contact_channel, messages, first_at, latest_at, delivered, engaged, interactions)
select customer_id, day, channel, campaign, test, contact_channel, sum(messages), min(sent_at), max(sent_at),
  sum(delivered), sum(engaged), sum(interactions)
from (
  select customer_id, day, channel, coalesce(campaign, '') as campaign, test, contact_channel, 1 as messages, sent_at,
    cast(delivered as int) as delivered, cast(engaged as int) as engaged, 0 as interactions
  from $schema.message
  union all
  select interaction.customer_id, interaction.day, message.channel, coalesce(message.campaign, ''), message.test,
    message.contact_channel, 0, null, 0, 0, 1
  from $schema.interaction interaction join $schema.message message on message.id = interaction.message_id
  union all
  select customer_id, day, channel, coalesce(campaign, ''), false, contact_channel, 0, null, 0, 0, 1
  from $schema.inbound
) as one
group by customer_id, day, channel, campaign, test, contact_channel;
