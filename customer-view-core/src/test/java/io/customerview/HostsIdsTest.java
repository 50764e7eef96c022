package io.customerview;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.customerview.architecture.ShippedModule;
import io.customerview.message.WhichCampaign;
import io.customerview.shared.CaseId;
import io.customerview.shared.ContractId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.MessageId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An id of the host's may be personal, and what a host logs is often a record of ours. */
class HostsIdsTest {

  private static final Set<Class<?>> IDS =
      Set.of(CaseId.class, ContractId.class, ExternalId.class, MessageId.class);

  @Test
  @DisplayName("PRIV-3: a record that holds an id of the host's does not tell it as records do")
  void masked() {
    List<JavaClass> holding =
        ShippedModule.compiled().classes().stream()
            .filter(type -> type.isRecord() && type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(HostsIdsTest::holdsId)
            .toList();
    assertThat(holding).hasSizeGreaterThan(20);
    assertThat(holding).filteredOn(HostsIdsTest::tellsAll).isEmpty();
  }

  @Test
  @DisplayName("PRIV-3: nor does one that holds the name of a campaign")
  void campaigns() {
    List<JavaClass> holding =
        ShippedModule.compiled().classes().stream()
            .filter(type -> type.isRecord() && type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(HostsIdsTest::holdsCampaign)
            .toList();
    assertThat(holding).hasSizeGreaterThan(5);
    assertThat(holding).filteredOn(HostsIdsTest::tellsAll).isEmpty();
    assertThat(WhichCampaign.of("Cobrança").toString()).doesNotContain("Cobrança");
  }

  private static boolean holdsCampaign(JavaClass type) {
    return Arrays.stream(type.reflect().getRecordComponents())
        .filter(component -> component.getName().equals("campaign"))
        .anyMatch(component -> component.getGenericType().getTypeName().contains("String"));
  }

  private static boolean holdsId(JavaClass type) {
    return Arrays.stream(type.reflect().getRecordComponents())
        .map(component -> component.getGenericType().getTypeName())
        .anyMatch(name -> IDS.stream().anyMatch(id -> name.contains(id.getName())));
  }

  /** The toString that is made for a record reaches for nothing by itself. */
  private static boolean tellsAll(JavaClass type) {
    return type.getMethod("toString").getAccessesFromSelf().isEmpty();
  }
}
