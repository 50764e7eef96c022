package io.customerview.acceptance;

import io.customerview.acceptance.AcceptanceRefusal.AcceptanceExpired;
import io.customerview.acceptance.AcceptanceRefusal.AcceptanceNotAsked;
import io.customerview.acceptance.AcceptanceRefusal.AlreadyAccepted;
import io.customerview.acceptance.AcceptanceRefusal.FinalVersionDiffers;
import io.customerview.acceptance.AcceptanceRefusal.NotAccepted;
import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.document.Document;
import io.customerview.document.DocumentFile;
import io.customerview.document.DocumentRefusal;
import io.customerview.document.DocumentRefusal.DocumentUnknown;
import io.customerview.document.Documents;
import io.customerview.document.FileShelf;
import io.customerview.document.FileShelf.Filed;
import io.customerview.document.FileSweep;
import io.customerview.document.NewFile;
import io.customerview.shared.After;
import io.customerview.shared.CommonRefusal.MomentUnlikely;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.FileStoreException;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes the acceptance of documents in from the host's systems: that it is asked for, that it was
 * given, and the final version with its report (ACC-1, ACC-2).
 *
 * <p>Thread-safe.
 *
 * <p>Every call takes {@link Permission#FEED_DOCUMENTS}.
 */
public final class AcceptanceIntake {

  private static final Operation TAKE =
      new Operation("acceptance_intake.take", Permission.FEED_DOCUMENTS);
  private static final Operation ACCEPT =
      new Operation("acceptance_intake.accept", Permission.FEED_DOCUMENTS);
  private static final Operation PREPARE =
      new Operation("acceptance_intake.prepare", Permission.FEED_DOCUMENTS);
  private static final Operation DELETE =
      new Operation("acceptance_intake.delete_final_version", Permission.FEED_DOCUMENTS);
  private static final Operation FINISH =
      new Operation("acceptance_intake.finish", Permission.FEED_DOCUMENTS);

  private final Desk desk;
  private final AcceptanceOffice office;
  private final FileShelf shelf;

  @Wiring
  public AcceptanceIntake(Desk desk, AcceptanceOffice office) {
    this.desk = desk;
    this.office = office;
    this.shelf = new FileShelf(office.documents());
  }

  /**
   * Takes in what the host says about the acceptance of a document: that it is asked for until a
   * deadline; another deadline, while it is not accepted; and that it was accepted, at a moment
   * that the host's own system has recorded. The same again changes nothing.
   *
   * @throws RefusedException with {@link DocumentUnknown}, with {@link AlreadyAccepted} if it is
   *     accepted under another deadline or at another moment, or with {@link MomentUnlikely} if it
   *     was accepted in the future
   */
  public Acceptance take(NewAcceptance given) {
    return desk.change(
        TAKE,
        change -> {
          Document document = lock(change, given.document());
          if (given.acceptedAt().filter(change.moment()::isBefore).isPresent()) {
            throw new RefusedException(new MomentUnlikely("acceptedAt"));
          }
          After<Acceptance> asked =
              find(change, document.id())
                  .map(known -> known.until(given.deadline()))
                  .orElseGet(
                      () ->
                          Acceptance.asked(
                              document.id(),
                              document.customer(),
                              change.moment(),
                              given.deadline()));
          Acceptance saved = save(change, asked);
          return given
              .acceptedAt()
              .map(moment -> save(change, acceptedThen(saved, moment)))
              .orElse(saved);
        });
  }

  private static After<Acceptance> acceptedThen(Acceptance before, Instant moment) {
    if (before.acceptedAt().filter(known -> !known.equals(moment)).isPresent()) {
      throw new RefusedException(new AlreadyAccepted(before.document()));
    }
    return before.accept(moment);
  }

  /**
   * Accepts a document now, by the clock: at the deadline it can be, after it no longer. One that
   * is accepted stays as it is.
   *
   * @throws RefusedException with {@link DocumentUnknown}, {@link AcceptanceNotAsked} or {@link
   *     AcceptanceExpired}
   */
  public Acceptance accept(DocumentId document) {
    return desk.change(
        ACCEPT,
        change -> {
          lock(change, document);
          return save(change, asked(change, document).accept(change.moment()));
        });
  }

  /**
   * Takes in the final version of a document that was accepted, with the report (laudo). The same
   * again, by its name and its SHA-256 where one is given, stays as it is and is not read.
   *
   * @throws RefusedException with {@link DocumentUnknown}, {@link AcceptanceNotAsked}, {@link
   *     NotAccepted}, {@link AcceptanceExpired} or {@link FinalVersionDiffers}, or with {@link
   *     DocumentRefusal} as documents are refused; nothing is kept then
   * @throws FileStoreException if the store or the stream fails, or writing takes more than 12
   *     hours; nothing is kept then
   */
  public Acceptance finish(DocumentId document, NewFile file) {
    return shelf.keep(desk, PREPARE, FINISH, List.of(file), new FinalVersion(document, file));
  }

  /**
   * Deletes a final version that was the wrong one, as another customer's: nobody can open it any
   * more, its bytes are removed by the {@link FileSweep}, and another one can be {@linkplain
   * #finish taken in}. One that is not the document's, or not any more, is left alone, so that the
   * same again never deletes what has come since.
   *
   * @throws RefusedException with {@link DocumentUnknown} or {@link AcceptanceNotAsked}
   */
  public Acceptance deleteFinalVersion(DocumentId document, FileId file) {
    return desk.change(
        DELETE,
        change -> {
          lock(change, document);
          After<Acceptance> after = asked(change, document).deleteFinalVersion(file);
          if (after.isChanged()) {
            Documents documents = office.documents().documents();
            documents.removeLater(change.work(), List.of(file), change.moment());
          }
          return save(change, after);
        });
  }

  /** A final version that is to be kept. */
  private final class FinalVersion implements Filed<Acceptance> {

    private final DocumentId document;
    private final NewFile given;

    FinalVersion(DocumentId document, NewFile given) {
      this.document = document;
      this.given = given;
    }

    @Override
    public Optional<Acceptance> known(Change change) {
      read(change, document);
      Acceptance acceptance = asked(change, document);
      acceptance.requireAccepted(change.moment());
      if (acceptance.finalVersion().isEmpty()) {
        return Optional.empty();
      }
      if (!given.says(acceptance.finalVersion().get())) {
        throw new RefusedException(new FinalVersionDiffers(document));
      }
      return Optional.of(acceptance);
    }

    @Override
    public Acceptance keep(Change change, List<DocumentFile> files) {
      lock(change, document);
      return known(change)
          .orElseGet(
              () -> {
                office
                    .documents()
                    .documents()
                    .kept(change.work(), files.stream().map(DocumentFile::id).toList());
                return save(change, asked(change, document).finish(files.get(0)));
              });
    }

    @Override
    public List<DocumentFile> filesOf(Acceptance kept) {
      return kept.finalVersion().stream().toList();
    }
  }

  private Acceptance save(Change change, After<Acceptance> after) {
    if (after.isChanged()) {
      office.acceptances().save(change.work(), after.value());
      after.events().forEach(event -> change.happened(after.value().customer(), event));
    }
    return after.value();
  }

  private Acceptance asked(Change change, DocumentId document) {
    return find(change, document)
        .orElseThrow(() -> new RefusedException(new AcceptanceNotAsked(document)));
  }

  private Optional<Acceptance> find(Change change, DocumentId document) {
    return office.acceptances().find(change.work(), document);
  }

  /** Returns a document whose customer is locked; before that a merge may move it. */
  private Document lock(Change change, DocumentId document) {
    change.lock(read(change, document).customer());
    Document found = read(change, document);
    change.lock(found.customer());
    return found;
  }

  private Document read(Change change, DocumentId document) {
    return office
        .documents()
        .documents()
        .find(change.work(), document)
        .orElseThrow(() -> new RefusedException(new DocumentUnknown(document)));
  }
}
