package io.customerview.message;

import java.util.Objects;

/**
 * One report on a message, as a provider gives it (retorno). Immutable.
 *
 * @param number how the host finds the row again
 * @param interaction what happened, and to which message
 */
public record ReportRow(long number, Interaction interaction) {

  public ReportRow {
    Objects.requireNonNull(interaction, "interaction");
  }
}
