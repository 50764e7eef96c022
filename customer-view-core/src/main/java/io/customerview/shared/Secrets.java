package io.customerview.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The host's secrets, and the two things that are done with them: texts are hashed so that nobody
 * without the key can guess them back (suppressed addresses, CNT-13; what was asked for under an
 * idempotency key), and small values are sealed so that nobody without it can read or change them
 * (cursors, unsubscribe links).
 *
 * <pre>{@code
 * Secrets secrets = Secrets.of(key);          // at least 32 random bytes, from the host's vault: kept, never made anew at a start
 * Secrets knowing = Secrets.of(key, newKey);  // 1. every process knows the new key, and none uses it yet
 * Secrets changed = Secrets.of(newKey, key);  // 2. once all of them do: the first one hashes and seals, all are tried
 * }</pre>
 *
 * <p>The step between is needed wherever two processes run at once, if only while one replaces the
 * other. One that knew the old key alone would take an address that its neighbour has suppressed
 * under the new one for free, and write to it; and refuse that neighbour's cursors and unsubscribe
 * links, and requests that are tried again.
 *
 * <p>Keys for single uses are derived by HKDF (RFC 5869) with SHA-256; hashes are HMAC-SHA256 (RFC
 * 2104); seals are AES-256-GCM (NIST SP 800-38D) with a random nonce.
 *
 * <p>What was hashed or sealed under a key is never done anew under another. With a key that is
 * lost or left out the addresses that were suppressed under it may be written to again, and
 * unsubscribe links in messages that are out lead nowhere any more, both for ever; cursors are
 * refused, and requests under an idempotency key that was used are refused as other ones as long as
 * the key is kept. So an old key stays in the list.
 *
 * <p>{@code toString} tells nothing. Immutable and thread-safe.
 */
public final class Secrets {

  /** The shortest key, in bytes. */
  public static final int SHORTEST_KEY = 32;

  /** The longest text that is opened, in characters; longer ones were not sealed here. */
  public static final int LONGEST_SEALED = 8192;

  private static final String HMAC = "HmacSHA256";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_ID = Integer.BYTES;
  private static final byte FORMAT = 1;

  private final List<DerivedKeys> keys;
  private final SecureRandom random = new SecureRandom();

  private record DerivedKeys(int id, SecretKeySpec hashing, SecretKeySpec sealing) {}

  private Secrets(List<DerivedKeys> keys) {
    this.keys = keys;
  }

  /**
   * Obtains the secrets of a host from its key, and from the keys that it had before, newest first.
   *
   * @throws IllegalArgumentException if a key has less than {@value #SHORTEST_KEY} bytes
   */
  public static Secrets of(byte[] key, byte[]... formerKeys) {
    DerivedKeys[] derived = new DerivedKeys[1 + formerKeys.length];
    derived[0] = derive(key);
    for (int index = 0; index < formerKeys.length; index++) {
      derived[index + 1] = derive(formerKeys[index]);
    }
    return new Secrets(List.of(derived));
  }

  private static DerivedKeys derive(byte[] key) {
    if (Objects.requireNonNull(key, "key").length < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "a key has at least " + SHORTEST_KEY + " bytes, not " + key.length);
    }
    return new DerivedKeys(
        ByteBuffer.wrap(hkdf(key, "id")).getInt(),
        new SecretKeySpec(hkdf(key, "hash"), HMAC),
        new SecretKeySpec(hkdf(key, "seal"), "AES"));
  }

  private static byte[] hkdf(byte[] key, String use) {
    return hkdf(
        key,
        "io.customerview".getBytes(StandardCharsets.UTF_8),
        use.getBytes(StandardCharsets.UTF_8),
        32);
  }

  /** RFC 5869: extract, then expand. */
  static byte[] hkdf(byte[] key, byte[] salt, byte[] info, int length) {
    byte[] extracted = hmac(new SecretKeySpec(salt.length == 0 ? new byte[32] : salt, HMAC), key);
    SecretKeySpec expanding = new SecretKeySpec(extracted, HMAC);
    ByteBuffer output = ByteBuffer.allocate(length);
    byte[] block = new byte[0];
    for (int counter = 1; output.hasRemaining(); counter++) {
      block = hmac(expanding, block, info, new byte[] {(byte) counter});
      output.put(block, 0, Math.min(block.length, output.remaining()));
    }
    return output.array();
  }

  private static byte[] hmac(SecretKeySpec key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + HMAC, impossible);
    }
  }

  /**
   * Returns the hash of a text, in 64 hexadecimal digits: the form to store.
   *
   * @param use what the hash is for; the same text has another hash for another use
   */
  public String hash(String use, String text) {
    return hash(keys.get(0), use, text);
  }

  /** Returns the hashes of a text under every key, the present one first: the forms to look for. */
  public List<String> hashes(String use, String text) {
    return keys.stream().map(key -> hash(key, use, text)).toList();
  }

  private static String hash(DerivedKeys key, String use, String text) {
    byte[] label = use.getBytes(StandardCharsets.UTF_8);
    byte[] length = ByteBuffer.allocate(Integer.BYTES).putInt(label.length).array();
    return HexFormat.of()
        .formatHex(hmac(key.hashing(), length, label, text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Seals a value, as a text of letters, digits, hyphens and underscores.
   *
   * @param use what it is for; it can be opened for the same use only
   */
  public String seal(String use, byte[] value) {
    DerivedKeys key = keys.get(0);
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key, use, nonce, value).orElseThrow();
    ByteBuffer text = ByteBuffer.allocate(1 + KEY_ID + NONCE + sealed.length);
    text.put(FORMAT).putInt(key.id()).put(nonce).put(sealed);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.array());
  }

  /**
   * Opens what was sealed for a use, or returns empty if the text was not sealed so: it was
   * changed, is for another use, or its key is not among these.
   */
  public Optional<byte[]> open(String use, String sealed) {
    if (sealed.length() > LONGEST_SEALED) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(sealed);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
    int start = 1 + KEY_ID + NONCE;
    // One value has one text: no padding, and no stray bits in its last character.
    if (bytes.length < start + TAG_BITS / 8
        || bytes[0] != FORMAT
        || !Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(sealed)) {
      return Optional.empty();
    }
    int id = ByteBuffer.wrap(bytes, 1, KEY_ID).getInt();
    byte[] nonce = Arrays.copyOfRange(bytes, 1 + KEY_ID, start);
    byte[] value = Arrays.copyOfRange(bytes, start, bytes.length);
    return keys.stream()
        .filter(key -> key.id() == id)
        .findFirst()
        .flatMap(key -> crypt(Cipher.DECRYPT_MODE, key, use, nonce, value));
  }

  private static Optional<byte[]> crypt(
      int mode, DerivedKeys key, String use, byte[] nonce, byte[] value) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key.sealing(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(use.getBytes(StandardCharsets.UTF_8));
      return Optional.of(cipher.doFinal(value));
    } catch (AEADBadTagException changed) {
      return Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has AES/GCM", impossible);
    }
  }

  /** Tells how many keys there are, and nothing of them. */
  @Override
  public String toString() {
    return "Secrets[" + keys.size() + "]";
  }
}
