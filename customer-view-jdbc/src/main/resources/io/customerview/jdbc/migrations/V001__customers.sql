-- Customers, their former ids, and the audit trail.
-- Texts that are compared as keys are collate "C": they order by code point, as the library does. A folded_name is cut
-- to 64 code points, so that no index row can be too long; a *_key is the fold of its text, punctuation kept.

create table $schema.customer (
  id                 uuid primary key,
  version            bigint not null check (version >= 1),
  external_id        text collate "C",
  kind               text collate "C" not null check (kind in ('PERSON', 'COMPANY')),
  given_name         text,
  family_name        text,
  social_name        text,
  legal_name         text,
  trade_name         text,
  folded_name        text collate "C" not null,
  cpf                text collate "C",
  cnpj               text collate "C",
  city               text,
  state              text,
  country            text collate "C",
  industry           text,
  city_key           text collate "C",
  state_key          text collate "C",
  industry_key       text collate "C",
  parent_id          uuid,
  -- A parent is a company, whatever two hosts do at once: the foreign key below says so.
  parent_kind        text collate "C" generated always as (case when parent_id is null then null else 'COMPANY' end) stored,
  time_zone          text collate "C",
  enabled            boolean not null,
  cancelled_on       date,
  cancelled_reason   text,
  registered_at      timestamptz not null,
  constraint customer_external_id_unique unique (external_id),
  constraint customer_id_kind_unique unique (id, kind),
  constraint customer_parent_is_company foreign key (parent_id, parent_kind)
    references $schema.customer (id, kind) deferrable initially deferred,
  constraint customer_not_its_parent check (parent_id <> id),
  constraint customer_cancelled_with_reason check ((cancelled_on is null) = (cancelled_reason is null)),
  constraint customer_named check (
    case kind
      when 'PERSON' then given_name is not null and legal_name is null and trade_name is null and cnpj is null
      else legal_name is not null and given_name is null and family_name is null and social_name is null and cpf is null
    end)
);

create index customer_by_parent on $schema.customer (parent_id, folded_name, id) where parent_id is not null;
create index customer_by_name on $schema.customer (folded_name, id);

create table $schema.identity_document (
  customer_id uuid not null references $schema.customer (id),
  country     text collate "C" not null,
  type        text collate "C" not null,
  rule        text collate "C" not null,
  number      text not null,
  primary key (customer_id, country, type)
);

-- Where a former id leads: one step, never a chain.
create table $schema.customer_alias (
  former_id  uuid primary key,
  present_id uuid not null references $schema.customer (id)
);

create index customer_alias_by_present on $schema.customer_alias (present_id);

-- No foreign key: the entries outlive the customer.
create table $schema.audit_entry (
  id          uuid primary key,
  customer_id uuid,
  version     bigint,
  moment      timestamptz not null,
  agent       text not null,
  operation   text collate "C" not null,
  happenings  jsonb not null,
  constraint audit_entry_versioned check ((customer_id is null) = (version is null)),
  constraint audit_entry_once_per_version unique (customer_id, version)
);

create index audit_entry_by_moment on $schema.audit_entry (moment, id);
