-- What the decision counts and heeds: messages handed over, and pauses.

create table $schema.hand_over (
  id              uuid primary key,
  customer_id     uuid not null references $schema.customer (id),
  channel         text collate "C" not null,
  contact_channel text collate "C" not null check (contact_channel in ('PHONE', 'EMAIL', 'POSTAL')),
  purpose         text collate "C" not null,
  normalized      text collate "C" not null,
  moment          timestamptz not null,
  test            boolean not null
);

create index hand_over_by_customer on $schema.hand_over (customer_id, moment, id);

-- No channel means all of them. Pauses that are over are kept: a past moment can be asked for.
create table $schema.pause (
  id              uuid primary key,
  customer_id     uuid not null references $schema.customer (id),
  channel         text collate "C",
  contact_channel text collate "C" check (contact_channel in ('PHONE', 'EMAIL', 'POSTAL')),
  set_at          timestamptz not null,
  ends_at         timestamptz not null,
  resumed_at      timestamptz,
  agent           text not null,
  constraint pause_ends_after_it_is_set check (ends_at > set_at),
  constraint pause_channel_whole check ((channel is null) = (contact_channel is null))
);

create index pause_by_customer on $schema.pause (customer_id, ends_at);
