-- A merged customer is found by its former id, and by the host's id of it: the keys of part 4, as those of a registration.

alter table $schema.search_customer add column former_ids text[] not null default '{}';

with of_host as (
  select customer_id, external_id,
    external_id ~* '^(urn:uuid:)?([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$'
      or external_id ~* '^[{]([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})[}]$' as is_uuid
  from $schema.merge where external_id is not null),
former as (
  select present_id as customer_id, 'CUSTOMER_ID' as field, replace(former_id::text, '-', '') as key,
    former_id::text as shown, true as is_uuid
  from $schema.customer_alias
  union all
  select customer_id, 'EXTERNAL_ID',
    case when is_uuid then right(lower(translate(external_id, '-{}', '')), 32) else external_id end,
    external_id, is_uuid
  from of_host),
card as (
  update $schema.search_customer card set former_ids = found.keys
  from (
    select customer_id, array_agg(part.text order by field collate "C", key collate "C", part.number) as keys
    from former
    cross join lateral (values (1, field), (2, key), (3, shown), (4, '')) as part (number, text)
    group by customer_id) found
  where card.customer_id = found.customer_id
  returning card.customer_id, card.sort_name)
insert into $schema.search_entry (list, part, customer_id, key, sort_name, value)
select entry.list, 4, customer_id, entry.key, card.sort_name, entry.value
from former
join card using (customer_id)
cross join lateral (
  select 21 as list, former.key as key,
    case when shown = case when is_uuid then former.key::uuid::text else former.key end then '' else shown end as value
  union all
  select 22, left(former.key, 8), former.key where is_uuid) entry
on conflict do nothing;
