package io.customerview.access;

/**
 * What an agent may be allowed to do (ACS-1). A refusal names the one that is missing. With each
 * are told the parts of {@code AgentView} whose calls take it; which calls of a part those are is
 * told by its class.
 *
 * <p>The permissions of customer management (gestão de clientes: journeys, portfolios, markers,
 * contracts, the customer base, events, segments) are of no use while a host has that module
 * switched off.
 */
public enum Permission {
  /**
   * Find customers; read registrations, contact points with their history, whether a customer may
   * be written to, pauses, what stands on the suppression list, documents with their files and
   * acceptances, messages, interactions, cases, dashboards, and the totals of those who were erased
   * (SRCH, DOC-2, INT-2, ACC-2, CNT-11, DSH).
   *
   * <p>Calls: {@code acceptances}, {@code cases}, {@code contacts}, {@code customers}, {@code
   * dashboard}, {@code decisions}, {@code documents}, {@code messages}, {@code privacy}, {@code
   * profile}, {@code search} and {@code suppressions}.
   */
  READ_CUSTOMERS(false),
  /**
   * Register, change, cancel and reactivate customers, one by one or many at once (REG-4, REG-8).
   *
   * <p>Calls: {@code customers} and {@code intake}.
   */
  EDIT_CUSTOMERS(false),
  /**
   * Find duplicates of customers, say which are none, merge them and undo that (MRG).
   *
   * <p>Calls: {@code merging}.
   */
  MERGE_CUSTOMERS(false),
  /**
   * Add, edit and delete contact points; opt in and out; choose the primary; pause and resume
   * messages; report unsubscriptions, complaints and bounces that name an address (CNT-1, CNT-10,
   * CNT-14). Taking customers in with their contact points takes it too.
   *
   * <p>Calls: {@code contacts}, {@code decisions}, {@code feedback} and {@code intake}.
   */
  EDIT_CONTACTS(false),
  /**
   * Take documents and their acceptances in from the host's systems, and delete files (DOC-1,
   * DOC-5, ACC-1): no profile has it.
   *
   * <p>Calls: {@code acceptanceIntake} and {@code documentIntake}.
   */
  FEED_DOCUMENTS(false),
  /**
   * Ask for archived files, and for access to deleted ones (DOC-4, DOC-5).
   *
   * <p>Calls: {@code fileRequests}.
   */
  REQUEST_FILES(false),
  /**
   * Put addresses on the suppression list, and take them off (CNT-13).
   *
   * <p>Calls: {@code suppressions}.
   */
  EDIT_SUPPRESSIONS(false),
  /**
   * Read and check the audit trail (PRIV-3).
   *
   * <p>Calls: {@code audit}.
   */
  READ_AUDIT(false),
  /**
   * Export all that is held on a customer, contracts included (PRIV-1).
   *
   * <p>Calls: {@code privacy}.
   */
  EXPORT_CUSTOMERS(false),
  /**
   * Erase customers for good, and see what that would take (PRIV-2).
   *
   * <p>Calls: {@code privacy}.
   */
  ERASE_CUSTOMERS(false),
  /**
   * Read the list of a customer's contracts (planos e valores): no profile has it, it is given to
   * single agents. A profile without it withholds them, and an explanation of segments what single
   * contracts say.
   *
   * <p>Calls: {@code contracts}.
   */
  READ_CONTRACTS(true),
  /**
   * Take contracts in from the host's systems (CTR-6): no profile has it, since agents only read
   * them.
   *
   * <p>Calls: {@code contractIntake}.
   */
  FEED_CONTRACTS(true),
  /**
   * Take messages, reports on them and inbound interactions in from the host's systems (INT-1,
   * INT-6, INT-9): no profile has it. Reports close addresses (CNT-10) without {@link
   * #EDIT_CONTACTS}.
   *
   * <p>Calls: {@code messageIntake}.
   */
  FEED_MESSAGES(false),
  /**
   * Take cases in from the host's systems (CAS-3): no profile has it.
   *
   * <p>Calls: {@code caseIntake}.
   */
  FEED_CASES(false),
  /**
   * Send messages to customers, and messages and documents again (CNT-11, INT-7, DOC-6).
   *
   * <p>Calls: {@code documentSending} and {@code messageSending}.
   */
  SEND_MESSAGES(false),
  /**
   * Look after the outbox: see what waits or was set aside, have it tried again or withdraw it.
   *
   * <p>Calls: {@code outbox}.
   */
  MANAGE_OUTBOX(false),
  /**
   * Read journeys, what falls due, portfolios, markers, the figures of contracts, the customer base
   * and the timeline; read segments and their members, and ask them of customers.
   *
   * <p>Calls: {@code base}, {@code contracts}, {@code journeyDefinitions}, {@code journeys}, {@code
   * markers}, {@code portfolios}, {@code timeline} and {@code segments}.
   */
  READ_MANAGEMENT(true),
  /**
   * Open the board of a portfolio.
   *
   * <p>Calls: {@code boards} and {@code portfolios}.
   */
  READ_BOARDS(true),
  /**
   * Set stages, complete milestones, register events, choose portfolio and marker of a customer.
   *
   * <p>Calls: {@code journeys}, {@code markers}, {@code portfolios} and {@code timeline}.
   */
  EDIT_MANAGEMENT(true),
  /**
   * Define journeys, portfolios, markers and segments; import portfolios; check and try segments
   * that are not saved, and bring their members up to date.
   *
   * <p>Calls: {@code journeyDefinitions}, {@code markers}, {@code portfolioImports}, {@code
   * portfolios} and {@code segments}.
   */
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
