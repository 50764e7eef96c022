package io.customerview.access;

import static io.customerview.access.Permission.CONFIGURE_MANAGEMENT;
import static io.customerview.access.Permission.EDIT_CONTACTS;
import static io.customerview.access.Permission.EDIT_CUSTOMERS;
import static io.customerview.access.Permission.EDIT_MANAGEMENT;
import static io.customerview.access.Permission.EDIT_SUPPRESSIONS;
import static io.customerview.access.Permission.ERASE_CUSTOMERS;
import static io.customerview.access.Permission.EXPORT_CUSTOMERS;
import static io.customerview.access.Permission.FEED_CASES;
import static io.customerview.access.Permission.FEED_DOCUMENTS;
import static io.customerview.access.Permission.FEED_MESSAGES;
import static io.customerview.access.Permission.MANAGE_OUTBOX;
import static io.customerview.access.Permission.MERGE_CUSTOMERS;
import static io.customerview.access.Permission.READ_AUDIT;
import static io.customerview.access.Permission.READ_BOARDS;
import static io.customerview.access.Permission.READ_CONTRACTS;
import static io.customerview.access.Permission.READ_CUSTOMERS;
import static io.customerview.access.Permission.READ_MANAGEMENT;
import static io.customerview.access.Permission.REQUEST_FILES;
import static io.customerview.access.Permission.SEND_MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Desk.Office;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.IdSource;
import io.customerview.shared.RefusedException;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTest {

  private static final AgentId ANA = new AgentId("ana");

  private final Storage storage = InMemoryStorage.create();
  private final List<String> heard = new ArrayList<>();

  @Test
  @DisplayName("ACS-1: what each profile may do, permission by permission")
  void profiles() {
    assertThat(AccessProfile.ADMINISTRATOR.permissions())
        .containsExactlyInAnyOrder(
            READ_CUSTOMERS,
            EDIT_CUSTOMERS,
            MERGE_CUSTOMERS,
            EDIT_CONTACTS,
            REQUEST_FILES,
            EDIT_SUPPRESSIONS,
            SEND_MESSAGES,
            MANAGE_OUTBOX,
            READ_AUDIT,
            EXPORT_CUSTOMERS,
            ERASE_CUSTOMERS,
            READ_MANAGEMENT,
            READ_BOARDS,
            EDIT_MANAGEMENT,
            CONFIGURE_MANAGEMENT);
    assertThat(AccessProfile.ANALYST.permissions())
        .containsExactlyInAnyOrder(
            READ_CUSTOMERS,
            EDIT_CUSTOMERS,
            MERGE_CUSTOMERS,
            EDIT_CONTACTS,
            REQUEST_FILES,
            EDIT_SUPPRESSIONS,
            SEND_MESSAGES,
            READ_MANAGEMENT,
            READ_BOARDS,
            EDIT_MANAGEMENT);
    assertThat(AccessProfile.READ_ONLY.permissions())
        .containsExactlyInAnyOrder(READ_CUSTOMERS, READ_MANAGEMENT);
    assertThat(AccessProfile.NONE.permissions()).isEmpty();
  }

  @Test
  @DisplayName(
      "ACS-1: the list of contracts needs a permission of its own, which is given to single agents")
  void contracts() {
    for (AccessProfile profile : AccessProfile.values()) {
      Agent agent = Agent.of(ANA, profile);
      assertThat(agent.permissions()).doesNotContain(READ_CONTRACTS);
      assertThat(agent.with(READ_CONTRACTS).permissions())
          .containsAll(agent.permissions())
          .contains(READ_CONTRACTS)
          .hasSize(agent.permissions().size() + 1);
    }
  }

  @Test
  @DisplayName(
      "ACS-1: with the module off, its permissions are of no use to anyone, and the refusal says so")
  void module_off() {
    Desk desk = new Desk(Agent.system(ANA), office(false));
    assertThat(desk.permissions())
        .containsExactlyInAnyOrder(
            READ_CUSTOMERS,
            EDIT_CUSTOMERS,
            MERGE_CUSTOMERS,
            EDIT_CONTACTS,
            FEED_DOCUMENTS,
            REQUEST_FILES,
            EDIT_SUPPRESSIONS,
            READ_AUDIT,
            EXPORT_CUSTOMERS,
            ERASE_CUSTOMERS,
            SEND_MESSAGES,
            MANAGE_OUTBOX,
            FEED_CASES,
            FEED_MESSAGES);
    for (Permission permission : EnumSet.allOf(Permission.class)) {
      if (permission.isManagement()) {
        assertThatThrownBy(() -> desk.ask(new Operation("test.ask", permission), inquiry -> 1))
            .isInstanceOfSatisfying(
                RefusedException.class,
                refused ->
                    assertThat(refused.refusal())
                        .isEqualTo(new AccessRefusal.ModuleOff(permission)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Permission.class)
  @DisplayName("ACS-2: the door opens exactly to who has the permission, for every profile")
  void door(Permission permission) {
    for (AccessProfile profile : AccessProfile.values()) {
      Desk desk = new Desk(Agent.of(ANA, profile), office(true));
      Operation operation = new Operation("test.ask", permission);
      if (profile.permissions().contains(permission)) {
        assertThat(desk.<Integer>ask(operation, inquiry -> 1)).isEqualTo(1);
        assertThat(desk.<Integer>change(operation, change -> 1)).isEqualTo(1);
      } else {
        for (Runnable call :
            List.<Runnable>of(
                () -> desk.ask(operation, inquiry -> 1),
                () -> desk.change(operation, change -> 1))) {
          assertThatThrownBy(call::run)
              .isInstanceOfSatisfying(
                  RefusedException.class,
                  refused ->
                      assertThat(refused.refusal())
                          .isEqualTo(new AccessRefusal.NotPermitted(permission)));
        }
      }
    }
  }

  @Test
  @DisplayName("ACS-2: the refusal names the missing permission in three languages")
  void named() {
    AccessRefusal refusal = new AccessRefusal.NotPermitted(EDIT_CONTACTS);
    for (String language : List.of("en", "pt-BR", "es-CO")) {
      assertThat(refusal.message(Locale.forLanguageTag(language))).contains("EDIT_CONTACTS");
    }
  }

  @Test
  @DisplayName("ACS-3: a host can ask what an agent may do")
  void asked() {
    CustomerView view =
        CustomerView.builder()
            .secrets(TestSecrets.SECRETS)
            .storage(storage)
            .clock(new SettableClock())
            .management(false)
            .build();
    AgentView desk = view.as(Agent.of(ANA, AccessProfile.READ_ONLY));
    assertThat(desk.permissions()).isEqualTo(Set.of(READ_CUSTOMERS));
    assertThat(desk.agent().id()).isEqualTo(ANA);
  }

  @Test
  @DisplayName("every operation listener hears how every call ended, and can't break one")
  void operations() {
    Desk desk = new Desk(Agent.of(ANA, AccessProfile.READ_ONLY), office(true));
    desk.ask(new Operation("test.read", READ_CUSTOMERS), inquiry -> 1);
    assertThatThrownBy(() -> desk.change(new Operation("test.write", EDIT_CUSTOMERS), change -> 1))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(
            () ->
                desk.ask(
                    new Operation("test.broken", READ_CUSTOMERS),
                    inquiry -> {
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(heard).containsExactly("test.read DONE", "test.write REFUSED", "test.broken FAILED");
  }

  @Test
  @DisplayName("the operation listener hears how long a call took")
  void duration() {
    List<Duration> durations = new ArrayList<>();
    Office office = office(true);
    Office timing =
        new Office(
            office.storage(),
            office.locks(),
            office.audit(),
            office.time(),
            office.ids(),
            office.changes(),
            List.of((operation, took, outcome) -> durations.add(took)),
            true);
    new Desk(Agent.system(ANA), timing).ask(new Operation("test.ask", READ_AUDIT), inquiry -> 1);
    assertThat(durations)
        .singleElement()
        .satisfies(took -> assertThat(took).isBetween(Duration.ZERO, Duration.ofMinutes(1)));
  }

  @Test
  @DisplayName("ACS-2: a host's system may do everything; an agent is no system")
  void system() {
    Agent system = Agent.system(ANA);
    assertThat(system.isSystem()).isTrue();
    assertThat(system.permissions()).isEqualTo(EnumSet.allOf(Permission.class));
    Agent agent = Agent.of(ANA, AccessProfile.ANALYST);
    assertThat(agent.isSystem()).isFalse();
    assertThat(agent.profile()).isEqualTo(AccessProfile.ANALYST);
    assertThat(agent.with(READ_AUDIT).profile()).isEqualTo(AccessProfile.ANALYST);
  }

  @Test
  @DisplayName("PRIV-3: an agent's text form tells the id and the profile only")
  void text() {
    assertThat(Agent.of(ANA, AccessProfile.ANALYST)).hasToString("Agent[ana, ANALYST]");
  }

  private Office office(boolean management) {
    return new Office(
        storage,
        storage.locks(),
        storage.audit(),
        new BusinessTime(new SettableClock(), BusinessTime.DEFAULT_ZONE),
        IdSource.random(),
        List.of(),
        List.of(
            (operation, took, outcome) -> {
              if (operation.equals("test.read")) {
                throw new IllegalStateException("a broken listener");
              }
            },
            (operation, took, outcome) -> heard.add(operation + ' ' + outcome)),
        management);
  }
}
