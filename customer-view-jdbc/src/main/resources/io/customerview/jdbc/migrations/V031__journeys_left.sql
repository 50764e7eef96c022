-- The journeys out of which imports of portfolios led customers, as they were, so that undoing brings them back. The
-- definition may lack the stages and milestones by then.

alter table $schema.portfolio_import_change add column left_journey uuid;
alter table $schema.portfolio_import_change add column left_stage uuid;
alter table $schema.portfolio_import_change add column left_entered_on date;

create table $schema.portfolio_import_stage (
  import_id    uuid not null,
  customer_id  uuid not null,
  position     integer not null,
  stage_id     uuid not null,
  entered_on   date,
  completed_on date,
  judged_by    date,
  primary key (import_id, customer_id, position),
  foreign key (import_id, customer_id) references $schema.portfolio_import_change (import_id, customer_id) on delete cascade
);

create table $schema.portfolio_import_milestone (
  import_id    uuid not null,
  customer_id  uuid not null,
  position     integer not null,
  milestone_id uuid not null,
  stage_id     uuid not null,
  counted_from date not null,
  days         integer not null,
  calendar     text collate "C",
  skipped      integer not null,
  completed_on date,
  settled      boolean not null,
  primary key (import_id, customer_id, position),
  foreign key (import_id, customer_id) references $schema.portfolio_import_change (import_id, customer_id) on delete cascade
);

-- A merge looks for what belongs to a customer, and an erasure does.
create index portfolio_import_stage_by_customer on $schema.portfolio_import_stage (customer_id);
create index portfolio_import_milestone_by_customer on $schema.portfolio_import_milestone (customer_id);
