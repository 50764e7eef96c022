package io.customerview.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.document.DocumentRefusal.FileNameUnsafe;
import io.customerview.document.DocumentRefusal.MediaTypeMalformed;
import io.customerview.document.DocumentRefusal.NoFile;
import io.customerview.document.DocumentRefusal.TooManyFiles;
import io.customerview.identity.DocumentNumber;
import io.customerview.shared.CommonRefusal.TextCharacter;
import io.customerview.shared.CommonRefusal.TextMissing;
import io.customerview.shared.CommonRefusal.TextTooLong;
import io.customerview.shared.DocumentId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.FileId;
import io.customerview.shared.FileStoreException;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {

  private static final Instant SENT = Instant.parse("2026-11-22T15:00:00Z");
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({
    "2023-05-05, P1Y, 2024-05-05",
    "2024-02-29, P1Y, 2025-03-01",
    "2023-02-28, P1Y, 2024-02-28",
    "2024-02-29, P4Y, 2028-02-29",
    "2026-10-31, P1M, 2026-12-01",
    "2026-10-31, P1M1D, 2026-12-02",
    "2026-12-31, P10D, 2027-01-10"
  })
  @DisplayName(
      "DOC-3: files are archived at their age, the following day where there is no such day")
  void archived_on(LocalDate sent, Period age, LocalDate archived) {
    assertThat(new ArchivePolicy(age).archivesOn(sent)).isEqualTo(archived);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P0D", "P-1D", "P1Y-1D", "P100Y1D"})
  @DisplayName("DOC-3: an age is a day to 100 years")
  void ages(String age) {
    Period period = Period.parse(age);
    assertThatThrownBy(() -> new ArchivePolicy(period))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(", not " + period);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3_651})
  @DisplayName("DOC-4: a restored file stays for 1 to 3,650 days")
  void days_restored(int days) {
    assertThatThrownBy(() -> new RestorePolicy(days))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a restored file stays for 1 to 3650 days, not " + days);
  }

  @Test
  @DisplayName("DOC-1: a document has 1 to 100 files, and a name of 1 to 256 code points")
  void limits() {
    refused(() -> document("Contrato").build(), new NoFile());
    NewDocument.Builder most = document("\uD83D\uDE00".repeat(256));
    for (int at = 0; at < 100; at++) {
      most.file(file("a.pdf"));
    }
    assertThat(most.build().files()).hasSize(100);
    refused(() -> most.file(file("a.pdf")).build(), new TooManyFiles(100));
    refused(
        () -> document("x".repeat(257)).file(file("a.pdf")).build(),
        new TextTooLong("documentName", 256, 257));
    refused(() -> document(" ").file(file("a.pdf")).build(), new TextMissing("documentName"));
    refused(
        () -> document("a\u0000b").file(file("a.pdf")).build(),
        new TextCharacter("documentName", 0, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../etc/passwd", "a/b.pdf", "a\\b.pdf", ".", ".."})
  @DisplayName("DOC-2: a file's name is no path")
  void paths(String name) {
    refused(() -> new FileName(name, "application/pdf"), new FileNameUnsafe());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pdf", "application/", "a/b/c", "text/html; charset=utf-8", "a b/c"})
  @DisplayName("DOC-2: a media type has a type and a subtype")
  void media_types(String type) {
    refused(() -> new FileName("a.pdf", type), new MediaTypeMalformed());
  }

  @Test
  @DisplayName("DOC-2 PRIV-3: names are kept as they are, and stand in no text form")
  void names() {
    FileName name = new FileName("Apólice de Maria.PDF ", "Application/PDF");
    assertThat(name.text()).isEqualTo("Apólice de Maria.PDF");
    assertThat(name.mediaType()).isEqualTo("application/pdf");
    NewDocument given = document("Contrato de Maria").file(file("Maria.pdf")).build();
    assertThat(name + " " + given + given.files()).doesNotContain("Maria");
    assertThat(DocumentId.of("dms/4711")).isEqualTo(DocumentId.of("dms/4711"));
    assertThat(DocumentId.of("dms/4711")).isNotEqualTo(DocumentId.of("dms/4712"));
  }

  @Test
  @DisplayName("DOC-2: bytes are held to size and SHA-256, however they are read")
  void verified() throws IOException {
    assertThat(content("abc", 3, ABC).bytes().readAllBytes()).hasSize(3);
    InputStream one = content("abc", 3, ABC).bytes();
    assertThat(one.read()).isEqualTo('a');
    assertThat(one.skip(1)).isEqualTo(1);
    assertThat(one.read()).isEqualTo('c');
    assertThat(one.read()).isEqualTo(-1);
    assertThat(one.read()).isEqualTo(-1);
    assertThat(one.markSupported()).isFalse();
    for (FileContent damaged :
        new FileContent[] {
          content("abd", 3, ABC),
          content("ab", 3, ABC),
          content("abc", 2, ABC),
          content("abc", 4, ABC)
        }) {
      assertThatThrownBy(() -> damaged.bytes().readAllBytes())
          .isInstanceOfSatisfying(
              FileStoreException.class,
              failed -> assertThat(failed.code()).isEqualTo(FileStoreException.DAMAGED));
    }
    InputStream skipped = content("abd", 3, ABC).bytes();
    assertThat(skipped.skip(3)).isEqualTo(3);
    assertThatThrownBy(skipped::read).isInstanceOf(FileStoreException.class);
  }

  private static FileContent content(String text, long size, String sha256) {
    DocumentFile file =
        new DocumentFile(
            new FileId(new UUID(1, 2)),
            new FileName("a.txt", "text/plain"),
            size,
            sha256,
            Optional.empty());
    return new FileContent(file, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static NewDocument.Builder document(String name) {
    return NewDocument.builder(
        DocumentId.of("d"), new ExternalId("crm-1"), DocumentNumber.parse("1"), name, SENT);
  }

  private static NewFile file(String name) {
    return NewFile.of(name, "application/pdf", () -> new ByteArrayInputStream(new byte[0]));
  }

  private static void refused(ThrowingCallable call, Refusal refusal) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }
}
