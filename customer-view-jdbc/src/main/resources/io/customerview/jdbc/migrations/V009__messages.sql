-- Messages, what became of them, and what customers did of their own accord.

create table $schema.message (
  id                 text collate "C" primary key,
  customer_id        uuid not null references $schema.customer (id),
  name               text not null,
  channel            text collate "C" not null,
  contact_channel    text collate "C" not null check (contact_channel in ('PHONE', 'EMAIL', 'POSTAL')),
  purpose            text collate "C" not null,
  automation_id      text collate "C",
  automation_name    text,
  automation_version text,
  campaign           text collate "C",
  template           text,
  destination        text not null,
  media_type         text,
  subject            text,
  body               text,
  sender             text,
  sent_at            timestamptz not null,
  test               boolean not null,
  document_id        uuid,
  files              uuid[] not null,
  case_id            text collate "C",
  certificate        text,
  latest_kind        text collate "C",
  latest_at          timestamptz,
  constraint message_automation_whole check (
    (automation_id is null) = (automation_name is null) and (automation_id is null) = (automation_version is null)),
  constraint message_content_whole check (
    (media_type is null) = (body is null) and (subject is null or body is not null)),
  constraint message_status_whole check ((latest_kind is null) = (latest_at is null))
);

-- The list and its filters; the first one also answers the groups.
create index message_by_customer on $schema.message (customer_id, sent_at, id)
  include (test, campaign, channel, contact_channel);
create index message_by_channel on $schema.message (customer_id, channel, sent_at, id);
create index message_by_automation on $schema.message (customer_id, automation_id, sent_at, id)
  where automation_id is not null;
create index message_by_campaign on $schema.message (customer_id, campaign, sent_at, id) where campaign is not null;
create index message_certified on $schema.message (customer_id, sent_at, id) where certificate is not null;

-- The day is that of the business zone in which it was counted.
create table $schema.interaction (
  message_id  text collate "C" not null references $schema.message (id) on delete cascade,
  key         text collate "C" not null,
  customer_id uuid not null references $schema.customer (id),
  kind        text collate "C" not null,
  at          timestamptz not null,
  event_id    text,
  day         date not null,
  primary key (message_id, key)
);

create index interaction_by_day on $schema.interaction (customer_id, day);

-- Reports that came before their message; whose they are is not known yet.
create table $schema.awaited_report (
  message_id text collate "C" not null,
  key        text collate "C" not null,
  kind       text collate "C" not null,
  kind_order integer not null,
  at         timestamptz not null,
  event_id   text,
  primary key (message_id, key)
);

create table $schema.inbound (
  id              text collate "C" primary key,
  customer_id     uuid not null references $schema.customer (id),
  channel         text collate "C" not null,
  contact_channel text collate "C" not null check (contact_channel in ('PHONE', 'EMAIL', 'POSTAL')),
  at              timestamptz not null,
  case_id         text collate "C",
  campaign        text collate "C"
);

create index inbound_by_customer on $schema.inbound (customer_id, at, id);

-- How many interactions there were on a day: whoever keeps interactions counts them here, in the same transaction.
create table $schema.interaction_total (
  customer_id     uuid not null references $schema.customer (id),
  day             date not null,
  channel         text collate "C" not null,
  kind            text collate "C" not null,
  test            boolean not null,
  contact_channel text collate "C" not null,
  count           bigint not null check (count > 0),
  first_at        timestamptz not null,
  latest_at       timestamptz not null,
  primary key (customer_id, day, channel, kind, test)
);
