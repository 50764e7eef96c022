package io.customerview.jdbc.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.contract.Contract;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Customer;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.jdbc.JdbcStorage;
import io.customerview.jdbc.Migrated;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.segmentation.rule.Argument;
import io.customerview.segmentation.rule.Argument.Text;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.segmentation.rule.Operator;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.rule.SegmentRefusal.CriterionUnknown;
import io.customerview.segmentation.rule.SegmentRefusal.CriterionWithoutSql;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StorageException;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.Work;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SegmentSqlTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final LocalDate TODAY = LocalDate.of(2021, 2, 10);
  private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
  private static final Storage STORAGE = JdbcStorage.of(DATABASE.dataSource());

  /** In Campinas, with a contract from the first day there is to the last, and a tag. */
  private static final CustomerId ALFA = id(1);

  /** In Santos, without contracts. */
  private static final CustomerId BETA = id(2);

  private static final HostCriterion<BigDecimal> ZERO =
      HostCriterion.of(Criterion.decimal("zero"), facts -> List.of(BigDecimal.ZERO));

  @BeforeAll
  static void register() {
    Work.run(
        STORAGE,
        work -> {
          STORAGE
              .customers()
              .add(work, List.of(company(ALFA, "Campinas"), company(BETA, "Santos")));
          ContractTerms terms =
              ContractTerms.builder(ContractType.RECURRING, Money.of(500), FIRST_DAY)
                  .renewsOn(LAST_DAY)
                  .tag("Ouro")
                  .build();
          STORAGE.contracts().add(work, List.of(Contract.of(new ContractId("k"), ALFA, terms)));
        });
  }

  private static CustomerId id(long number) {
    return new CustomerId(new UUID(number, number));
  }

  private static Customer company(CustomerId id, String city) {
    Registration registration =
        Registration.builder(Company.of("Exemplo", null)).city(city).industry("Varejo").build();
    return Customer.register(id, registration, SettableClock.START).value();
  }

  private static Segment all(Condition... conditions) {
    return Segment.builder("segment").combined(conditions).build();
  }

  private static List<CustomerId> members(Segment segment) {
    SegmentSql sql = SegmentSql.of(segment, Criteria.standard(), TODAY);
    return STORAGE.read(SettableClock.START, work -> sql.members(work, Optional.empty(), 10));
  }

  @Test
  @DisplayName("SEG-6: members come in the order of their ids, and a page goes on after an id")
  void pages() {
    SegmentSql sql =
        SegmentSql.of(all(Criterion.INDUSTRY.equalTo("VAREJO")), Criteria.standard(), TODAY);
    assertThat(
            STORAGE.<List<CustomerId>>read(
                SettableClock.START, work -> sql.members(work, Optional.empty(), 1)))
        .containsExactly(ALFA);
    assertThat(
            STORAGE.<List<CustomerId>>read(
                SettableClock.START, work -> sql.members(work, Optional.of(ALFA), 5)))
        .containsExactly(BETA);
    assertThat(STORAGE.<Long>read(SettableClock.START, sql::count)).isEqualTo(2);
    for (int limit : new int[] {0, SegmentSql.LARGEST_PAGE + 1}) {
      assertThatThrownBy(
              () ->
                  STORAGE.read(
                      SettableClock.START, work -> sql.members(work, Optional.empty(), limit)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName("SEG-6: the condition stands in a query of the host's own, its values bound")
  void embedded() throws SQLException {
    SegmentSql sql =
        SegmentSql.of(
            all(
                Criterion.CITY.in("CAMPINAS", "Sumaré'--"),
                Criterion.TAG.equalTo("ouro"),
                Criterion.REVENUE.atLeast(new BigDecimal("499.9999"))),
            Criteria.standard(),
            TODAY);
    String query =
        "select customer.city from customer_view.customer customer where "
            + sql.condition("customer_view");
    assertThat(query).doesNotContainIgnoringCase("campinas", "sumar", "ouro", "499", "$schema");
    assertThat(sql.toString()).doesNotContainIgnoringCase("campinas");
    try (Connection connection = DATABASE.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      int place = 1;
      for (Object value : sql.parameters()) {
        statement.setObject(place++, value);
      }
      try (ResultSet row = statement.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo("Campinas");
        assertThat(row.next()).isFalse();
      }
    }
    assertThatThrownBy(() -> sql.condition("x; drop schema y"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("SEG-3: the first and the last day there are, and a contract's end beyond both")
  void ends_of_time() {
    assertThat(members(all(Criterion.CONTRACT_START.atMost(FIRST_DAY)))).containsExactly(ALFA);
    assertThat(members(all(Criterion.NEXT_RENEWAL.atLeast(LAST_DAY)))).containsExactly(ALFA);
    assertThat(members(all(Criterion.CONTRACT_END.greaterThan(LAST_DAY)))).containsExactly(ALFA);
    assertThat(members(all(Criterion.CONTRACT_END.atMost(FIRST_DAY)))).isEmpty();
    assertThat(members(all(Criterion.CONTRACT_END.in(FIRST_DAY, FIRST_DAY.plusDays(9), LAST_DAY))))
        .isEmpty();
    List<Condition> ranges =
        IntStream.range(0, 20)
            .mapToObj(year -> FIRST_DAY.plusYears(year * 2L))
            .map(day -> Criterion.CONTRACT_END.between(day, day.plusDays(3)))
            .toList();
    assertThat(members(all(new AnyOf(ranges)))).isEmpty();
    assertThat(members(all(new Not(new AnyOf(ranges))))).containsExactly(ALFA, BETA);
  }

  @Test
  @DisplayName("SEG-6: as many conditions as a segment can have, in every kind of block")
  void many_conditions() {
    List<IntFunction<Condition>> kinds =
        List.of(
            at -> Criterion.TAG.is(at == 0 ? Operator.EQUAL : Operator.GREATER, tag(at)),
            at -> new Not(Criterion.TAG.equalTo("tag " + at)),
            at ->
                new SameContract(
                    new AllOf(
                        List.of(
                            Criterion.TAG.equalTo("ouro"),
                            new Not(Criterion.CONTRACT_START.equalTo(TODAY.plusDays(at)))))),
            at -> Criterion.CITY.greaterThan("b" + at),
            at -> new Not(Criterion.REVENUE.equalTo(BigDecimal.valueOf(at * 2L, 2))));
    for (IntFunction<Condition> kind : kinds) {
      List<Condition> many = IntStream.range(0, 500).mapToObj(kind).toList();
      assertThat(members(all(many.toArray(Condition[]::new)))).contains(ALFA);
      assertThat(members(all(new Not(new AllOf(many))))).doesNotContain(ALFA);
      assertThat(members(all(new AnyOf(many)))).contains(ALFA);
      assertThat(members(all(new Not(new AnyOf(many))))).doesNotContain(ALFA);
    }
  }

  private static Argument tag(int at) {
    return new Text(at == 0 ? "ouro" : "n" + at);
  }

  @Test
  @DisplayName("SEG-6: a list of a thousand values in each of a thousand conditions")
  void many_values() {
    List<Condition> lists = new ArrayList<>();
    for (int list = 0; list < 500; list++) {
      int number = list;
      lists.add(
          new SameContract(
              new AllOf(
                  List.of(
                      Criterion.TAG.in("ouro", "n" + number),
                      Criterion.CONTRACT_START.in(
                          IntStream.range(0, 1_000)
                              .mapToObj(at -> FIRST_DAY.plusDays(at * 3L / 2 + number))
                              .toArray(LocalDate[]::new))))));
    }
    assertThat(members(all(lists.toArray(Condition[]::new)))).isEmpty();
    assertThat(members(all(new AnyOf(lists)))).containsExactly(ALFA);
  }

  @Test
  @DisplayName("SEG-6: blocks as deep as they can be")
  void deep() {
    Condition deep = Criterion.TAG.equalTo("OURO");
    for (int depth = 0; depth < 30; depth++) {
      Condition other = Criterion.CITY.equalTo("city " + depth);
      deep =
          depth % 2 == 0
              ? new AnyOf(List.of(other, deep))
              : new AllOf(List.of(new Not(other), deep));
    }
    assertThat(members(all(deep))).containsExactly(ALFA);
  }

  @Test
  @DisplayName("SEG-11: a criterion without SQL, and one that is not known, are refused by name")
  void without_sql() {
    Segment segment = all(ZERO.criterion().equalTo(BigDecimal.ZERO));
    refused(
        () -> SegmentSql.of(segment, Criteria.standard().with(ZERO), TODAY),
        new CriterionWithoutSql("zero"));
    refused(() -> SegmentSql.of(segment, Criteria.standard(), TODAY), new CriterionUnknown("zero"));
  }

  private static void refused(ThrowingCallable call, Refusal refusal) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }

  @Test
  @DisplayName("SEG-11 PRIV-3: SQL of a host's that fails is told by name, and nothing else fails")
  void failing_host() {
    for (String query :
        List.of(
            "select seats from crm.nowhere",
            "select 'Maria'",
            "select 1 / (select count(*) - count(*) from pg_class)",
            "select 'Maria'::numeric",
            "select value from",
            "select 1) or (1 = ?")) {
      SegmentSql sql =
          SegmentSql.of(
              all(ZERO.criterion().lessThan(new BigDecimal("123456.78"))),
              Criteria.standard().with(ZERO.withSql(query)),
              TODAY);
      Work.run(
          STORAGE,
          work -> {
            assertThatExceptionOfType(HostCriterionException.class)
                .as(query)
                .isThrownBy(() -> sql.count(work))
                .satisfies(
                    failure -> {
                      assertThat(failure.criterion()).isEqualTo("zero");
                      assertThat(failure.code()).isEqualTo(HostCriterionException.CODE);
                      assertThat(failure).hasCauseInstanceOf(StorageException.class);
                      StringWriter trace = new StringWriter();
                      failure.printStackTrace(new PrintWriter(trace));
                      assertThat(trace.toString()).doesNotContain("Maria", "123456");
                    });
            assertThat(STORAGE.customers().after(work, Optional.empty(), 5))
                .as("the unit of work goes on")
                .hasSize(2);
          });
    }
  }

  @Test
  @DisplayName("SEG-11: a host's SQL may be written in any way that PostgreSQL reads")
  void host_sql() {
    for (String query :
        List.of(
            "select 0::numeric -- none",
            "select v from unnest((array[0, 1, 2]::numeric[])[1:2]) as values_of(v)",
            "select 0 where '{\"a\": 1}'::jsonb ?? 'a' and customer.city_key >= 'a'",
            "values (null::numeric), (0)")) {
      SegmentSql sql =
          SegmentSql.of(
              all(ZERO.criterion().equalTo(BigDecimal.ZERO), Criterion.CITY.equalTo("santos")),
              Criteria.standard().with(ZERO.withSql(query)),
              TODAY);
      assertThat(STORAGE.<Long>read(SettableClock.START, sql::count)).as(query).isEqualTo(1);
    }
  }
}
