package io.customerview.examples.spark.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.base.CustomerFacts;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.intake.IntakeRow;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.Money;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactsReaderTest {

  private final InMemoryStorage storage = InMemoryStorage.create();
  private final CustomerView view =
      CustomerView.builder()
          .storage(storage)
          .secrets(Secrets.of(new byte[Secrets.SHORTEST_KEY]))
          .clock(Clock.systemUTC())
          .build();

  private AgentView as(Agent agent) {
    return view.as(agent);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 499, 500, 501, 1_000})
  @DisplayName("SEG-3: every customer is read once, with contracts, whatever the pages")
  void reads_everyone(int count) {
    AgentView host = as(Agent.system(new AgentId("host")));
    host.intake()
        .take(IntStream.range(0, count).mapToObj(FactsReaderTest::row).iterator(), outcome -> {});
    host.contractIntake()
        .take(
            IntStream.range(0, count)
                .mapToObj(
                    number ->
                        ContractRow.of(
                            number,
                            new ContractId("k" + number),
                            new ExternalId("c" + number),
                            ContractTerms.builder(
                                    ContractType.RECURRING,
                                    Money.of(number),
                                    LocalDate.of(2020, 1, 1))
                                .build()))
                .iterator(),
            outcome -> {});
    List<CustomerFacts> facts = new FactsReader(host, storage).all().toList();
    assertThat(facts).hasSize(count);
    assertThat(facts.stream().map(CustomerFacts::customer).sorted(CustomerId::compareTo).distinct())
        .hasSize(count);
    assertThat(facts.stream().map(each -> each.revenue().unscaled() / 10_000).sorted())
        .containsExactlyElementsOf(
            IntStream.range(0, count).mapToObj(number -> (long) number).toList());
    assertThat(facts).allMatch(each -> each.contracts().size() == 1);
  }

  private static IntakeRow row(int number) {
    return IntakeRow.of(
        number,
        Registration.builder(Company.of("Empresa " + number, null))
            .externalId("c" + number)
            .build());
  }

  @Test
  @DisplayName("ACS-3: who may not read customer management reads no facts")
  void refuses_strangers() {
    FactsReader reader =
        new FactsReader(as(Agent.of(new AgentId("nobody"), AccessProfile.NONE)), storage);
    assertThatThrownBy(reader::all).isInstanceOf(RefusedException.class);
  }
}
