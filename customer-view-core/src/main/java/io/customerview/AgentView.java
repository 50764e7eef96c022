package io.customerview;

import io.customerview.access.Agent;
import io.customerview.access.Desk;
import io.customerview.access.Permission;
import io.customerview.contact.ContactOffice;
import io.customerview.contact.Contacts;
import io.customerview.contact.Suppressions;
import io.customerview.customer.Registrations;
import io.customerview.storage.Storage;
import java.util.Set;

/**
 * The customer view as one agent has it: every call is made as that agent, is checked against what
 * the agent may do, and stands under the agent's name in the audit trail (ACS-2).
 *
 * <p>Immutable, thread-safe, and cheap to make: one per request is fine.
 */
public final class AgentView {

  private final Desk desk;
  private final Registrations customers;
  private final Contacts contacts;
  private final Suppressions suppressions;

  AgentView(Desk desk, Storage storage, ContactOffice contactOffice) {
    this.desk = desk;
    this.customers = new Registrations(desk, storage.customers(), storage.searchKeys());
    this.contacts = new Contacts(desk, contactOffice, storage.customers());
    this.suppressions = new Suppressions(desk, contactOffice);
  }

  /** Returns who acts. */
  public Agent agent() {
    return desk.agent();
  }

  /** Returns what this agent may do, so that a host can hide the rest (ACS-3). */
  public Set<Permission> permissions() {
    return desk.permissions();
  }

  /** Returns the registration of customers (REG). */
  public Registrations customers() {
    return customers;
  }

  /** Returns the contact points of customers (CNT). */
  public Contacts contacts() {
    return contacts;
  }

  /** Returns the suppression list (CNT-13). */
  public Suppressions suppressions() {
    return suppressions;
  }
}
