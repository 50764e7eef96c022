package io.customerview.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import io.customerview.shared.CustomerId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.Secrets;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestDigestTest {

  private static final byte[] OLD = key(1);
  private static final byte[] NEW = key(2);
  private static final List<String> ASKED = List.of("messages.resend", "m-1", "lia@exemplo.com.br");

  private static byte[] key(int value) {
    byte[] key = new byte[Secrets.SHORTEST_KEY];
    Arrays.fill(key, (byte) value);
    return key;
  }

  @Test
  @DisplayName("PRIV-3: without the host's key nobody can tell an address from what is stored")
  void keyed() {
    String stored = new RequestDigest(Secrets.of(OLD), ASKED).value();
    assertThat(stored).hasSize(64).isNotEqualTo(new RequestDigest(Secrets.of(NEW), ASKED).value());
    assertThat(stored)
        .isNotEqualTo(
            Hashing.sha256()
                .hashString("15:messages.resend3:m-118:lia@exemplo.com.br", StandardCharsets.UTF_8)
                .toString());
  }

  @Test
  @DisplayName("a request is known again when the host has a new key, and the old one still")
  void rotated() {
    AnsweredRequest answered = answered(new RequestDigest(Secrets.of(OLD), ASKED).value());
    assertThat(new RequestDigest(Secrets.of(NEW, OLD), ASKED).isOf(answered)).isTrue();
    assertThat(new RequestDigest(Secrets.of(NEW), ASKED).isOf(answered)).isFalse();
  }

  private static AnsweredRequest answered(String digest) {
    return new AnsweredRequest(
        new IdempotencyKey("k"),
        digest,
        new CustomerId(new UUID(0, 1)),
        new OutgoingId(new UUID(0, 2)),
        SettableClock.START);
  }

  @Test
  @DisplayName("parts stand apart: what one ends with is not what the next begins with")
  void apart() {
    assertThat(
            List.of(
                digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("1:a"), digest("a")))
        .doesNotHaveDuplicates();
  }

  private static String digest(String... parts) {
    return new RequestDigest(TestSecrets.SECRETS, List.of(parts)).value();
  }
}
