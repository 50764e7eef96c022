package io.customerview.message;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tells one request to send from another that comes under the same idempotency key: the SHA-256 of
 * what was asked for, which doesn't tell what that was.
 */
public final class RequestDigest {

  private RequestDigest() {}

  /** Returns the digest of the parts of a request, in their order: 64 hexadecimal digits. */
  public static String of(List<String> parts) {
    Hasher hasher = Hashing.sha256().newHasher();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      hasher.putInt(bytes.length).putBytes(bytes);
    }
    return hasher.hash().toString();
  }
}
