-- Portfolios, and which customer is in which.

create table $schema.portfolio (
  id         uuid primary key,
  name       text collate "C" not null,
  manager    text collate "C" not null,
  is_default boolean not null,
  version    bigint not null check (version >= 1),
  constraint portfolio_name_unique unique (name)
);

create unique index portfolio_one_default on $schema.portfolio (manager) where is_default;
create index portfolio_by_manager on $schema.portfolio (manager);

alter table $schema.customer add column portfolio_id uuid
  constraint customer_portfolio_known references $schema.portfolio (id);
alter table $schema.customer add column portfolio_new boolean;
alter table $schema.customer add column portfolio_since timestamptz;
alter table $schema.customer add constraint customer_portfolio_whole check (
  (portfolio_id is null) = (portfolio_new is null) and (portfolio_id is null) = (portfolio_since is null));

create index customer_by_portfolio on $schema.customer (portfolio_id, folded_name, id) where portfolio_id is not null;
create index company_by_portfolio on $schema.customer (portfolio_id, folded_name, id) where kind = 'COMPANY';
