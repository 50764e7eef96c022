-- Archived files that were asked for: open until they are there, available until a day, and gone once their bytes are
-- in the archive again.

create table $schema.restore (
  file_id      uuid primary key references $schema.document_file (id),
  document_id  uuid not null references $schema.document (id),
  customer_id  uuid not null references $schema.customer (id),
  requested_at timestamptz not null,
  askers       text[] not null check (cardinality(askers) > 0),
  until        date
);

create index restore_open on $schema.restore (document_id, file_id) where until is null;
create index restore_over on $schema.restore (until) where until is not null;
create index restore_by_customer on $schema.restore (customer_id);
