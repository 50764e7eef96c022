package io.customerview.shared;

import java.util.Map;

/**
 * Something that happened to a customer, in the past tense, such as {@code contact.opted_out}.
 * Every package has its own sealed family of events, each a record. Goes into the audit trail and
 * to the host's listeners.
 *
 * <p>What {@link #details()} tells is safe to keep and to log: ids and codes as they are, personal
 * data only masked.
 */
public interface DomainEvent {

  /** Returns the name, such as {@code customer.registered}; it never changes between releases. */
  String name();

  /** Returns what there is to say about it, by field, in a stable order. */
  Map<String, String> details();

  /**
   * Returns how a detail tells the two sides of a change, both as they may be kept: {@code before >
   * after}, with nothing on the side where there was or is nothing.
   */
  static String fromTo(String before, String after) {
    return before + " > " + after;
  }
}
