package io.customerview.contact;

import io.customerview.customer.Customers.Place;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Cursors of the people of a company. They hold the name and the id after which the list goes on,
 * sealed, so that it goes on there whatever has become of who had them.
 */
record PeopleCursors(Secrets secrets) {

  private static final int ID = 2 * Long.BYTES;

  String seal(String query, Place last) {
    byte[] name = last.sortName().getBytes(StandardCharsets.UTF_8);
    UUID id = last.member().value();
    return secrets.seal(
        query,
        ByteBuffer.allocate(ID + name.length)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .put(name)
            .array());
  }

  /**
   * Returns the place that a cursor holds.
   *
   * @throws RefusedException with {@link CursorInvalid} if it was changed, or belongs to another
   *     query
   */
  Place open(String query, String cursor) {
    ByteBuffer place =
        secrets
            .open(query, cursor)
            .filter(opened -> opened.length >= ID)
            .map(ByteBuffer::wrap)
            .orElseThrow(() -> new RefusedException(new CursorInvalid()));
    CustomerId member = new CustomerId(new UUID(place.getLong(), place.getLong()));
    return new Place(StandardCharsets.UTF_8.decode(place).toString(), member);
  }
}
