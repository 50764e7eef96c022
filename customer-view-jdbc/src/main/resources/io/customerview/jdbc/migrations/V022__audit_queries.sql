-- The audit trail by customer, by agent and by time, newest first: in each index the entries of one moment stand in the
-- order of their customers' chains.

drop index $schema.audit_entry_by_moment;
create index audit_entry_by_moment on $schema.audit_entry (moment, coalesce(version, 0), id);
create index audit_entry_by_agent on $schema.audit_entry (agent, moment, coalesce(version, 0), id);
create index audit_entry_by_customer on $schema.audit_entry (customer_id, moment, coalesce(version, 0), id)
  where customer_id is not null;
