package io.customerview.search;

import io.customerview.identity.SearchKeys;
import io.customerview.search.SearchIndex.Position;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * Cursors: the place after which the next page begins, sealed with the host's secrets, together
 * with the version of the contract and a digest of the query. The page size may change from page to
 * page; nothing else of the query may.
 */
final class Cursors {

  private static final String SEARCH = "search.cursor";
  private static final String LIST = "customers.cursor";
  private static final int DIGEST = 32;
  private static final int HEAD = 1 + DIGEST + 3 * Byte.BYTES + 2 * Long.BYTES;

  private final Secrets secrets;

  Cursors(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * Where a page ends: tier and kind of its last hit, and its place among them.
   *
   * @param quietTold whether the first page told of the reading that is else kept quiet
   */
  record Place(int tier, SearchKind kind, Position position, boolean quietTold) {}

  String of(CustomerQuery query, Place place) {
    return seal(SEARCH, digest(query), place);
  }

  /**
   * Returns the place that a cursor holds.
   *
   * @throws RefusedException with {@link CursorInvalid} if it was not made for this query
   */
  Place open(CustomerQuery query, String cursor) {
    return open(SEARCH, digest(query), cursor);
  }

  String ofList(Position last) {
    return seal(LIST, new byte[DIGEST], new Place(0, SearchKind.ANY, last, false));
  }

  Position openList(String cursor) {
    return open(LIST, new byte[DIGEST], cursor).position();
  }

  private String seal(String use, byte[] digest, Place place) {
    byte[] name = place.position().name().getBytes(StandardCharsets.UTF_8);
    UUID customer = place.position().customer().value();
    ByteBuffer value =
        ByteBuffer.allocate(HEAD + name.length)
            .put((byte) SearchKeys.VERSION)
            .put(digest)
            .put((byte) place.tier())
            .put((byte) code(place.kind()))
            .put((byte) (place.quietTold() ? 1 : 0))
            .putLong(customer.getMostSignificantBits())
            .putLong(customer.getLeastSignificantBits())
            .put(name);
    return secrets.seal(use, value.array());
  }

  private Place open(String use, byte[] digest, String cursor) {
    ByteBuffer value = ByteBuffer.wrap(secrets.open(use, cursor).orElseGet(() -> new byte[0]));
    if (value.remaining() < HEAD || value.get() != SearchKeys.VERSION) {
      throw new RefusedException(new CursorInvalid());
    }
    byte[] given = new byte[DIGEST];
    value.get(given);
    if (!Arrays.equals(given, digest)) {
      throw new RefusedException(new CursorInvalid());
    }
    int tier = value.get();
    SearchKind kind = kind(value.get());
    boolean quietTold = value.get() != 0;
    UUID customer = new UUID(value.getLong(), value.getLong());
    String name = StandardCharsets.UTF_8.decode(value).toString();
    return new Place(tier, kind, new Position(name, new CustomerId(customer)), quietTold);
  }

  private static int code(SearchKind kind) {
    return Arrays.asList(SearchKind.values()).indexOf(kind);
  }

  private static SearchKind kind(int code) {
    return Arrays.asList(SearchKind.values()).get(code);
  }

  private static byte[] digest(CustomerQuery query) {
    try {
      // Only the text, the last one, may hold a line's end.
      String parts =
          String.join(
              "\n",
              query.kind().name(),
              query.mode().name(),
              query.country().map(Object::toString).orElse(""),
              query.documentType().orElse(""),
              query.formatsCpf() + "/" + query.acceptsMasked(),
              query.text());
      return MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
