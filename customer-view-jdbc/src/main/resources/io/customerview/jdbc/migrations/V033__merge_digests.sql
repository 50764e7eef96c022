-- The columns that a digest of a row was taken over, so that a column that is added later changes none.

create table $schema.merge_digested (
  merge_id uuid not null references $schema.merge (id) on delete cascade,
  relation text collate "C" not null,
  columns  text[] not null,
  primary key (merge_id, relation)
);

insert into $schema.merge_digested (merge_id, relation, columns)
select noted.merge_id, noted.relation, (
  select array_agg(attname::text) from pg_attribute
  where attrelid = ('$schema.' || noted.relation)::regclass and attnum > 0 and not attisdropped
    and attname <> 'customer_id')
from (
  select distinct merge_id, case relation when 'event_participant' then 'event' else relation end as relation
  from $schema.merge_moved where digest is not null) noted;

create function $schema.row_digest(item anyelement, known text[]) returns text language sql stable set timezone to 'UTC'
  as 'select md5(jsonb_strip_nulls(coalesce(
        (select jsonb_object_agg(field.key, field.value) from jsonb_each(to_jsonb(item)) field
         where field.key = any (known)), ''{}''))::text)';

drop function $schema.row_digest(anyelement);
