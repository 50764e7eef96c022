-- Documents that were sent, their files, and what is to be done with the bytes, which lie in the host's store.

create table $schema.document (
  id                 uuid primary key,
  customer_id        uuid not null references $schema.customer (id),
  number             text not null,
  name               text not null,
  sent_at            timestamptz not null,
  automation         text collate "C",
  automation_name    text,
  automation_version text,
  constraint document_automation_whole
    check ((automation is null) = (automation_name is null) and (automation is null) = (automation_version is null))
);

create index document_by_customer on $schema.document (customer_id, sent_at desc, id);

-- A deleted file stays as a tombstone. Whether it is archived is told by its document's time; moved says where its
-- bytes are.
create table $schema.document_file (
  id          uuid primary key,
  document_id uuid not null references $schema.document (id),
  position    integer not null,
  name        text not null,
  media_type  text collate "C" not null,
  size        bigint not null check (size >= 0),
  sha256      text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  sent_at     timestamptz not null,
  deleted_at  timestamptz,
  moved       boolean not null default false,
  constraint document_file_in_order unique (document_id, position)
);

create index document_file_to_archive on $schema.document_file (sent_at, id) where not moved and deleted_at is null;

-- Files whose bytes are to be removed from a moment on: they belong to nobody any more, or not yet.
create table $schema.file_removal (
  file_id uuid primary key,
  due     timestamptz not null
);

create index file_removal_due on $schema.file_removal (due, file_id);
