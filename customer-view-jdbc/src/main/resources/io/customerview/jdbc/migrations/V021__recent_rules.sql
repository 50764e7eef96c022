-- Which segments changed last, newest first: who follows the rules reads those alone.

alter table $schema.segment_rule_set
  add column recent_editions uuid[] not null default '{}',
  add column recent_segments uuid[] not null default '{}';
