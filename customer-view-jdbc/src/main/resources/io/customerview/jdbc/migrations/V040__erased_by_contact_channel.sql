-- Two channels of one code that stand for different contact channels are two, also among the totals of who was erased. And an
-- erasure looks for the merges of a customer that were undone.

alter table $schema.erased_total drop constraint erased_total_pkey;
alter table $schema.erased_total add primary key (month, channel, contact_channel, kind);

create index merge_parted on $schema.merge (former_id) where undone_at is not null;
