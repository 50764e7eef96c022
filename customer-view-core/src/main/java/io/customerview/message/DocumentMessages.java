package io.customerview.message;

import io.customerview.message.MessageCursors.Mark;
import io.customerview.message.Messages.Place;
import io.customerview.shared.DocumentId;
import io.customerview.shared.MessageId;
import io.customerview.shared.Page;
import io.customerview.shared.Secrets;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
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
   * @param withTest whether to show sendings in test mode too (INT-5)
   */
  public Page<Sending> sendings(
      UnitOfWork work, DocumentId document, boolean withTest, Optional<String> cursor, int limit) {
    return lines(work, document, false, withTest, cursor, limit, Sending::of);
  }

  /**
   * Returns a page of the AR digital: the certified messages among those that carried the document,
   * newest first (DOC-11).
   *
   * @param withTest whether to show messages in test mode too (INT-5)
   */
  public Page<DigitalReceipt> receipts(
      UnitOfWork work, DocumentId document, boolean withTest, Optional<String> cursor, int limit) {
    return lines(work, document, true, withTest, cursor, limit, DigitalReceipt::of);
  }

  private interface Row<T> {
    T of(MessageLine line, MessageHistory history);
  }

  private <T> Page<T> lines(
      UnitOfWork work,
      DocumentId document,
      boolean certified,
      boolean withTest,
      Optional<String> cursor,
      int limit,
      Row<T> row) {
    String use = "documents.messages " + document + ' ' + certified + withTest;
    Optional<Place> after = cursor.map(text -> cursors().open(use, text).place());
    Page<MessageLine> page =
        cursors()
            .page(
                use,
                messages.ofDocument(work, document, certified, withTest, after, limit + 1),
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
      Optional<String> cursor,
      int limit) {
    String use = "documents.activities " + document + ' ' + query;
    Optional<Interaction> after =
        cursor.map(text -> DocumentMessages.interaction(cursors().open(use, text)));
    List<Activity> found = messages.activities(work, document, query, after, limit + 1);
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
