package io.customerview.contact;

import io.customerview.shared.CustomerId;
import io.customerview.shared.Version;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The contact points of a customer, as they were read. Immutable.
 *
 * @param customer the customer's present id
 * @param version the version at which they were read: what commands that edit or release take
 * @param points the points that are not deleted, in the order in which they were added
 */
public record CustomerContacts(CustomerId customer, Version version, List<ContactPoint> points) {

  public CustomerContacts {
    points = List.copyOf(points);
  }

  /** Returns the points of a channel. */
  public List<ContactPoint> points(ContactChannel channel) {
    return book().points(channel);
  }

  /**
   * Returns where a message goes that is addressed to the customer on a channel, or why nowhere
   * (CNT-5).
   */
  public PrimaryContact primary(ContactChannel channel) {
    return book().primary(channel);
  }

  /** Returns the channels with a released point (CNT-15). */
  public Set<ContactChannel> activeChannels() {
    return book().activeChannels();
  }

  private ContactBook book() {
    return ContactBook.of(customer, points, Map.of());
  }
}
