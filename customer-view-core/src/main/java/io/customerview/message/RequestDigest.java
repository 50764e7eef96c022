package io.customerview.message;

import io.customerview.shared.Secrets;
import java.util.List;

/**
 * Tells one request to send from another that comes under the same idempotency key: a hash of what
 * was asked for under the host's key, so that nobody can guess an address back from it. Immutable.
 */
final class RequestDigest {

  private static final String USE = "request";

  private final Secrets secrets;
  private final String text;

  /**
   * Makes the digest of a request.
   *
   * @param parts what was asked for, in an order of its own; each stands apart from the next
   */
  RequestDigest(Secrets secrets, List<String> parts) {
    this.secrets = secrets;
    StringBuilder joined = new StringBuilder();
    parts.forEach(part -> joined.append(part.length()).append(':').append(part));
    this.text = joined.toString();
  }

  /** Returns the form to store: 64 hexadecimal digits. */
  String value() {
    return secrets.hash(USE, text);
  }

  /** Returns whether a request that was answered is this one, under any key of the host's. */
  boolean isOf(AnsweredRequest answered) {
    return secrets.hashes(USE, text).contains(answered.digest());
  }

  @Override
  public String toString() {
    return "RequestDigest";
  }
}
