package io.customerview.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private static final byte[] OLD = key(1);
  private static final byte[] NEW = key(2);
  private static final byte[] VALUE = "page 7".getBytes(StandardCharsets.UTF_8);

  private final Secrets secrets = Secrets.of(OLD);

  private static byte[] key(int fill) {
    byte[] key = new byte[Secrets.SHORTEST_KEY];
    Arrays.fill(key, (byte) fill);
    return key;
  }

  @Test
  @DisplayName("HKDF gives the first answer of RFC 5869, appendix A")
  void derives_as_the_rfc_does() {
    HexFormat hex = HexFormat.of();
    assertThat(
            Secrets.hkdf(
                hex.parseHex("0b".repeat(22)),
                hex.parseHex("000102030405060708090a0b0c"),
                hex.parseHex("f0f1f2f3f4f5f6f7f8f9"),
                42))
        .asHexString()
        .isEqualToIgnoringCase(
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
  }

  @Test
  void what_is_sealed_can_be_opened() {
    assertThat(secrets.open("search", secrets.seal("search", VALUE)))
        .hasValueSatisfying(value -> assertThat(value).isEqualTo(VALUE));
  }

  @Test
  void the_same_value_is_sealed_differently_each_time() {
    assertThat(secrets.seal("search", VALUE)).isNotEqualTo(secrets.seal("search", VALUE));
  }

  @Test
  void what_is_sealed_does_not_show() {
    String sealed = secrets.seal("search", VALUE);
    assertThat(new String(Base64.getUrlDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
        .doesNotContain("page");
  }

  @Test
  void what_is_sealed_for_one_use_can_not_be_opened_for_another() {
    assertThat(secrets.open("history", secrets.seal("search", VALUE))).isEmpty();
  }

  @Test
  void a_changed_text_can_not_be_opened_wherever_it_was_changed() {
    String sealed = secrets.seal("search", VALUE);
    for (int index = 0; index < sealed.length(); index++) {
      char other = sealed.charAt(index) == 'A' ? 'B' : 'A';
      String changed = sealed.substring(0, index) + other + sealed.substring(index + 1);
      assertThat(secrets.open("search", changed)).as("at %s", index).isEmpty();
    }
  }

  @Test
  void a_text_that_was_never_sealed_can_not_be_opened() {
    assertThat(secrets.open("search", "")).isEmpty();
    assertThat(secrets.open("search", "not base64!")).isEmpty();
    assertThat(secrets.open("search", "AQ")).isEmpty();
    assertThat(secrets.open("search", "A".repeat(10_000_000))).isEmpty();
    assertThat(secrets.open("search", secrets.seal("search", VALUE) + "=")).isEmpty();
  }

  @Test
  void the_shortest_and_the_longest_value_can_be_opened_and_no_longer_one() {
    byte[] longest = new byte[Secrets.LONGEST_SEALED * 6 / 8 - 33];
    assertThat(secrets.seal("search", longest)).hasSize(Secrets.LONGEST_SEALED);
    for (byte[] value : new byte[][] {{}, longest}) {
      assertThat(secrets.open("search", secrets.seal("search", value)))
          .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(value));
    }
    String longer = secrets.seal("search", new byte[longest.length + 1]);
    assertThat(secrets.open("search", longer)).isEmpty();
  }

  @Test
  void another_key_opens_nothing() {
    assertThat(Secrets.of(NEW).open("search", secrets.seal("search", VALUE))).isEmpty();
  }

  @Test
  void after_a_rotation_the_new_key_seals_and_the_old_one_still_opens() {
    Secrets rotated = Secrets.of(NEW, OLD);
    assertThat(rotated.open("search", secrets.seal("search", VALUE))).isPresent();
    assertThat(Secrets.of(NEW).open("search", rotated.seal("search", VALUE))).isPresent();
    assertThat(secrets.open("search", rotated.seal("search", VALUE))).isEmpty();
  }

  @Test
  void a_hash_is_the_same_each_time_and_other_for_each_key_use_and_text() {
    String hash = secrets.hash("suppression", "maria@exemplo.com.br");
    assertThat(hash)
        .matches("[0-9a-f]{64}")
        .isEqualTo(secrets.hash("suppression", "maria@exemplo.com.br"));
    assertThat(secrets.hash("suppression", "jose@exemplo.com.br")).isNotEqualTo(hash);
    assertThat(secrets.hash("other", "maria@exemplo.com.br")).isNotEqualTo(hash);
    assertThat(Secrets.of(NEW).hash("suppression", "maria@exemplo.com.br")).isNotEqualTo(hash);
  }

  @Test
  void where_the_use_ends_and_the_text_begins_counts() {
    assertThat(secrets.hash("ab", "c")).isNotEqualTo(secrets.hash("a", "bc"));
  }

  @Test
  void after_a_rotation_hashes_of_the_old_key_are_still_looked_for() {
    String before = secrets.hash("suppression", "a");
    Secrets rotated = Secrets.of(NEW, OLD);
    assertThat(rotated.hashes("suppression", "a"))
        .containsExactly(Secrets.of(NEW).hash("suppression", "a"), before);
    assertThat(rotated.hash("suppression", "a")).isNotEqualTo(before);
  }

  @Test
  void a_short_key_is_refused() {
    assertThatThrownBy(() -> Secrets.of(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32");
    assertThatThrownBy(() -> Secrets.of(OLD, new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_key_that_the_host_wipes_afterwards_still_works() {
    byte[] key = key(3);
    Secrets ours = Secrets.of(key);
    String sealed = ours.seal("search", VALUE);
    Arrays.fill(key, (byte) 0);
    assertThat(ours.open("search", sealed)).isPresent();
  }

  @Test
  void to_string_tells_nothing() {
    assertThat(secrets).hasToString("Secrets[1]");
  }
}
