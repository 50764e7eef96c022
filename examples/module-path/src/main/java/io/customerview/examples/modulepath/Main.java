package io.customerview.examples.modulepath;

import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.customer.Customer;
import io.customerview.customer.CustomerDesk;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.identity.Cpf;
import io.customerview.jdbc.JdbcStorage;
import io.customerview.jdbc.SchemaMigrator;
import io.customerview.memory.InMemoryStorage;
import io.customerview.segmentation.rule.SegmentRefusal;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Refusal;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * Starts with everything on the module path, as a modular host does, and uses what it finds there.
 * The build runs it: what tests on the class path cannot see, such as a module that nothing
 * resolves or a bundle that a module hides, fails here.
 */
public final class Main {

  private static final List<String> MODULES =
      List.of(
          "io.customerview.core",
          "io.customerview.segmentation",
          "io.customerview.jdbc",
          "io.customerview.testkit",
          "io.customerview.examples.modulepath");

  private Main() {}

  public static void main(String[] args) throws IOException, SQLException {
    ourModulesAreResolved();
    refusalsSpeakThreeLanguages();
    aCustomerIsKept("in memory", InMemoryStorage.create());
    try (Schema schema = Schema.create()) {
      SchemaMigrator.of(schema.dataSource(), schema.name(), new SettableClock()).migrate();
      aCustomerIsKept("in PostgreSQL", JdbcStorage.of(schema.dataSource(), schema.name()));
    }
  }

  private static void ourModulesAreResolved() {
    for (String name : MODULES) {
      check(ModuleLayer.boot().findModule(name).isPresent(), name + " is resolved");
    }
  }

  /** The messages lie in the module that refuses, and reach a host that can't open it. */
  private static void refusalsSpeakThreeLanguages() {
    CustomerId nobody = CustomerId.parse("155372b3-2d17-4922-a147-2da86c0aed2c");
    for (Refusal refusal :
        List.of(new CommonRefusal.CustomerUnknown(nobody), new SegmentRefusal.NoCondition())) {
      long messages =
          List.of("en-US", "pt-BR", "es-CO").stream()
              .map(Locale::forLanguageTag)
              .map(refusal::message)
              .distinct()
              .count();
      check(messages == 3, "a refusal speaks English, Portuguese and Spanish: " + refusal.code());
    }
  }

  private static void aCustomerIsKept(String where, Storage storage) {
    CustomerView view =
        CustomerView.builder()
            .storage(storage)
            .clock(new SettableClock())
            .secrets(TestSecrets.SECRETS)
            .build();
    Agent agent = Agent.of(new AgentId("ana"), AccessProfile.ANALYST);
    CustomerDesk customers = view.as(agent).customers();
    Registration maria =
        Registration.builder(Person.of("Maria Clara", "de Souza"))
            .cpf(Cpf.parse("529.982.247-25"))
            .build();
    Customer kept = customers.find(customers.register(maria).customer());
    check(kept.registration().cpf().equals(maria.cpf()), "a customer is kept " + where);
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("on the module path it does not hold that " + what);
    }
    System.out.println("on the module path " + what);
  }
}
