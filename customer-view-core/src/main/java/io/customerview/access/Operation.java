package io.customerview.access;

import java.util.Objects;

/**
 * A use case, as the door knows it.
 *
 * @param name such as {@code contacts.opt_out}: stands in the audit trail and goes to the operation
 *     listener
 * @param permission what it needs
 */
public record Operation(String name, Permission permission) {

  public Operation {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(permission, "permission");
  }
}
