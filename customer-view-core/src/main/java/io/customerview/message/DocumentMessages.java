package io.customerview.message;

import io.customerview.message.MessageCursors.Mark;
import io.customerview.message.Messages.Place;
import io.customerview.message.Messages.SentOn;
import io.customerview.shared.DocumentId;
import io.customerview.shared.MessageId;
import io.customerview.shared.Page;
import io.customerview.shared.Secrets;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The pages of what became of one document: its sendings, its activities and its AR digital (DOC-9
 * to DOC-11), over all messages that carried it, to whomever they went. A cursor is good for one
 * document and list only.
 *
 * <p>Immutable and thread-safe.
 *
 * @param messages the messages
 * @param secrets seals cursors
 */
@Wiring
public record DocumentMessages(Messages messages, Secrets secrets) {

  public DocumentMessages {
    Objects.requireNonNull(messages, "messages");
    Objects.requireNonNull(secrets, "secrets");
  }

  /**
   * Returns a page of the send history, newest first (DOC-9).
   *
   * @param sent which of them
   */
  public Page<Sending> sendings(
      UnitOfWork work, DocumentId document, SentOn sent, Optional<String> cursor, int limit) {
    return lines(work, document, false, sent, cursor, limit, Sending::of);
  }

  /**
   * Returns a page of the AR digital: the certified messages among those that carried the document,
   * newest first (DOC-11).
   *
   * @param sent which of them
   */
  public Page<DigitalReceipt> receipts(
      UnitOfWork work, DocumentId document, SentOn sent, Optional<String> cursor, int limit) {
    return lines(work, document, true, sent, cursor, limit, DigitalReceipt::of);
  }

  private interface Row<T> {
    T of(MessageLine line, MessageHistory history);
  }

  private <T> Page<T> lines(
      UnitOfWork work,
      DocumentId document,
      boolean certified,
      SentOn sent,
      Optional<String> cursor,
      int limit,
      Row<T> row) {
    String use = "documents.messages " + document + ' ' + certified + sent.withTest() + sent.days();
    Optional<Place> after = cursor.map(text -> cursors().open(use, text).place());
    Page<MessageLine> page =
        cursors()
            .page(
                use,
                messages.ofDocument(work, document, certified, sent, after, limit + 1),
                limit,
                line -> Mark.of(new Place(line.at(), line.id())));
    Map<MessageId, List<Interaction>> interactions =
        messages.firsts(work, page.items().stream().map(MessageLine::id).toList());
    Function<MessageLine, MessageHistory> history =
        line -> new MessageHistory(interactions.getOrDefault(line.id(), List.of()));
    return page.map(line -> row.of(line, history.apply(line)));
  }

  /** Returns a page of the activities, the latest first (DOC-10). */
  public Page<Activity> activities(
      UnitOfWork work,
      DocumentId document,
      ActivityQuery query,
      ZoneId zone,
      Optional<String> cursor,
      int limit) {
    String use = "documents.activities " + document + ' ' + query;
    Optional<Interaction> after =
        cursor.map(text -> DocumentMessages.interaction(cursors().open(use, text)));
    List<Activity> found = messages.activities(work, document, query, zone, after, limit + 1);
    return cursors().page(use, found, limit, activity -> mark(activity.interaction()));
  }

  /** No id holds a line break. */
  private static Mark mark(Interaction last) {
    return new Mark(
        last.at(), last.message() + "\n" + last.kind() + "\n" + last.eventId().orElse(""));
  }

  private static Interaction interaction(Mark mark) {
    String[] parts = mark.text().split("\n", -1);
    return new Interaction(
        new MessageId(parts[0]),
        InteractionKind.valueOf(parts[1]),
        mark.at(),
        parts[2].isEmpty() ? Optional.empty() : Optional.of(parts[2]));
  }

  private MessageCursors cursors() {
    return new MessageCursors(secrets);
  }
}
