-- The last hand-over that began of a message, whatever came of it: a report may tell that it arrived.

alter table $schema.outbox
  add column tried_at timestamptz,
  add column tried_address text,
  add constraint outbox_tried_whole check ((tried_at is null) = (tried_address is null));
