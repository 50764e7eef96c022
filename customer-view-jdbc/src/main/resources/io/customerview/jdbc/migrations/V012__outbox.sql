-- Messages that are to be sent, and those that were. What is open is due at some moment; what came to its end is not.

create table $schema.outbox (
  id                 uuid primary key,
  place              bigint not null generated always as identity,
  customer_id        uuid not null references $schema.customer (id),
  recipient          text collate "C" not null check (recipient in ('CUSTOMER', 'AGENT', 'SUPPORT')),
  channel            text collate "C" not null,
  contact_channel    text collate "C" not null check (contact_channel in ('PHONE', 'EMAIL', 'POSTAL')),
  purpose            text collate "C" not null,
  destination        text,
  name               text not null,
  media_type         text not null,
  subject            text,
  body               text not null,
  automation_id      text collate "C",
  automation_name    text,
  automation_version text,
  campaign           text collate "C",
  template           text,
  sender             text,
  case_id            text collate "C",
  document_id        uuid,
  files              uuid[] not null,
  test               boolean not null,
  agent              text not null,
  created_at         timestamptz not null,
  state              text collate "C" not null
    check (state in ('WAITING', 'RETRYING', 'LEASED', 'HANDED_OVER', 'DENIED', 'SET_ASIDE')),
  due                timestamptz,
  ended_at           timestamptz,
  codes              text[] not null,
  address            text,
  reference          text,
  lease              bigint not null,
  attempts           integer not null,
  constraint outbox_automation_whole check (
    (automation_id is null) = (automation_name is null) and (automation_id is null) = (automation_version is null)),
  constraint outbox_state_whole check (
    (due is null) = (state in ('HANDED_OVER', 'DENIED', 'SET_ASIDE')) and (due is null) = (ended_at is not null)
    and (address is not null) = (state = 'HANDED_OVER') and (reference is null or state = 'HANDED_OVER'))
);

-- Messages keep their order per customer and kind of recipient: of such a lane one at most is being handed over.
create unique index outbox_one_lease on $schema.outbox (customer_id, recipient) where state = 'LEASED';
create index outbox_retrying on $schema.outbox (customer_id, recipient, place) where state = 'RETRYING';
create index outbox_open on $schema.outbox (customer_id, recipient, place) where due is not null;
create index outbox_open_by_due on $schema.outbox (customer_id, recipient, due, place) where due is not null;
create index outbox_by_customer on $schema.outbox (customer_id, place);
create index outbox_by_state on $schema.outbox (state, place);
create index outbox_done on $schema.outbox (ended_at, place) where state in ('HANDED_OVER', 'DENIED');

-- A row per lane in which something is open: when something in it can be taken, so that relays don't look at what is
-- held back. Kept by whoever adds, takes or ends messages.
create table $schema.outbox_lane (
  customer_id uuid not null references $schema.customer (id),
  recipient   text collate "C" not null,
  due         timestamptz not null,
  place       bigint not null,
  primary key (customer_id, recipient)
);

create index outbox_lane_due on $schema.outbox_lane (due, place);

-- Requests to send, by the key that the host gave them: the same key twice sends once.
create table $schema.outbox_request (
  key         text collate "C" primary key,
  digest      text collate "C" not null,
  customer_id uuid not null references $schema.customer (id),
  outgoing_id uuid not null,
  at          timestamptz not null
);

create index outbox_request_by_customer on $schema.outbox_request (customer_id);
create index outbox_request_by_time on $schema.outbox_request (at, key);
