-- Whose a document is, its acceptance and what was asked for of its files are too. What was asked for while a merge stood
-- was left with the customer that stayed when the document was given back, and goes back now. The undoing of a merge that has
-- handed it over since looks where its document is.

with moved as (
  update $schema.acceptance acceptance set customer_id = document.customer_id
  from $schema.document document
  where document.id = acceptance.document_id and document.customer_id <> acceptance.customer_id
  returning acceptance.document_id)
delete from $schema.merge_moved noted using moved
where noted.relation = 'acceptance' and noted.key = moved.document_id::text;

with moved as (
  update $schema.restore restore set customer_id = document.customer_id
  from $schema.document document
  where document.id = restore.document_id and document.customer_id <> restore.customer_id
  returning restore.file_id)
delete from $schema.merge_moved noted using moved
where noted.relation = 'restore' and noted.key = moved.file_id::text;
