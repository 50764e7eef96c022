-- Merges of customers that were made, and what it takes to undo them.

create table $schema.merge (
  id              uuid primary key,
  place           bigint not null generated always as identity,
  customer_id     uuid not null references $schema.customer (id), -- whose it is: what the survivor has become
  survivor_id     uuid not null,
  former_id       uuid not null,
  at              timestamptz not null,
  agent           text collate "C" not null,
  undone_at       timestamptz,
  external_id     text collate "C", -- of the duplicate, which leads to the customer while the merge stands
  former_ids      uuid[] not null,
  members         uuid[] not null,
  filled          text[] not null,
  consents        integer not null,
  marker_id       uuid,
  portfolio_id    uuid,
  journey_id      uuid,
  journey_version bigint
);

create index merge_by_customer on $schema.merge (customer_id, place);
create unique index merge_by_external_id on $schema.merge (external_id) where external_id is not null;

-- The rows that were handed over, by key, each with what tells whether it has changed since.
create table $schema.merge_moved (
  merge_id uuid not null references $schema.merge (id) on delete cascade,
  relation text collate "C" not null,
  key      text collate "C" not null,
  digest   text collate "C",
  primary key (merge_id, relation, key)
);

-- The rows that were taken away, or changed in more than whose they are, as they were.
create table $schema.merge_kept (
  merge_id uuid not null references $schema.merge (id) on delete cascade,
  place    bigint not null generated always as identity,
  relation text collate "C" not null,
  row      jsonb not null,
  primary key (merge_id, place)
);

-- The contact points that were touched, as they were.
create table $schema.merge_point (
  merge_id   uuid not null references $schema.merge (id) on delete cascade,
  place      bigint not null generated always as identity,
  point_id   uuid not null,
  fate       text collate "C" not null check (fate in ('RESTRICTED', 'JOINED', 'MOVED')),
  channel    text collate "C" not null check (channel in ('PHONE', 'EMAIL', 'POSTAL')),
  address    text not null,
  is_primary boolean not null,
  added_at   timestamptz not null,
  consent_id uuid,
  after      text collate "C" not null check (after in ('NOT_GIVEN', 'OPTED_IN', 'OPTED_OUT')),
  primary key (merge_id, place)
);

-- Pairs of customers of whom an agent has said that they are no duplicates: a row under each of the two.
create table $schema.not_duplicate (
  customer_id uuid not null references $schema.customer (id),
  other_id    uuid not null references $schema.customer (id),
  said_at     timestamptz not null,
  primary key (customer_id, other_id),
  constraint not_duplicate_are_two check (customer_id <> other_id)
);

-- What tells a row from what it is once it has changed, in any session: moments are written in UTC. Whose it is doesn't count.
create function $schema.row_digest(item anyelement) returns text language sql stable set timezone to 'UTC'
  as 'select md5(jsonb_strip_nulls(to_jsonb(item) - ''customer_id'')::text)';
