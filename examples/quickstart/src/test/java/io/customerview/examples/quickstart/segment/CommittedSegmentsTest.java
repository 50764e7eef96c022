package io.customerview.examples.quickstart.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.base.CustomerFacts;
import io.customerview.contract.Contract;
import io.customerview.contract.ContractRow;
import io.customerview.contract.CustomerContracts;
import io.customerview.customer.Registration;
import io.customerview.examples.quickstart.file.ExportFile;
import io.customerview.examples.quickstart.file.Layout;
import io.customerview.examples.quickstart.mapping.ContractMapper;
import io.customerview.examples.quickstart.mapping.CustomerMapper;
import io.customerview.examples.quickstart.text.Texts;
import io.customerview.segmentation.explain.Explanation;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the files that come with the program to what the tour wants to tell. */
class CommittedSegmentsTest {

  private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
  private static final List<CustomerFacts> CUSTOMERS = new ArrayList<>();

  @BeforeAll
  static void read() {
    Map<ExternalId, Registration> registrations = new HashMap<>();
    try (ExportFile.Rows rows =
        ExportFile.open(Path.of("data/customers.csv"), Layout.CUSTOMERS).read()) {
      CustomerMapper mapper = new CustomerMapper(ZONE, LocalDate.of(2026, 11, 28));
      rows.forEachRemaining(
          row ->
              mapper
                  .map(row)
                  .intake()
                  .map(taken -> taken.registration())
                  .ifPresent(one -> registrations.put(one.externalId().orElseThrow(), one)));
    }
    Map<ExternalId, List<ContractRow>> contracts = new HashMap<>();
    try (ExportFile.Rows rows =
        ExportFile.open(Path.of("data/contracts.csv"), Layout.CONTRACTS).read()) {
      ContractMapper mapper = new ContractMapper(ZONE);
      rows.forEachRemaining(
          row ->
              mapper
                  .map(row)
                  .intake()
                  .ifPresent(
                      taken ->
                          contracts
                              .computeIfAbsent(
                                  taken.externalId().orElseThrow(), key -> new ArrayList<>())
                              .add(taken)));
    }
    contracts.forEach(
        (code, rows) -> {
          CustomerId id = new CustomerId(UUID.randomUUID());
          Registration registration = registrations.get(code);
          if (registration != null) {
            CUSTOMERS.add(
                CustomerFacts.of(
                    id,
                    registration,
                    new CustomerContracts(
                        rows.stream()
                            .map(row -> Contract.of(row.contract(), id, row.terms()))
                            .toList())));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {2026, 2027, 2028, 2029, 2030})
  @DisplayName("SEG-10: each segment has members at the end of each year until 2030")
  void members(int year) {
    LocalDate day = LocalDate.of(year, 11, 28);
    assertThat(SegmentFile.read(Path.of("data/segments.json"), Texts.in(Locale.ENGLISH)).segments())
        .allSatisfy(
            segment ->
                assertThat(CUSTOMERS)
                    .as(segment.name())
                    .anyMatch(
                        facts ->
                            Explanation.of(segment, facts, Criteria.standard(), day).isMember()));
  }
}
