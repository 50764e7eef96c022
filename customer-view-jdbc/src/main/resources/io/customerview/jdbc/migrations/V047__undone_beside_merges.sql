-- Moments are taken before anything is locked, and don't tell whether an import was undone before a merge or since. So a merge notes the
-- imports that were not undone when it had locked the duplicate, and the pauses that the survivor had of its own then.

alter table $schema.merge
  add column imports uuid[] not null default '{}',
  add column pauses uuid[] not null default '{}';

update $schema.merge set
  imports = coalesce((
    select array_agg(made.id order by made.id) from $schema.merge_kept kept
    join $schema.portfolio_import made on made.id = (kept.row ->> 'import_id')::uuid
    where kept.merge_id = merge.id and kept.relation = 'portfolio_import_change'
      and kept.row ->> 'overtaken_by' is distinct from '00000000-0000-0000-0000-000000000000'
      and (made.undone_at is null or made.undone_at >= merge.at)), '{}'),
  pauses = coalesce((
    select array_agg(pause.id order by pause.id) from $schema.pause
    where pause.customer_id = merge.customer_id and pause.set_at <= merge.at and not exists (
      select from $schema.merge_moved moved
      where moved.merge_id = merge.id and moved.relation = 'pause' and moved.key = pause.id::text)), '{}')
where undone_at is null;

alter table $schema.merge
  alter column imports drop default,
  alter column pauses drop default,
  add constraint merge_until_undone check (
    (undone_at is null) = (consents_until is null) and (undone_at is null) = (history_until is null));

-- By what goes with an erased customer's events.
create index merge_moved_events on $schema.merge_moved (key) where relation = 'event_participant';
