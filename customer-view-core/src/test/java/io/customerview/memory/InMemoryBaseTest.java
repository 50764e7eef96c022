package io.customerview.memory;

import io.customerview.storage.Storage;
import io.customerview.testkit.BaseContract;

class InMemoryBaseTest implements BaseContract {

  @Override
  public Storage emptyStorage() {
    return InMemoryStorage.create();
  }
}
