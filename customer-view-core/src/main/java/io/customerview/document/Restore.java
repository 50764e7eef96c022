package io.customerview.document;

import io.customerview.document.DocumentEvent.FileRequested;
import io.customerview.document.DocumentEvent.FileRestored;
import io.customerview.shared.After;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An archived file that was asked for (pedido de restauração), from the request until it is
 * archived again (DOC-4): first {@linkplain #isOpen open}, then available before {@linkplain
 * #archivesOn a day}. On that day the file is archived again, by the clock; the restore is gone
 * once its bytes were moved. Immutable.
 *
 * @param file which file
 * @param document of which document
 * @param customer whose document it is
 * @param requestedAt when it was asked for first
 * @param askers who asked, in order: each is told once when it is there
 * @param archivesOn the day on which it is archived again; empty while the request is open
 */
public record Restore(
    FileId file,
    DocumentId document,
    CustomerId customer,
    Instant requestedAt,
    List<AgentId> askers,
    Optional<LocalDate> archivesOn) {

  /** The name of this part in an export. */
  public static final String PART = "restores";

  public Restore {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(requestedAt, "requestedAt");
    askers = List.copyOf(askers);
    Objects.requireNonNull(archivesOn, "archivesOn");
    if (askers.isEmpty()) {
      throw new IllegalArgumentException("somebody asked");
    }
  }

  /** An agent asks for a file of a document. */
  static After<Restore> requested(Document document, FileId file, AgentId agent, Instant moment) {
    return After.of(
        new Restore(
            file, document.id(), document.customer(), moment, List.of(agent), Optional.empty()),
        new FileRequested(document.id(), file));
  }

  /** Another agent asks while the request is open: there is one request, and each is told. */
  After<Restore> askedBy(AgentId agent) {
    if (askers.contains(agent)) {
      return After.unchanged(this);
    }
    List<AgentId> all = new ArrayList<>(askers);
    all.add(agent);
    return After.of(
        new Restore(file, document, customer, requestedAt, all, archivesOn),
        new FileRequested(document, file));
  }

  /**
   * The file is there, and can be opened until the later of two days.
   *
   * @param again the day on which the days of the policy are over
   * @param byAge the day on which the document's files are archived by their age, which is ahead
   *     where that has become greater
   */
  After<Restore> arrived(LocalDate again, LocalDate byAge) {
    return After.of(
        new Restore(file, document, customer, requestedAt, askers, Optional.of(again)),
        new FileRestored(document, file, later(again, byAge)));
  }

  static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  /** Returns whether the file is on its way. */
  public boolean isOpen() {
    return archivesOn.isEmpty();
  }

  /** Returns whether the file is available on a day because it was asked for. */
  public boolean isAvailableOn(LocalDate today) {
    return archivesOn.filter(today::isBefore).isPresent();
  }

  /** Returns this restore as another customer's, into which its own was merged. */
  public Restore reassignedTo(CustomerId other) {
    return new Restore(file, document, other, requestedAt, askers, archivesOn);
  }

  /** Returns this restore as it is exported (PRIV-1). */
  public Map<String, Object> toRecord() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("document", document.toString());
    fields.put("file", file.toString());
    fields.put("requestedAt", requestedAt);
    archivesOn.ifPresent(day -> fields.put("archivesOn", day));
    return fields;
  }

  @Override
  public String toString() {
    return "Restore[" + file + ", " + archivesOn.map(LocalDate::toString).orElse("open") + "]";
  }
}
