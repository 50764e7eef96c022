-- What tells a segment as it is stored from whatever else was or will be stored under its id, so that processes read again what has changed only.

alter table $schema.segment add column edition uuid not null default gen_random_uuid();
