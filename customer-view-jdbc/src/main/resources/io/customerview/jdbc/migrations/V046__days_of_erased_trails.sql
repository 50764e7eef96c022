-- What stays of the trail of somebody who was erased names its day: a moment leads to what else was written at it. A former id was
-- erased too where its end tells nothing of the merge any more.

with erased as (
  select distinct customer_id from $schema.audit_entry
  cross join lateral jsonb_array_elements(happenings) one
  where one ->> 'event' = 'customer.erased' or (one ->> 'event' = 'merge.merged_away' and one -> 'details' = '{}'))
update $schema.audit_entry entry set moment = date_trunc('day', entry.moment, 'UTC')
from erased
where entry.customer_id = erased.customer_id and not entry.happenings @> '[{"event": "customer.erased"}]';
