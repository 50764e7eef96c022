-- The digital acceptance that a document asks for, and its final version, whose bytes lie in the host's store. That it
-- has expired is told from the clock.

create table $schema.acceptance (
  document_id uuid primary key references $schema.document (id),
  customer_id uuid not null references $schema.customer (id),
  asked_at    timestamptz not null,
  deadline    timestamptz not null,
  accepted_at timestamptz,
  file_id     uuid,
  file_name   text,
  media_type  text collate "C",
  size        bigint check (size >= 0),
  sha256      text collate "C" check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint acceptance_in_time check (accepted_at <= deadline),
  constraint acceptance_final_version check (
    (file_id is null or accepted_at is not null)
    and (file_id is null) = (file_name is null) and (file_id is null) = (media_type is null)
    and (file_id is null) = (size is null) and (file_id is null) = (sha256 is null))
);

create index acceptance_by_customer on $schema.acceptance (customer_id, asked_at desc, document_id);
