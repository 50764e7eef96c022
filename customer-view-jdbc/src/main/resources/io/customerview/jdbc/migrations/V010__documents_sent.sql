-- Which agent sent a message, and the messages that carried a document.

alter table $schema.message add column agent text collate "C";

create index message_by_document on $schema.message (document_id, sent_at, id) where document_id is not null;
