-- How often a calendar has failed at what it was told since that changed last, and from when on it is told again; at once if
-- that is null.
alter table $schema.calendar_task add column attempts integer not null default 0;
alter table $schema.calendar_task add column due timestamptz;
