package io.customerview.shared;

/**
 * How often a customer was changed: 1 when registered, one more with every change of anything that
 * belongs to the customer.
 *
 * @param number 1 or more
 */
public record Version(long number) implements Comparable<Version> {

  public static final Version FIRST = new Version(1);

  public Version {
    if (number < 1) {
      throw new IllegalArgumentException("a version is 1 or more, not " + number);
    }
  }

  public Version next() {
    return new Version(number + 1);
  }

  @Override
  public int compareTo(Version other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
