-- How many interactions customers had who were erased: nobody's, and no finer than a month.

create table $schema.erased_total (
  month           date not null check (extract(day from month) = 1),
  channel         text collate "C" not null,
  contact_channel text collate "C" not null check (contact_channel in ('PHONE', 'EMAIL', 'POSTAL')),
  kind            text collate "C" not null,
  count           bigint not null check (count > 0),
  primary key (month, channel, kind)
);
