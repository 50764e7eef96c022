-- What was written of contact points while a merge stood lies between two places: moments are taken before customers are locked, and
-- tell no order.

alter table $schema.merge
  add column consents_after bigint not null default 0,
  add column history_after bigint not null default 0,
  add column consents_until bigint,
  add column history_until bigint;

with side as (
  select id, customer_id as present_id from $schema.merge
  union
  select merge.id, coalesce(alias.present_id, merge.former_id)
  from $schema.merge left join $schema.customer_alias alias on alias.former_id = merge.former_id
  where merge.undone_at is not null),
consents as (
  select merge.id,
    min(entry.sequence) filter (where entry.moment >= merge.at) - 1 as first,
    max(entry.sequence) as last,
    max(entry.sequence) filter (where entry.moment <= merge.undone_at) as until
  from $schema.merge
  join side on side.id = merge.id
  join $schema.consent_entry entry on entry.customer_id = side.present_id
  group by merge.id)
update $schema.merge set
  consents_after = coalesce(consents.first, consents.last),
  consents_until = case when undone_at is not null then coalesce(consents.until, 0) end
from consents where consents.id = merge.id;

with side as (
  select id, customer_id as present_id from $schema.merge
  union
  select merge.id, coalesce(alias.present_id, merge.former_id)
  from $schema.merge left join $schema.customer_alias alias on alias.former_id = merge.former_id
  where merge.undone_at is not null),
history as (
  select merge.id,
    min(entry.sequence) filter (where entry.moment >= merge.at) - 1 as first,
    max(entry.sequence) as last,
    max(entry.sequence) filter (where entry.moment <= merge.undone_at) as until
  from $schema.merge
  join side on side.id = merge.id
  join $schema.contact_history entry on entry.customer_id = side.present_id
  group by merge.id)
update $schema.merge set
  history_after = coalesce(history.first, history.last),
  history_until = case when undone_at is not null then coalesce(history.until, 0) end
from history where history.id = merge.id;

update $schema.merge set consents_until = coalesce(consents_until, 0), history_until = coalesce(history_until, 0)
where undone_at is not null;

alter table $schema.merge
  alter column consents_after drop default,
  alter column history_after drop default;
