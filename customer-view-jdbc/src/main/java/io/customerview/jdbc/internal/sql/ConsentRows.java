package io.customerview.jdbc.internal.sql;

import io.customerview.contact.Consent;
import io.customerview.contact.Consent.OptedIn;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.contact.Evidence;
import io.customerview.contact.OptOutReason;
import io.customerview.contact.Purpose;
import io.customerview.jdbc.internal.reading.Columns;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The columns of a consent with its evidence. */
final class ConsentRows {

  private static final String[] NO_TEXTS = {};

  private ConsentRows() {}

  static void bind(SqlStatement<?> statement, Consent consent) {
    Instant since = null;
    String reason = null;
    Optional<Evidence> evidence = Optional.empty();
    if (consent instanceof OptedIn in) {
      since = in.since();
      evidence = Optional.of(in.evidence());
    } else if (consent instanceof OptedOut out) {
      since = out.since();
      reason = out.reason().name();
      evidence = out.evidence();
    }
    Evidence proof = evidence.orElse(null);
    statement
        .bind("consent", consent.state().name())
        .bindByType("since", utc(since), OffsetDateTime.class)
        .bind("reason", reason)
        .bind("source", proof == null ? null : proof.source())
        .bind("method", proof == null ? null : proof.method())
        .bindByType("givenAt", utc(proof == null ? null : proof.at()), OffsetDateTime.class)
        .bind(
            "purposes",
            proof == null
                ? NO_TEXTS
                : proof.purposes().stream().map(Purpose::code).toArray(String[]::new))
        .bind("legalBasis", proof == null ? null : proof.legalBasis().orElse(null))
        .bind("textVersion", proof == null ? null : proof.textVersion().orElse(null))
        .bind("proof", proof == null ? null : proof.proof().orElse(null));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
    return moment == null ? null : Values.utc(moment);
  }

  static Consent read(Columns row) throws SQLException {
    return switch (Consent.State.valueOf(row.getString("consent"))) {
      case NOT_GIVEN -> Consent.notGiven();
      case OPTED_IN -> new OptedIn(evidence(row).orElseThrow(), Values.instant(row, "since"));
      case OPTED_OUT ->
          new OptedOut(
              OptOutReason.valueOf(row.getString("reason")),
              evidence(row),
              Values.instant(row, "since"));
    };
  }

  private static Optional<Evidence> evidence(Columns row) throws SQLException {
    String source = row.getString("source");
    return source == null
        ? Optional.empty()
        : Optional.of(
            new Evidence(
                source,
                row.getString("method"),
                Values.instant(row, "given_at"),
                purposes(row.getList("purposes", String.class)),
                Optional.ofNullable(row.getString("legal_basis")),
                Optional.ofNullable(row.getString("text_version")),
                Optional.ofNullable(row.getString("proof"))));
  }

  private static Set<Purpose> purposes(List<String> codes) {
    return codes.stream().map(Purpose::new).collect(Collectors.toSet());
  }
}
