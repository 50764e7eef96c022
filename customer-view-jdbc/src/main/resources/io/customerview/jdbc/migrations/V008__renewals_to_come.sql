-- Renewals that were not yet the next one of their company when its contracts were last written. All others that lie
-- ahead are next, so the order by renewal read from its end passes nothing else; those of which the time has come
-- since then are gathered.

alter table $schema.renewal add column to_come boolean not null default false;
update $schema.renewal set to_come = first_day > current_date - 1 where first_day > current_date - 1;
alter table $schema.renewal alter column to_come drop default;

create index renewal_not_to_come on $schema.renewal (renews_on, customer_id) where not to_come;
create index renewal_to_come on $schema.renewal using gist (daterange(first_day, renews_on, '[]')) where to_come;
