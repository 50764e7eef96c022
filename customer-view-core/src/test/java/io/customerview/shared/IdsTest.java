package io.customerview.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdsTest {

  private static final String LOW = "00000000-0000-0000-0000-000000000001";
  private static final String HIGH = "ffffffff-0000-0000-8000-000000000000";

  private final IdCursors cursors = new IdCursors(Secrets.of(new byte[32]));

  static Stream<Function<String, Comparable<?>>> kinds() {
    return Stream.of(
        text -> new CustomerId(UUID.fromString(text)),
        text -> new ContactPointId(UUID.fromString(text)),
        DocumentId::parse,
        SegmentId::parse,
        ExternalId::new,
        ContractId::new,
        MessageId::new,
        CaseId::new,
        text -> new FileId(UUID.fromString(text)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @DisplayName("an id is shown as its text, and ordered as that is")
  <T extends Comparable<T>> void ids(Function<String, T> kind) {
    assertThat(kind.apply(LOW)).hasToString(LOW).isEqualByComparingTo(kind.apply(LOW));
    assertThat(kind.apply(LOW)).isLessThan(kind.apply(HIGH));
    assertThat(kind.apply(HIGH)).isGreaterThan(kind.apply(LOW));
  }

  @Test
  @DisplayName("a page has a cursor where there is more, which leads behind its last item")
  void pages() {
    List<UUID> ids = List.of(UUID.fromString(LOW), UUID.fromString(HIGH));
    assertThat(cursors.page("list", ids, 2, id -> id)).isEqualTo(new Page<>(ids, next(ids, 2)));
    assertThat(next(ids, 2)).isEmpty();
    String cursor = next(ids, 1).orElseThrow();
    assertThat(cursors.open("list", cursor)).isEqualTo(ids.get(0));
    assertThat(cursors.page("list", ids, 1, id -> id).items()).containsExactly(ids.get(0));
  }

  @Test
  @DisplayName("SRCH-9: what is sealed for a list and holds no id is no cursor of it")
  void no_cursor() {
    assertThatThrownBy(() -> cursors.open("list", cursors.secrets().seal("list", new byte[3])))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  @DisplayName("a storage that can't be reached has a code of its own")
  void unavailable() {
    assertThat(StorageException.unavailable("no connection").code())
        .isEqualTo(StorageException.UNAVAILABLE);
  }

  private Optional<String> next(List<UUID> ids, int limit) {
    return cursors.page("list", ids, limit, id -> id).next();
  }
}
