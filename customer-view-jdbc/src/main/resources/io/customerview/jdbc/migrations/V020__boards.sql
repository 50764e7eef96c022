-- The journey of a portfolio, through which its customers are led.

alter table $schema.portfolio add column journey_id uuid
  constraint portfolio_journey_known references $schema.journey (id);

create index portfolio_by_journey on $schema.portfolio (journey_id) where journey_id is not null;
