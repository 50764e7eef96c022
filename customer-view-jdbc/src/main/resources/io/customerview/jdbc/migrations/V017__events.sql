-- Events of customers, who takes part in them, and what the agents' calendars have not heard of. The offsets, in seconds,
-- tell what the clocks showed.

create table $schema.event (
  id            uuid primary key,
  customer_id   uuid not null references $schema.customer (id),
  kind          text collate "C" not null check (kind in ('CALL', 'MEETING', 'NOTE')),
  start_at      timestamptz not null,
  start_offset  integer not null,
  end_at        timestamptz not null,
  end_offset    integer not null,
  responsible   text,
  outcome       text collate "C" check (outcome in ('DONE', 'NOT_DONE')),
  description   text,
  in_calendar   boolean not null,
  registered_by text not null,
  changed_at    timestamptz not null,
  revision      integer not null check (revision >= 1),
  constraint event_ends_after_its_start check (end_at > start_at),
  constraint event_responsible_but_on_notes check ((kind = 'NOTE') = (responsible is null))
);

create index event_by_customer on $schema.event (customer_id, start_at desc, id);

create table $schema.event_participant (
  event_id    uuid not null references $schema.event (id),
  position    integer not null,
  agent       text,
  customer_id uuid constraint event_participant_known references $schema.customer (id),
  primary key (event_id, position),
  constraint event_participant_is_one check (num_nonnulls(agent, customer_id) = 1)
);

create index event_participant_by_customer on $schema.event_participant (customer_id) where customer_id is not null;

-- No foreign key: it is there when its event is gone.
create table $schema.calendar_task (
  event_id uuid primary key,
  revision integer not null,
  agent    text not null
);
