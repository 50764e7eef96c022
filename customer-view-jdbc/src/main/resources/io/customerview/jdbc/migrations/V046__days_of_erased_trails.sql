-- What stays of the trail of somebody who was erased names its day: a moment leads to what else was written at it. A former id was
-- erased too where its end tells nothing of the merge any more. The host's zone isn't known here: it is the day by UTC, at noon, which in the
-- Americas is the same day for whatever was done before nine in the evening.

with erased as (
  select distinct customer_id from $schema.audit_entry
  cross join lateral jsonb_array_elements(happenings) one
  where one ->> 'event' = 'customer.erased' or (one ->> 'event' = 'merge.merged_away' and one -> 'details' = '{}'))
update $schema.audit_entry entry set moment = date_trunc('day', entry.moment, 'UTC') + interval '12 hours'
from erased
where entry.customer_id = erased.customer_id and not entry.happenings @> '[{"event": "customer.erased"}]';
