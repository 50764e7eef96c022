package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTextTest {

  private static final String ID = "155372b3-2d17-4922-a147-2da86c0aed2c";
  private static final String KEY = "155372b32d174922a1472da86c0aed2c";

  @ParameterizedTest
  @ValueSource(
      strings = {
        ID,
        KEY,
        "155372B3-2D17-4922-A147-2DA86C0AED2C",
        "{155372b3-2d17-4922-a147-2da86c0aed2c}",
        "urn:uuid:155372b3-2d17-4922-a147-2da86c0aed2c",
        "URN:UUID:155372B32D174922A1472DA86C0AED2C",
        " 155372b3-2d17-4922-a147-2da86c0aed2c\n",
      })
  @DisplayName("SRCH-5: a UUID is read in any of its forms")
  void parse_uuid(String text) {
    IdText id = IdText.parse(text);
    assertThat(id.isUuid()).isTrue();
    assertThat(id.compact()).isEqualTo(KEY);
    assertThat(id.formatted()).isEqualTo(ID);
    assertThat(id.uuid()).contains(UUID.fromString(ID));
    assertThat(id).isEqualTo(IdText.of(UUID.fromString(ID))).hasToString(ID);
    assertThat(id).hasSameHashCodeAs(IdText.parse(ID));
    assertThat(IdText.leadingBlocks(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CRM-1",
        "crm-1",
        "155372b3-2d17-4922-a147-2da86c0aed2",
        "155372b32d17-4922-a147-2da86c0aed2c",
        "155372b3-2d17-4922-a147-2da86c0aed2g",
        "{" + KEY,
        "155372b3-2d17-4922-a147-2da86c0aed2c-",
        "1-55372b3-2d17-4922-a147-2da86c0aed2c",
      })
  @DisplayName("SRCH-5: anything else is a host's own id, exact and in its case")
  void parse_opaque(String text) {
    IdText id = IdText.parse(text);
    assertThat(id.isUuid()).isFalse();
    assertThat(id.compact()).isEqualTo(text);
    assertThat(id.formatted()).isEqualTo(text);
    assertThat(id.uuid()).isEmpty();
    assertThat(id).hasToString("IdText[" + text.length() + "]");
  }

  @Test
  @DisplayName("SRCH-5: a host's ids differ by case")
  void equals_opaque() {
    assertThat(IdText.parse("CRM-1")).isNotEqualTo(IdText.parse("crm-1"));
    assertThat(IdText.parse("CRM-1")).isLessThan(IdText.parse("crm-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "155372B3, 155372b3",
    "155372b3-, 155372b3",
    "155372b3-2d17, 155372b32d17",
    "155372b3-2d17-, 155372b32d17",
    "155372b3-2d17-4922, 155372b32d174922",
    "155372b3-2d17-4922-a147, 155372b32d174922a147",
    "155372b32, 155372b32",
    "155372b32d174922a1472da86c0aed2, 155372b32d174922a1472da86c0aed2",
    "12345678, 12345678",
  })
  @DisplayName(
      "SRCH-5: a UUID is searched by whole blocks, or by eight digits and more without hyphens")
  void leadingBlocks(String text, String expected) {
    assertThat(IdText.leadingBlocks(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "155372b", "155372b3-2d1", "155372b-2d17", "155372g3", "2d17-4922", ID})
  @DisplayName("SRCH-5: parts of blocks and whole UUIDs are no leading blocks")
  void leadingBlocks_none(String text) {
    assertThat(IdText.leadingBlocks(text)).isEmpty();
  }

  @Test
  @DisplayName("SRCH-9: each fault of an id has its own reason")
  void refusalOf_names_the_fault() {
    assertThat(IdText.refusalOf(" ")).contains(new IdentityRefusal.Missing(IdentityKind.ID));
    assertThat(IdText.refusalOf("a\u0000"))
        .contains(new IdentityRefusal.WrongCharacter(IdentityKind.ID, 0, 2));
    assertThat(IdText.refusalOf("a".repeat(129)))
        .contains(new IdentityRefusal.TooLong(IdentityKind.ID, 128, 129));
    assertThat(IdText.refusalOf("a".repeat(128))).isEmpty();
    assertThat(IdText.tryParse("")).isEmpty();
  }
}
