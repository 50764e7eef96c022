package io.customerview.memory;

import io.customerview.storage.Storage;
import io.customerview.testkit.SearchContract;

class InMemorySearchTest implements SearchContract {

  @Override
  public Storage emptyStorage() {
    return InMemoryStorage.create();
  }
}
