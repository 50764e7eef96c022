-- What a merge imposes on an address ends with its undoing, and evidence from before it opens nothing meanwhile. So an entry tells
-- whether somebody said so, or which merge is the cause.

alter table $schema.consent_entry
  add column cause text collate "C" not null default 'SAID' check (cause in ('SAID', 'MERGED', 'PARTED')),
  add column merge_id uuid,
  add constraint consent_entry_cause_named check ((cause = 'SAID') = (merge_id is null));

update $schema.consent_entry entry set cause = 'MERGED', merge_id = merge.id
from $schema.merge
join $schema.merge_point point on point.merge_id = merge.id
where merge.undone_at is null and entry.customer_id = merge.customer_id and entry.point_id = point.point_id
  and entry.moment = merge.at;
