package io.customerview.benchmark.segment;

import io.customerview.benchmark.base.CopyText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The customers of a world and their contracts, as the library's tables hold them. */
final class SqlRows {

  /** The tables and their columns. */
  static final Map<String, String> COLUMNS = columns();

  private SqlRows() {}

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put(
        "customer",
        """
        id, version, kind, legal_name, folded_name, city, state, industry, city_key, state_key,
        industry_key, revenue, enabled, registered_at""");
    columns.put(
        "contract",
        """
        id, customer_id, type, status, value, contracted_on, renews_on, tags, tag_keys,
        cancelled_on""");
    return columns;
  }

  /** Returns the lines of the first customers of a world. */
  static Stream<Map<String, CopyText>> of(World world, int customers) {
    return LongStream.range(0, customers)
        .parallel()
        .mapToObj(number -> of(number, world.company(number)));
  }

  private static Map<String, CopyText> of(long number, Company company) {
    CopyText customer = new CopyText();
    customer
        .add(company.id())
        .add(1)
        .add("COMPANY")
        .add("Empresa " + number)
        .add("empresa " + number)
        .add(company.city())
        .add(company.state())
        .add(company.industry())
        .add(company.cityKey())
        .add(company.stateKey())
        .add(company.industryKey())
        .add(company.revenue())
        .add(true)
        .add("2026-11-20 12:00:00+00")
        .end();
    CopyText contracts = new CopyText();
    int at = 0;
    for (Agreement agreement : company.agreements()) {
      contracts
          .add(number + "/" + at++)
          .add(company.id())
          .add(agreement.kind())
          .add(agreement.standing())
          .add(agreement.value())
          .add(agreement.start())
          .add(agreement.renewal())
          .add(agreement.tagKeys())
          .add(agreement.tagKeys())
          .add(agreement.standing() == Agreement.Standing.CANCELLED ? World.TODAY : null)
          .end();
    }
    return Map.of("customer", customer, "contract", contracts);
  }
}
