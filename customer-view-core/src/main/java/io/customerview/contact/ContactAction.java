package io.customerview.contact;

/** What was done to a contact point, as its history tells it (CNT-1). */
public enum ContactAction {
  ADDED,
  EDITED,
  DELETED,
  OPTED_IN,
  OPTED_OUT,
  /** Got the star. */
  MADE_PRIMARY,
  /**
   * Lost the star: to another point, by an opt-out, by an edit, or because an agent took it off.
   */
  STAR_TAKEN,
  /** Was restricted by what a duplicate that was merged had said of the same address (MRG-2). */
  JOINED,
  /** Has back what it was before a merge that was undone (MRG-2). */
  PARTED
}
