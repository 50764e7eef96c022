-- What was said since a merge stands behind a place in the record of consent. How many entries there were tells nothing once those of
-- others have come between them, or some are erased. Undone merges are found by whom they were of then, whoever has them now.

alter table $schema.merge add column last_consent bigint not null default 0;

update $schema.merge set last_consent = coalesce((
  select max(entry.sequence) from $schema.consent_entry entry
  where entry.customer_id = merge.customer_id and entry.moment <= merge.at), 0)
where undone_at is null;

alter table $schema.merge alter column last_consent drop default, drop column consents;

create index merge_by_former on $schema.merge (former_id) where undone_at is not null;
create index merge_by_survivor on $schema.merge (survivor_id) where undone_at is not null;
