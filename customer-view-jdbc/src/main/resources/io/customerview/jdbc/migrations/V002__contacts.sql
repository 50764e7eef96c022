-- Contact points, the record of consent, the history, and the suppression list.

-- An address is a phone in E.164, an e-mail address, or the parts of a postal address as JSON.
create table $schema.contact_point (
  customer_id uuid not null references $schema.customer (id),
  id          uuid not null,
  channel     text collate "C" not null check (channel in ('PHONE', 'EMAIL', 'POSTAL')),
  address     text not null,
  normalized  text collate "C" not null,
  consent     text collate "C" not null check (consent in ('NOT_GIVEN', 'OPTED_IN', 'OPTED_OUT')),
  is_primary  boolean not null,
  added_at    timestamptz not null,
  deleted_at  timestamptz,
  primary key (customer_id, id),
  constraint contact_point_primary_released
    check (not is_primary or (consent = 'OPTED_IN' and deleted_at is null))
);

create unique index contact_point_one_primary on $schema.contact_point (customer_id, channel) where is_primary;
create unique index contact_point_address_once
  on $schema.contact_point (customer_id, channel, normalized) where deleted_at is null;
create index contact_point_by_address on $schema.contact_point (channel, normalized) where deleted_at is null;

-- The sequence is the order in which entries were added: the customer is locked whenever one is.
create table $schema.consent_entry (
  customer_id  uuid not null references $schema.customer (id),
  sequence     bigint generated always as identity,
  id           uuid not null,
  point_id     uuid,
  channel      text collate "C" not null,
  normalized   text collate "C" not null,
  address_hash text collate "C" not null,
  consent      text collate "C" not null check (consent in ('NOT_GIVEN', 'OPTED_IN', 'OPTED_OUT')),
  since        timestamptz,
  reason       text collate "C",
  source       text,
  method       text,
  given_at     timestamptz,
  purposes     text[] not null,
  legal_basis  text,
  text_version text,
  proof        text,
  moment       timestamptz not null,
  agent        text not null,
  primary key (customer_id, sequence),
  constraint consent_entry_evidenced check (
    case consent
      when 'OPTED_IN' then source is not null and since is not null and reason is null
      when 'OPTED_OUT' then reason is not null and since is not null
      else source is null and since is null and reason is null
    end),
  constraint consent_entry_evidence_whole
    check ((source is null) = (method is null) and (source is null) = (given_at is null))
);

create table $schema.contact_history (
  customer_id    uuid not null references $schema.customer (id),
  sequence       bigint generated always as identity,
  id             uuid not null,
  point_id       uuid not null,
  channel        text collate "C" not null,
  action         text collate "C" not null,
  before_address text,
  before_consent text collate "C",
  before_primary boolean,
  after_address  text,
  after_consent  text collate "C",
  after_primary  boolean,
  moment         timestamptz not null,
  agent          text not null,
  reason         text,
  primary key (customer_id, sequence)
);

-- It belongs to no customer, and survives all of them. A row that was lifted is kept: a past moment can be asked for.
create table $schema.suppression (
  sequence  bigint generated always as identity primary key,
  hash      text collate "C" not null,
  channel   text collate "C" not null,
  reason    text collate "C" not null,
  since     timestamptz not null,
  agent     text,
  lifted_at timestamptz
);

create unique index suppression_once on $schema.suppression (hash) where lifted_at is null;
create index suppression_by_hash on $schema.suppression (hash) where lifted_at is not null;
