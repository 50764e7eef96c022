-- Imports of portfolios, and what each did with which customer, so that it can be undone.

create table $schema.portfolio_import (
  id        uuid primary key,
  at        timestamptz not null,
  agent     text collate "C" not null,
  customers bigint not null,
  undone_at timestamptz
);

create index portfolio_import_by_time on $schema.portfolio_import (at, id);

-- A portfolio of long ago may have been deleted since.
create table $schema.portfolio_import_change (
  import_id      uuid not null references $schema.portfolio_import (id),
  customer_id    uuid not null references $schema.customer (id),
  from_portfolio uuid,
  from_new       boolean,
  from_since     timestamptz,
  to_portfolio   uuid,
  to_new         boolean,
  to_since       timestamptz,
  primary key (import_id, customer_id)
);

create index portfolio_import_change_by_customer on $schema.portfolio_import_change (customer_id, import_id);
create index company_active on $schema.customer (folded_name, id) where kind = 'COMPANY' and cancelled_on is null;
