-- What closes an address is told from other reports of one event id by its kind too, so that none of them takes the place of
-- the other. Keys without an event id begin with the kind and a moment, so no two meet.

update $schema.interaction set key = kind || ' event ' || event_id
where event_id is not null and kind in ('UNSUBSCRIBED', 'COMPLAINED', 'BOUNCED_FOR_GOOD');

update $schema.awaited_report set key = kind || ' event ' || event_id
where event_id is not null and kind in ('UNSUBSCRIBED', 'COMPLAINED', 'BOUNCED_FOR_GOOD');
