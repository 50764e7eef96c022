package io.customerview.segmentation.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerview.base.CustomerFacts;
import io.customerview.contract.Contract;
import io.customerview.contract.ContractStatus;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.contract.CustomerContracts;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.PlainFormula;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.PlainReading;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each rule means, in {@code rules}: a folder for each with the rule, customers with their
 * registrations and contracts, and which of them are members.
 */
class RuleCasesTest {

  private static final Path FOLDER = Path.of("src", "test", "resources", "rules");
  private static final CustomerId CUSTOMER = new CustomerId(new UUID(1, 2));

  static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  @DisplayName("SEG-1 to SEG-5: a rule has these members, read word by word and as a formula")
  void members(Path folder) throws IOException {
    String rule = Files.readString(folder.resolve("rule.json"));
    Segment segment = SegmentJson.of(Criteria.standard()).read(rule).orElseThrow();
    JsonNode facts = tree(folder, "facts.json");
    LocalDate today = LocalDate.parse(facts.get("today").asText());
    PlainReading plain = new PlainReading(Criteria.standard(), today);
    Formula formula = Formula.of(segment, Criteria.standard(), today);

    List<String> read = new ArrayList<>();
    List<String> met = new ArrayList<>();
    facts
        .get("customers")
        .properties()
        .forEach(
            customer -> {
              CustomerFacts of = facts(customer.getValue());
              if (plain.isMember(segment, of)) {
                read.add(customer.getKey());
              }
              if (PlainFormula.isMet(formula, of)) {
                met.add(customer.getKey());
              }
            });

    List<String> members = new ArrayList<>();
    tree(folder, "expected.json").get("members").forEach(name -> members.add(name.asText()));
    assertThat(read).isEqualTo(members);
    assertThat(met).isEqualTo(members);
    assertThat(Schema.complaints(rule)).isEmpty();
  }

  private static JsonNode tree(Path folder, String file) throws IOException {
    return Schema.tree(Files.readString(folder.resolve(file)));
  }

  private static CustomerFacts facts(JsonNode customer) {
    Registration registration =
        Registration.builder(Person.of("Maria", "Souza"))
            .city(text(customer, "city"))
            .state(text(customer, "state"))
            .industry(text(customer, "industry"))
            .build();
    List<Contract> contracts = new ArrayList<>();
    for (JsonNode each : customer.get("contracts")) {
      ContractId id = new ContractId("c-" + contracts.size());
      contracts.add(Contract.of(id, CUSTOMER, terms(each)));
    }
    return CustomerFacts.of(CUSTOMER, registration, new CustomerContracts(contracts));
  }

  private static ContractTerms terms(JsonNode contract) {
    String renews = text(contract, "renews");
    LocalDate contracted = LocalDate.parse(contract.get("contracted").asText());
    ContractTerms.Builder terms =
        ContractTerms.builder(
                ContractType.valueOf(contract.get("type").asText()),
                Money.parse(contract.get("value").asText()),
                contracted)
            .renewsOn(renews == null ? null : LocalDate.parse(renews));
    contract.path("tags").forEach(tag -> terms.tag(tag.asText()));
    ContractStatus status = ContractStatus.valueOf(contract.get("status").asText());
    return status == ContractStatus.CANCELLED
        ? terms.cancelled(contracted, null).build()
        : terms.status(status).build();
  }

  private static String text(JsonNode node, String property) {
    return node.has(property) ? node.get(property).asText() : null;
  }
}
