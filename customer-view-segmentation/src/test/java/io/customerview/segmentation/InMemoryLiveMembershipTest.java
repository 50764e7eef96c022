package io.customerview.segmentation;

import io.customerview.memory.InMemoryStorage;
import io.customerview.segmentation.testkit.HostCriteriaContract;
import io.customerview.segmentation.testkit.LiveMembershipContract;
import io.customerview.storage.Storage;

class InMemoryLiveMembershipTest implements LiveMembershipContract, HostCriteriaContract {

  @Override
  public Storage emptyStorage() {
    return InMemoryStorage.create();
  }
}
