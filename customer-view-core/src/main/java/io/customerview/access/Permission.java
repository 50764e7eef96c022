package io.customerview.access;

/**
 * What an agent may be allowed to do (ACS-1). A refusal names the one that is missing.
 *
 * <p>The permissions of customer management (gestão de clientes: journeys, portfolios, markers,
 * contracts, the customer base, events, segments) are of no use while a host has that module
 * switched off.
 */
public enum Permission {
  /**
   * Find customers; read registrations, contact points with their history, documents, messages and
   * cases.
   */
  READ_CUSTOMERS(false),
  /** Register and change customers. */
  EDIT_CUSTOMERS(false),
  /** Find duplicates of customers, say which are none, merge them and undo that (MRG). */
  MERGE_CUSTOMERS(false),
  /** Add, edit and delete contact points; opt in and out; choose the primary. */
  EDIT_CONTACTS(false),
  /**
   * Take documents in from the host's systems, and delete their files (DOC-1, DOC-5): no profile
   * has it.
   */
  FEED_DOCUMENTS(false),
  /** Ask for archived files, and for access to deleted ones (DOC-4, DOC-5). */
  REQUEST_FILES(false),
  /** Put addresses on the suppression list, and take them off. */
  EDIT_SUPPRESSIONS(false),
  /** Read the audit trail. */
  READ_AUDIT(false),
  /** Export all that is held on a customer, contracts included (PRIV-1). */
  EXPORT_CUSTOMERS(false),
  /** Erase customers for good (PRIV-2). */
  ERASE_CUSTOMERS(false),
  /**
   * Read the list of a customer's contracts (planos e valores): no profile has it, it is given to
   * single agents.
   */
  READ_CONTRACTS(true),
  /**
   * Take contracts in from the host's systems (CTR-6): no profile has it, since agents only read
   * them.
   */
  FEED_CONTRACTS(true),
  /**
   * Take messages, reports on them and inbound interactions in from the host's systems (INT-1,
   * INT-6, INT-9): no profile has it.
   */
  FEED_MESSAGES(false),
  /** Take cases in from the host's systems (CAS-3): no profile has it. */
  FEED_CASES(false),
  /** Send messages and documents to customers again (INT-7, DOC-6). */
  SEND_MESSAGES(false),
  /** Look after the outbox: see what waits or was set aside, and have it tried again. */
  MANAGE_OUTBOX(false),
  /** Read journeys, markers, the customer base and the timeline. */
  READ_MANAGEMENT(true),
  /** Open the board of a portfolio. */
  READ_BOARDS(true),
  /**
   * Set stages, complete milestones, register events, choose portfolio and marker of a customer.
   */
  EDIT_MANAGEMENT(true),
  /** Define journeys, portfolios, markers and segments; import portfolios. */
  CONFIGURE_MANAGEMENT(true);

  private final boolean management;

  Permission(boolean management) {
    this.management = management;
  }

  /**
   * Returns whether this belongs to the customer-management module, which a host can switch off as
   * a whole.
   */
  public boolean isManagement() {
    return management;
  }
}
