-- Markers, and which customer bears which. A marker takes the lowest free place, so that there are never more than there
-- are places, whatever two hosts do at once.

create table $schema.marker (
  id    uuid primary key,
  place integer not null,
  name  text collate "C" not null,
  emoji text collate "C" not null,
  constraint marker_name_unique unique (name),
  constraint marker_place_unique unique (place),
  constraint marker_at_most_15 check (place between 1 and 15)
);

alter table $schema.customer add column marker_id uuid
  constraint customer_marker_known references $schema.marker (id);

create index customer_by_marker on $schema.customer (marker_id, id) where marker_id is not null;
create index company_by_marker on $schema.customer (marker_id, folded_name, id) where kind = 'COMPANY';
