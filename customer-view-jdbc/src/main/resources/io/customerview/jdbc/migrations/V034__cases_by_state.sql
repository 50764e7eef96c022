-- The few cases that a filter lists among the many that a customer has, and messages of no campaign.

create index customer_case_by_state on $schema.customer_case (customer_id, state, created_at, number);
create index customer_case_by_campaign on $schema.customer_case
  (customer_id, (coalesce(campaign, '')), created_at, number);
create index message_of_no_campaign on $schema.message (customer_id, sent_at, id) where campaign is null;
