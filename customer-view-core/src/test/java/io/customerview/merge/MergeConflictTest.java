package io.customerview.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MergeConflictTest {

  @Test
  @DisplayName("PRIV-3: what has changed since a merge is named masked, where the host may name it")
  void masked() {
    assertThat(new MergeConflict("contracts", "CT-2021-0042"))
        .hasToString("MergeConflict[contracts, ***0042]");
    assertThat(new MergeConflict("registration", "externalId"))
        .hasToString("MergeConflict[registration, externalId]");
  }
}
