-- A marker that is being deleted is retired first: it has no place, name and emoji any more, and is seen by nobody. Its
-- row stays until it has been taken off all who bore it.

alter table $schema.marker alter column place drop not null;
alter table $schema.marker alter column name drop not null;
alter table $schema.marker alter column emoji drop not null;

alter table $schema.marker add constraint marker_whole check (
  (place is null) = (name is null) and (place is null) = (emoji is null));
