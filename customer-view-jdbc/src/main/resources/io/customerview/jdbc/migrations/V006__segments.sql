-- Segments, who is in them, and when time alone changes that.

create table $schema.segment (
  id         uuid primary key,
  name       text not null,
  name_key   text collate "C" not null,
  definition text not null,
  version    bigint not null check (version >= 1),
  changed_in bigint not null,
  failure    text collate "C",
  constraint segment_name_unique unique (name_key)
);

-- At most one row: the version of all rules together, and for which version and day the members are right.
create table $schema.segment_rule_set (
  only_row        boolean primary key default true check (only_row),
  version         bigint not null,
  edition         uuid,
  done_version    bigint,
  done_day        date,
  done_at         timestamptz,
  done_reached    uuid,
  running_version bigint,
  running_day     date,
  running_at      timestamptz,
  running_reached uuid
);

create table $schema.segment_member (
  segment_id   uuid not null references $schema.segment (id) on delete cascade,
  customer_id  uuid not null references $schema.customer (id),
  since        timestamptz not null,
  rule_version bigint not null,
  primary key (segment_id, customer_id)
);

create index segment_member_by_customer on $schema.segment_member (customer_id, segment_id);

create table $schema.segment_turn (
  customer_id uuid primary key references $schema.customer (id),
  day         date not null,
  unanswered  uuid[] -- the segments that could not be asked, or null
);

create index segment_turn_by_day on $schema.segment_turn (day, customer_id);

create index segment_turn_unanswered on $schema.segment_turn (customer_id) where unanswered is not null;
