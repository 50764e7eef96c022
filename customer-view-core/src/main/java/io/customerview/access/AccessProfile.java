package io.customerview.access;

import static io.customerview.access.Permission.CONFIGURE_MANAGEMENT;
import static io.customerview.access.Permission.ERASE_CUSTOMERS;
import static io.customerview.access.Permission.EXPORT_CUSTOMERS;
import static io.customerview.access.Permission.FEED_CASES;
import static io.customerview.access.Permission.FEED_CONTRACTS;
import static io.customerview.access.Permission.FEED_DOCUMENTS;
import static io.customerview.access.Permission.FEED_MESSAGES;
import static io.customerview.access.Permission.MANAGE_OUTBOX;
import static io.customerview.access.Permission.READ_AUDIT;
import static io.customerview.access.Permission.READ_CONTRACTS;
import static io.customerview.access.Permission.READ_CUSTOMERS;
import static io.customerview.access.Permission.READ_MANAGEMENT;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.EnumSet;
import java.util.Set;

/**
 * An access profile (perfil de acesso): the permissions that agents of one kind have (ACS-1).
 *
 * <p>{@link Permission#READ_CONTRACTS} is in none: it is "a permission of its own", given to single
 * agents by {@link Agent#with}. {@link Permission#FEED_CONTRACTS}, {@link
 * Permission#FEED_DOCUMENTS}, {@link Permission#FEED_MESSAGES} and {@link Permission#FEED_CASES}
 * are in none either: they are the host's systems' (CTR-6, DOC-1, INT-1, CAS-3), which call as
 * {@link Agent#system}. Reading the audit trail is the administrator's, who answers for what others
 * did, and so is looking after the outbox, which is the whole installation's, and exporting all
 * that is held on a customer or erasing it, which is no part of daily work.
 */
public enum AccessProfile {
  /**
   * Everything with configuration, but for the list of contracts and what the host's systems do.
   */
  ADMINISTRATOR(
      EnumSet.complementOf(
          EnumSet.of(READ_CONTRACTS, FEED_CASES, FEED_CONTRACTS, FEED_DOCUMENTS, FEED_MESSAGES))),
  /**
   * What the administrator may, but for configuration, the outbox, the audit trail, exports and
   * erasure.
   */
  ANALYST(
      EnumSet.complementOf(
          EnumSet.of(
              READ_CONTRACTS,
              FEED_CASES,
              FEED_CONTRACTS,
              FEED_DOCUMENTS,
              FEED_MESSAGES,
              CONFIGURE_MANAGEMENT,
              MANAGE_OUTBOX,
              READ_AUDIT,
              EXPORT_CUSTOMERS,
              ERASE_CUSTOMERS))),
  /** Reads, but for the boards of portfolios. */
  READ_ONLY(EnumSet.of(READ_CUSTOMERS, READ_MANAGEMENT)),
  /** Nothing. */
  NONE(EnumSet.noneOf(Permission.class));

  private final ImmutableSet<Permission> permissions;

  AccessProfile(EnumSet<Permission> permissions) {
    this.permissions = Sets.immutableEnumSet(permissions);
  }

  /** Returns the permissions, in their order. */
  public Set<Permission> permissions() {
    return permissions;
  }
}
