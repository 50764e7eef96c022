-- What put a customer elsewhere after an import did, so that undoing it overrides nothing; no import has the id of zeros.
alter table $schema.portfolio_import_change add column overtaken_by uuid;

-- A relay has what it tells a calendar for a time; what comes too late is told once more.
alter table $schema.calendar_task add column lease bigint not null default 0;
alter table $schema.calendar_task add column leased_until timestamptz;
alter table $schema.calendar_task add column changed boolean not null default false;

-- A marker's companies are looked for, and not those without one.
drop index $schema.company_by_marker;
create index company_by_marker on $schema.customer (marker_id, folded_name, id)
  where kind = 'COMPANY' and marker_id is not null;

-- Since when a report waits for its message, so that it doesn't for ever.
alter table $schema.awaited_report add column since timestamptz not null default now();
create index awaited_report_by_age on $schema.awaited_report (since);
