package io.customerview.memory;

import io.customerview.storage.Storage;
import io.customerview.testkit.StorageContract;

class InMemoryStorageTest implements StorageContract {

  private final Storage storage = InMemoryStorage.create();

  @Override
  public Storage storage() {
    return storage;
  }
}
