-- What tells a segment as it is stored from whatever else was or will be stored under its id, so that processes read again what has changed only.

alter table $schema.segment add column edition uuid not null default gen_random_uuid();

-- The first turn of those who do not only wait for an answer: while one can't be had, all others may.
create index segment_turn_answered on $schema.segment_turn (day) where unanswered is null;
