package io.customerview.memory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.StorageContract;
import io.customerview.testkit.Work;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InMemoryStorageTest implements StorageContract {

  private final Storage storage = InMemoryStorage.create();

  @Override
  public Storage storage() {
    return storage;
  }

  @Test
  @DisplayName("a unit of work inside another one is refused, not left hanging")
  void nested() {
    assertThatThrownBy(
            () ->
                storage.read(
                    SettableClock.START, outer -> Work.in(storage, inner -> inner.moment())))
        .isInstanceOf(IllegalStateException.class);
  }
}
