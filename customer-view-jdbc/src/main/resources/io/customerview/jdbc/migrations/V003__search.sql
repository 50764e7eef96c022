-- The search index: everything that customers are found by.
-- Names here are folded and cut to 64 code points, so that no index row can be too long.

-- The card of a customer: the name that it is shown under, and what it is found by, as it is registered: field, key,
-- value and detail, in turn. Lists of customers show nothing that is not here.
create table $schema.search_customer (
  customer_id    uuid primary key,
  name           text not null,
  sort_name      text collate "C" not null,
  registration   text[] not null default '{}',
  contact_points text[] not null default '{}'
);

-- The lists. In each, the entries of one key stand in the order of names: a page is a range of the primary key.
create table $schema.search_entry (
  list        smallint not null,
  part        smallint not null,
  customer_id uuid not null,
  key         text collate "C" not null,
  sort_name   text collate "C" not null,
  value       text collate "C" not null,
  primary key (list, key, sort_name, customer_id, part, value)
);

create index search_entry_by_customer on $schema.search_entry (customer_id, part);
