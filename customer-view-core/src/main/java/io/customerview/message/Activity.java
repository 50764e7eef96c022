package io.customerview.message;

import io.customerview.shared.CodePointOrder;
import java.util.Comparator;
import java.util.Objects;

/**
 * An activity of a document (atividade): something that happened to a message that carried it
 * (DOC-10). Immutable.
 *
 * @param message the message: its channel, automation and name
 * @param interaction what happened, and when
 */
public record Activity(MessageLine message, Interaction interaction) {

  /** The order of lists: what happened last comes first. */
  public static final Comparator<Interaction> NEWEST_FIRST =
      Comparator.comparing(Interaction::at)
          .thenComparing(Interaction::message)
          .thenComparing(Interaction::kind)
          .thenComparing(Interaction::key, CodePointOrder::compare)
          .reversed();

  public Activity {
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(interaction, "interaction");
  }
}
