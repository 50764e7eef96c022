-- Journeys, how far each customer has come in one, and the history of that.

create table $schema.journey (
  id       uuid primary key,
  name     text not null,
  calendar text collate "C", -- whose business days are counted, or null for calendar days
  version  bigint not null check (version >= 1)
);

create table $schema.journey_stage (
  id         uuid primary key,
  journey_id uuid not null references $schema.journey (id) on delete cascade,
  position   integer not null,
  name       text not null,
  constraint journey_stage_of_journey unique (journey_id, id)
);

create table $schema.journey_milestone (
  id       uuid primary key,
  stage_id uuid not null references $schema.journey_stage (id) on delete cascade,
  position integer not null,
  name     text not null,
  days     integer not null check (days >= 0)
);

create index journey_milestone_by_stage on $schema.journey_milestone (stage_id);

-- A customer is in one journey at most. A journey, or a stage, that somebody is in can't be deleted. The days and the
-- count are those of customer_milestone, kept here so that a list of customers reads one row of each.
create table $schema.customer_journey (
  customer_id uuid primary key references $schema.customer (id),
  journey_id  uuid not null,
  stage_id    uuid not null,
  entered_on  date not null,
  stage_due   date,
  next_due    date,
  completed   integer not null check (completed >= 0),
  constraint customer_journey_in_stage
    foreign key (journey_id, stage_id) references $schema.journey_stage (journey_id, id)
);

create index customer_journey_by_stage on $schema.customer_journey (journey_id, stage_id, customer_id);

create table $schema.customer_stage (
  customer_id  uuid not null references $schema.customer_journey (customer_id) on delete cascade,
  stage_id     uuid not null references $schema.journey_stage (id) on delete cascade,
  entered_on   date,
  completed_on date,
  judged_by    date,
  primary key (customer_id, stage_id),
  constraint customer_stage_begun check (entered_on is not null or completed_on is not null)
);

create index customer_stage_by_stage on $schema.customer_stage (stage_id);

-- Each due day with how it was found. pending_due is the day on which something is due still: whether it is late is
-- one comparison with today.
create table $schema.customer_milestone (
  customer_id  uuid not null references $schema.customer_journey (customer_id) on delete cascade,
  milestone_id uuid not null references $schema.journey_milestone (id) on delete cascade,
  counted_from date not null,
  days         integer not null check (days >= 0),
  calendar     text collate "C",
  skipped      integer not null check (skipped >= 0),
  due          date not null generated always as (counted_from + (days + skipped)) stored,
  completed_on date,
  pending_due  date,
  primary key (customer_id, milestone_id),
  constraint customer_milestone_pending_due check (pending_due is null or (completed_on is null and pending_due = due))
);

create index customer_milestone_by_milestone on $schema.customer_milestone (milestone_id);
create index customer_milestone_due on $schema.customer_milestone (pending_due, customer_id, milestone_id)
  where pending_due is not null;

create table $schema.journey_history (
  customer_id  uuid not null references $schema.customer (id),
  sequence     bigint generated always as identity,
  id           uuid not null,
  action       text collate "C" not null,
  journey_id   uuid not null,
  journey_name text not null,
  stage        text,
  milestone    text,
  day          date,
  moment       timestamptz not null,
  agent        text not null,
  primary key (customer_id, sequence)
);
