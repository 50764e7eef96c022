-- What was done with a customer and changed nothing of it, such as an export, has an entry without a version.
alter table $schema.audit_entry drop constraint audit_entry_versioned;
alter table $schema.audit_entry add constraint audit_entry_versioned check (version is null or customer_id is not null);
