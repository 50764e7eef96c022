package io.customerview.jdbc.internal.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * One numbered migration, as it stands in the jar.
 *
 * @param number as its name begins, from 1
 * @param name the file's name, such as {@code V001__customers.sql}
 * @param sql the script, with {@code $schema} in the schema's places
 */
public record Migration(int number, String name, String sql) {

  /** The migrations, in order. A released one is never edited. */
  private static final List<String> NAMES =
      List.of(
          "V001__customers.sql",
          "V002__contacts.sql",
          "V003__search.sql",
          "V004__decision.sql",
          "V005__contracts.sql",
          "V006__segments.sql",
          "V007__documents.sql",
          "V008__renewals_to_come.sql",
          "V009__messages.sql",
          "V010__documents_sent.sql",
          "V011__markers.sql",
          "V012__outbox.sql",
          "V013__acceptances.sql",
          "V014__portfolios.sql",
          "V015__segment_editions.sql",
          "V016__journeys.sql",
          "V017__events.sql",
          "V018__portfolio_imports.sql",
          "V019__restores.sql",
          "V020__boards.sql",
          "V021__recent_rules.sql",
          "V022__audit_queries.sql",
          "V023__erasure.sql",
          "V024__undoing_and_telling.sql",
          "V025__cases.sql",
          "V026__dashboard.sql",
          "V027__merges.sql",
          "V028__activities.sql",
          "V029__retired_markers.sql",
          "V030__totals_by_contact_channel.sql",
          "V031__journeys_left.sql",
          "V032__entries_beside_the_chain.sql",
          "V033__merge_digests.sql",
          "V034__cases_by_state.sql",
          "V035__event_digests.sql",
          "V036__closing_reports.sql",
          "V037__calendars_that_fail.sql",
          "V038__consents_of_merges.sql",
          "V039__what_follows_documents.sql",
          "V040__erased_by_contact_channel.sql",
          "V041__customers_by_city.sql",
          "V042__former_ids.sql",
          "V043__tried_hand_overs.sql",
          "V044__consents_since_merges.sql",
          "V045__while_merges_stood.sql",
          "V046__days_of_erased_trails.sql",
          "V047__undone_beside_merges.sql");

  /**
   * As which other text a migration may have run: one that failed on some bases was mended before
   * it was released, so that it takes them too and otherwise does the same.
   */
  private static final Map<String, String> MENDED =
      Map.of(
          "V026__dashboard.sql",
          "f027911d34421c5054c968ed363efd76eff69f702be8f6e727ade789fdfb05a8");

  private static final String FOLDER = "/io/customerview/jdbc/migrations/";

  /** Returns all of them. */
  public static List<Migration> all() {
    List<Migration> all = new ArrayList<>();
    for (String name : NAMES) {
      all.add(new Migration(Integer.parseInt(name.substring(1, 4)), name, read(name)));
    }
    return List.copyOf(all);
  }

  /** Returns what tells an edited script from the original, whatever the schema. */
  public String checksum() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** Returns whether a script with a checksum, which has run, has done what this one does. */
  public boolean ranAs(String other) {
    return other.equals(checksum()) || other.equals(MENDED.get(name));
  }

  private static String read(String name) {
    try (InputStream in = Migration.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks the migration " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
