-- What happened to messages that carried a document, in the order in which it is shown with the document. Beside such an
-- interaction stands what its message is listed by, which never changes.

alter table $schema.interaction add column document_id uuid;
alter table $schema.interaction add column channel text collate "C";
alter table $schema.interaction add column contact_channel text collate "C";
alter table $schema.interaction add column test boolean;

update $schema.interaction interaction set
  document_id = message.document_id, channel = message.channel, contact_channel = message.contact_channel,
  test = message.test
from $schema.message message
where message.id = interaction.message_id and message.document_id is not null;

alter table $schema.interaction add constraint interaction_document_whole check (
  (document_id is null) = (channel is null) and (document_id is null) = (contact_channel is null)
  and (document_id is null) = (test is null));

create index interaction_by_document on $schema.interaction (document_id, test, kind, at, message_id, key)
  where document_id is not null;
create index interaction_by_document_channel on $schema.interaction (
  document_id, channel, contact_channel, test, kind, at, message_id, key) where document_id is not null;
