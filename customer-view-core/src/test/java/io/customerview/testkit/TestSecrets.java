package io.customerview.testkit;

import io.customerview.shared.Secrets;
import java.util.Arrays;

/** Secrets for tests: everybody knows them. */
public final class TestSecrets {

  /** Made of one key. */
  public static final Secrets SECRETS = Secrets.of(key(7));

  private TestSecrets() {}

  /** Returns a key whose bytes are all the same. */
  public static byte[] key(int fill) {
    byte[] key = new byte[Secrets.SHORTEST_KEY];
    Arrays.fill(key, (byte) fill);
    return key;
  }
}
