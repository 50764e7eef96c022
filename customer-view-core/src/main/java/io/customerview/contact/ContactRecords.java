package io.customerview.contact;

import io.customerview.contact.Consent.OptedIn;
import io.customerview.contact.Consent.OptedOut;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is held on contact points as it is exported (PRIV-1): the same fields from every storage.
 */
public final class ContactRecords {

  /** The part of the contact points. */
  public static final String POINTS = "contactPoints";

  /** The part of the record of consent. */
  public static final String CONSENTS = "consents";

  /** The part of the history. */
  public static final String HISTORY = "contactHistory";

  private ContactRecords() {}

  /** Returns all that is held on a point. */
  public static Map<String, Object> of(ContactPoint point) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", point.id().toString());
    fields.put("channel", point.channel().name());
    fields.put("address", point.address().display());
    fields.put("normalized", point.address().normalized());
    fields.put("consent", point.consent().state().name());
    fields.put("primary", point.primary());
    fields.put("addedAt", point.addedAt());
    return fields;
  }

  /** Returns the address of a point, of which {@link #of(ContactPoint)} has returned the fields. */
  public static AddressKey keyOf(Map<String, Object> point) {
    return new AddressKey(
        ContactChannel.valueOf(String.valueOf(point.get("channel"))),
        String.valueOf(point.get("normalized")));
  }

  /**
   * Returns what is held on a point, and whether its address is suppressed, since when and why
   * (CNT-13).
   *
   * @param fields what {@link #of(ContactPoint)} has returned
   * @param row that of the address on the suppression list
   */
  public static Map<String, Object> suppressed(
      Map<String, Object> fields, Optional<Suppression> row) {
    Map<String, Object> all = new LinkedHashMap<>(fields);
    all.put("suppressed", row.isPresent());
    row.ifPresent(
        one -> {
          all.put("suppressedSince", one.since());
          all.put("suppressedReason", one.reason().name());
        });
    return all;
  }

  /** Returns all that is held in an entry of the record of consent. */
  public static Map<String, Object> of(ConsentEntry entry) {
    Map<String, Object> fields = new LinkedHashMap<>();
    entry.point().ifPresent(point -> fields.put("point", point.toString()));
    fields.put("channel", entry.channel().name());
    fields.put("address", entry.normalized());
    fields.put("consent", entry.consent().state().name());
    Optional<Evidence> evidence = Optional.empty();
    if (entry.consent() instanceof OptedIn in) {
      fields.put("since", in.since());
      evidence = Optional.of(in.evidence());
    } else if (entry.consent() instanceof OptedOut out) {
      fields.put("since", out.since());
      fields.put("reason", out.reason().name());
      evidence = out.evidence();
    }
    evidence.ifPresent(proof -> put(fields, proof));
    fields.put("moment", entry.moment());
    fields.put("cause", entry.cause().name());
    entry.merge().ifPresent(merge -> fields.put("merge", merge.toString()));
    return fields;
  }

  private static void put(Map<String, Object> fields, Evidence evidence) {
    fields.put("source", evidence.source());
    fields.put("method", evidence.method());
    fields.put("given", evidence.at());
    fields.put("purposes", evidence.purposes().stream().map(Purpose::code).toList());
    evidence.legalBasis().ifPresent(basis -> fields.put("legalBasis", basis));
    evidence.textVersion().ifPresent(version -> fields.put("textVersion", version));
    evidence.proof().ifPresent(proof -> fields.put("proof", proof));
  }

  /** Returns all that is held in an entry of the history. */
  public static Map<String, Object> of(ContactHistoryEntry entry) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("point", entry.point().toString());
    fields.put("channel", entry.channel().name());
    fields.put("action", entry.action().name());
    entry.before().ifPresent(side -> put(fields, "before", side));
    entry.after().ifPresent(side -> put(fields, "after", side));
    fields.put("moment", entry.moment());
    entry.reason().ifPresent(reason -> fields.put("reason", reason));
    return fields;
  }

  private static void put(Map<String, Object> fields, String side, ContactSnapshot snapshot) {
    fields.put(side + "Address", snapshot.address().display());
    fields.put(side + "Consent", snapshot.consent().name());
    fields.put(side + "Primary", snapshot.primary());
  }
}
