package io.customerview.examples.spark.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.examples.spark.LocalSpark;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseFilesTest {

  private static final BaseFiles FILES = new BaseFiles(LocalSpark.spark(), 2);

  @TempDir Path folder;

  private static CustomerFacts customer(long number) {
    return CustomerFacts.builder(new CustomerId(new UUID(0, number))).build();
  }

  private String target() {
    return folder.resolve("customers").toString();
  }

  @Test
  @DisplayName("SEG-6: what is read is what was written, out to the ends of what can be")
  void round_trip() {
    CustomerFacts whole =
        CustomerFacts.builder(new CustomerId(new UUID(7, 7)))
            .revenue(Money.parse("-999999999999.9999"))
            .city("Ñ")
            .contracts(
                List.of(
                    ContractFacts.counting(
                        LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31), List.of("c++", "c#")),
                    ContractFacts.ofStart(LocalDate.of(1582, 10, 10))))
            .build();
    assertThat(FILES.write(target(), Criteria.standard(), Stream.of(whole))).isEqualTo(1);
    Row row =
        LocalSpark.spark()
            .read()
            .parquet(target())
            .selectExpr("customer", "revenue", "city", "state", "to_json(contracts)")
            .collectAsList()
            .get(0);
    assertThat(row.getString(0)).isEqualTo("00000000-0000-0007-0000-000000000007");
    assertThat(row.getDecimal(1)).isEqualTo(new BigDecimal("-999999999999.9999"));
    assertThat(row.getString(2)).isEqualTo("n");
    assertThat(row.isNullAt(3)).isTrue();
    assertThat(row.getString(4))
        .isEqualTo(
            "[{\"start\":\"0001-01-01\",\"renewal\":\"9999-12-31\",\"tags\":[\"c++\",\"c#\"]},"
                + "{\"start\":\"1582-10-10\",\"tags\":[]}]");
  }

  @Test
  @DisplayName("a base is cut into files of so many customers, and an empty one has its columns")
  void files() {
    Stream<CustomerFacts> five = Stream.of(1, 2, 3, 4, 5).map(BaseFilesTest::customer);
    assertThat(FILES.write(target(), Criteria.standard(), five)).isEqualTo(5);
    Dataset<Row> read = LocalSpark.spark().read().parquet(target());
    assertThat(read.count()).isEqualTo(5);
    assertThat(read.inputFiles()).hasSize(3);

    String empty = folder.resolve("empty").toString();
    assertThat(FILES.write(empty, Criteria.standard(), Stream.of())).isZero();
    assertThat(LocalSpark.spark().read().parquet(empty).schema().fieldNames())
        .isEqualTo(BaseSchema.standard().fieldNames());
  }

  @Test
  @DisplayName("a base is written whole or not at all, and over no other one")
  void whole_or_not_at_all() {
    Stream<CustomerFacts> failing =
        Stream.of(1, 2, 3, 4)
            .map(
                number -> {
                  if (number == 4) {
                    throw new IllegalStateException("the storage is away");
                  }
                  return customer(number);
                });
    assertThatThrownBy(() -> FILES.write(target(), Criteria.standard(), failing))
        .isInstanceOf(IllegalStateException.class);
    assertThat(Files.exists(Path.of(target()))).isFalse();

    assertThat(FILES.write(target(), Criteria.standard(), Stream.of(customer(1)))).isEqualTo(1);
    assertThat(LocalSpark.spark().read().parquet(target()).count()).isEqualTo(1);
    assertThatThrownBy(() -> FILES.write(target(), Criteria.standard(), Stream.of(customer(2))))
        .isInstanceOf(UncheckedIOException.class);
  }
}
