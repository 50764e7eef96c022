-- Contracts, and what they come to for each customer.

create table $schema.contract (
  id                text collate "C" primary key,
  customer_id       uuid not null references $schema.customer (id),
  type              text collate "C" not null check (type in ('RECURRING', 'IMPLEMENTATION', 'ON_DEMAND')),
  status            text collate "C" not null
                    check (status in ('ACTIVE', 'EXPIRING', 'EXPIRED', 'CANCELLED', 'INACTIVE')),
  value             numeric(16, 4) not null,
  contracted_on     date not null,
  renews_on         date,
  tags              text[] not null,
  tag_keys          text[] collate "C" not null,
  cancelled_on      date,
  cancelled_reason  text,
  cancelled_here_at timestamptz,
  as_of             timestamptz,
  -- The days that it runs: to the renewal or open, cut at a cancellation; least() looks at what is not null.
  term              daterange not null generated always as (
                      case when least(renews_on, cancelled_on) < contracted_on then 'empty'::daterange
                        else daterange(contracted_on, least(renews_on, cancelled_on), '[]') end) stored,
  constraint contract_cancelled_on_a_day check ((status = 'CANCELLED') = (cancelled_on is not null)),
  constraint contract_cancellation_whole
    check (cancelled_on is not null or (cancelled_reason is null and cancelled_here_at is null))
);

create index contract_by_customer on $schema.contract (customer_id, contracted_on desc, id);
create index contract_by_term on $schema.contract using gist (term);

-- Monthly recurring revenue, and the latest renewal that the customer base looks at. Whoever writes contracts
-- writes these, in the same transaction.
alter table $schema.customer add column revenue numeric(16, 4) not null default 0;
alter table $schema.customer add column last_renewal date;

-- The renewals that the customer base looks at: from first_day on, up to its own day, each is the next one. So
-- whatever day it is, the next renewal is read and nothing has to be written when a day ends. Once all of them are
-- past it is customer.last_renewal.
create table $schema.renewal (
  customer_id uuid not null references $schema.customer (id),
  renews_on   date not null,
  first_day   date not null,
  primary key (customer_id, renews_on),
  constraint renewal_runs_up_to_its_day check (first_day <= renews_on)
);

-- The orders of the customer base, and its filters.
create index renewal_in_order on $schema.renewal (renews_on, customer_id) include (first_day);
create index company_by_name on $schema.customer (folded_name, id) where kind = 'COMPANY';
create index company_by_revenue on $schema.customer (revenue, id) where kind = 'COMPANY';
create index company_by_last_renewal on $schema.customer (last_renewal, id) where kind = 'COMPANY';
create index company_by_city on $schema.customer (city_key, folded_name, id) where kind = 'COMPANY';
create index company_by_state on $schema.customer (state_key, folded_name, id) where kind = 'COMPANY';
create index company_by_country on $schema.customer (country, folded_name, id) where kind = 'COMPANY';
create index company_cancelled on $schema.customer (folded_name, id) where kind = 'COMPANY' and cancelled_on is not null;
