package io.customerview.shared;

import java.util.UUID;

/** The order of UUIDs by unsigned bytes, which {@link UUID#compareTo} is not. */
final class UnsignedUuid {

  private UnsignedUuid() {}

  static int compare(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }
}
