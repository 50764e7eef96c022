package io.customerview.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * That a message was handed over.
 *
 * @param reference what the provider calls it, where it says so; at most {@value #LONGEST} code
 *     points are kept of it, without control characters and halves of surrogate pairs
 */
public record Receipt(Optional<String> reference) {

  /** How much of a reference is kept, in code points. */
  public static final int LONGEST = 256;

  private static final Receipt BARE = new Receipt(Optional.empty());

  public Receipt {
    Objects.requireNonNull(reference, "reference");
  }

  /** Obtains a receipt without a reference. */
  public static Receipt bare() {
    return BARE;
  }

  /** Obtains a receipt with the provider's reference. */
  public static Receipt of(String reference) {
    return new Receipt(Optional.of(reference));
  }
}
