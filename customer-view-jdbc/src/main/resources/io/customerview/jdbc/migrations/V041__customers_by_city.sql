-- How many customers a city has, which two who are called alike in one city are weighed by.

create index customer_by_city on $schema.customer (city_key, state_key) where city_key is not null;
