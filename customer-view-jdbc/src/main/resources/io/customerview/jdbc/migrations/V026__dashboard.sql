-- What went on between the installation and a customer, day by day: what dashboards are counted from.

-- The day is that of the business zone in which it was counted. Of messages from before nobody noted it, and a migration
-- has no host to ask: the default zone stands for it.
alter table $schema.message add column day date;
alter table $schema.message add column delivered boolean not null default false;
alter table $schema.message add column engaged boolean not null default false;

update $schema.message message set
  day = cast(message.sent_at at time zone 'America/Sao_Paulo' as date),
  delivered = exists (
    select from $schema.interaction interaction where interaction.message_id = message.id
      and interaction.kind in ('DELIVERED', 'RECEIVED', 'OPENED', 'CLICKED', 'REPLIED')),
  engaged = exists (
    select from $schema.interaction interaction where interaction.message_id = message.id
      and interaction.kind in ('OPENED', 'CLICKED', 'REPLIED'));

alter table $schema.message alter column day set not null;

-- Messages are counted on the day on which they were sent, with what became of them on whichever day; interactions on
-- the day on which they happened. Whoever keeps either counts it here, in the same transaction. No campaign is ''.
create table $schema.message_total (
  customer_id     uuid not null references $schema.customer (id),
  day             date not null,
  channel         text collate "C" not null,
  campaign        text collate "C" not null,
  test            boolean not null,
  contact_channel text collate "C" not null,
  messages        bigint not null,
  first_at        timestamptz,
  latest_at       timestamptz,
  delivered       bigint not null,
  engaged         bigint not null,
  interactions    bigint not null,
  primary key (customer_id, day, channel, campaign, test, contact_channel),
  constraint message_total_possible check (engaged <= delivered and delivered <= messages)
);

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
  select customer_id, cast(at at time zone 'America/Sao_Paulo' as date), channel, coalesce(campaign, ''), false,
    contact_channel, 0, null, 0, 0, 1
  from $schema.inbound
) as one
group by customer_id, day, channel, campaign, test, contact_channel;
