-- Cases, as the host knows them.

create table $schema.customer_case (
  number      text collate "C" primary key,
  customer_id uuid not null references $schema.customer (id),
  state       text collate "C" not null,
  created_at  timestamptz not null,
  campaign    text collate "C",
  link        text,
  as_of       timestamptz not null,
  sequence    bigint not null
);

-- The list, and how many there are by state and campaign.
create index customer_case_by_customer on $schema.customer_case (customer_id, created_at, number)
  include (state, campaign);

-- What happened about a case.
create index message_by_case on $schema.message (case_id) where case_id is not null;
create index inbound_by_case on $schema.inbound (case_id) where case_id is not null;
