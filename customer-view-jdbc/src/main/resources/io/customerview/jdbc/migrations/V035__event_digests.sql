-- When a merge is undone calendars hear of its events again, as higher revisions. An earlier merge of the same events has to
-- know them all the same, so digests of events leave the revision out: whoever edits one changes more.

update $schema.merge_moved moved set
  digest = $schema.row_digest(item, array_remove(digested.columns, 'revision')) || substr(moved.digest, 33)
from $schema.event item, $schema.merge_digested digested
where moved.relation in ('event', 'event_participant') and moved.key = item.id::text
  and digested.merge_id = moved.merge_id and digested.relation = 'event'
  and left(moved.digest, 32) = $schema.row_digest(item, digested.columns);

update $schema.merge_digested set columns = array_remove(columns, 'revision') where relation = 'event';
