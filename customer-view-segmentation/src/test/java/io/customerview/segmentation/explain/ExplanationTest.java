package io.customerview.segmentation.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.explain.Step.Compared;
import io.customerview.segmentation.explain.Step.OneContract;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private static final Locale PT = Locale.forLanguageTag("pt-BR");
  private static final Locale ES = Locale.forLanguageTag("es-CO");
  private static final LocalDate TODAY = LocalDate.of(2021, 2, 10);
  private static final LocalDate START = LocalDate.of(2020, 3, 1);

  private static final CustomerFacts CUSTOMER =
      CustomerFacts.builder(new CustomerId(new UUID(0, 7)))
          .revenue(Money.parse("1250.5"))
          .city("São Paulo")
          .contracts(
              List.of(
                  ContractFacts.counting(START, LocalDate.of(2021, 4, 1), List.of("gold")),
                  ContractFacts.counting(LocalDate.of(2021, 1, 5), null, List.of("tag 01")),
                  ContractFacts.ofStart(LocalDate.of(2019, 1, 1))))
          .build();

  private static final Segment SEGMENT =
      Segment.builder("Grandes")
          .combined(
              Criterion.REVENUE.atLeast(new BigDecimal("500.00")),
              Criterion.NEXT_RENEWAL.atMost(RelativeDay.days(30)),
              new SameContract(
                  new AllOf(
                      List.of(
                          Criterion.TAG.equalTo("tag 01"),
                          Criterion.CONTRACT_START.lessThan(TODAY.minusYears(1))))))
          .independent(
              Criterion.STATE.equalTo("São Paulo"),
              new Not(Criterion.CITY.in("Santos", "Campinas")))
          .build();

  private static Explanation why() {
    return Explanation.of(SEGMENT, CUSTOMER, Criteria.standard(), TODAY);
  }

  @Test
  @DisplayName("SEG-7: the explanation in Portuguese")
  void in_portuguese() {
    assertThat(why().text(PT))
        .isEqualTo(
            """
            O cliente não está em “Grandes”.
            Todas estas:
              ✓ Receita recorrente mensal ≥ 500,00: 1.250,50
              ✗ Próxima renovação ≤ daqui a 30 dias (12/03/2021): 01/04/2021 (contrato 1, de 01/03/2020)
              ✗ Um mesmo contrato; nenhum dos 3 atende, o mais próximo é o contrato 2, de 05/01/2021:
                ✗ Todas estas:
                  ✓ Tag = tag 01: tag 01 (contrato 2, de 05/01/2021)
                  ✗ Início do contrato < 10/02/2020: 05/01/2021 (contrato 2, de 05/01/2021)
            Ao menos uma destas:
              ✗ Estado = São Paulo: nada informado no cadastro
              ✓ Não esta:
                ✗ Cidade é uma destas opções: Santos, Campinas: sao paulo\
            """);
  }

  @Test
  @DisplayName("SEG-7: the explanation in English and Spanish")
  void in_english_and_spanish() {
    assertThat(why().text(Locale.FRENCH))
        .contains("The customer is not in “Grandes”.")
        .contains("✓ Monthly recurring revenue ≥ 500.00: 1,250.50")
        .contains("✗ Next renewal ≤ in 30 days (2021-03-12): 2021-04-01")
        .contains("✗ State = São Paulo: nothing is registered");
    assertThat(why().text(ES))
        .contains("✓ Ingreso recurrente mensual ≥ 500,00: 1.250,50")
        .contains("✗ Próxima renovación ≤ dentro de 30 días (12/03/2021): 01/04/2021")
        .contains("ninguno de los 3 cumple, el más cercano es el contrato 2, del 05/01/2021");
  }

  @Test
  @DisplayName("SEG-7: values, contracts and days are there as values")
  void as_a_value() {
    Explanation why = why();

    assertThat(why.isMember()).isFalse();
    Compared renewal = (Compared) why.combined().get(1);
    assertThat(renewal.days()).containsEntry(RelativeDay.days(30), LocalDate.of(2021, 3, 12));
    assertThat(renewal.seen())
        .containsExactly(
            new Sighting(LocalDate.of(2021, 4, 1), Optional.of(CUSTOMER.contracts().get(0)), 1));
    OneContract one = (OneContract) why.combined().get(2);
    assertThat(one.contract()).contains(CUSTOMER.contracts().get(1));
    assertThat(one.contracts()).isEqualTo(3);
  }

  @Test
  @DisplayName(
      "ACS-1 SEG-7: who may not read contracts sees what came of them, and nothing they say")
  void without_contracts() {
    Explanation why = why().withoutContracts();

    assertThat(why.isMember()).isFalse();
    assertThat(why.text(PT))
        .isEqualTo(
            """
            O cliente não está em “Grandes”.
            Todas estas:
              ✓ Receita recorrente mensal ≥ 500,00: 1.250,50
              ✗ Próxima renovação ≤ daqui a 30 dias (12/03/2021): não exibido: ler contratos exige permissão própria
              ✗ Um mesmo contrato: não exibido, pois ler contratos exige permissão própria
            Ao menos uma destas:
              ✗ Estado = São Paulo: nada informado no cadastro
              ✓ Não esta:
                ✗ Cidade é uma destas opções: Santos, Campinas: sao paulo\
            """);
    assertThat(((Compared) why.combined().get(1)).seen()).isEmpty();
    assertThat(((OneContract) why.combined().get(2)).contract()).isEmpty();
  }

  @Test
  @DisplayName("SEG-5, SEG-7: what is missing is told as missing, and why")
  void missing_values() {
    Segment segment =
        Segment.builder("s")
            .combined(Criterion.NEXT_RENEWAL.atLeast(TODAY), Criterion.CITY.equalTo("Santos"))
            .build();

    assertThat(missing(segment, List.of())).isEqualTo(Missing.CONTRACT);
    assertThat(missing(segment, List.of(ContractFacts.ofStart(START))))
        .isEqualTo(Missing.COUNTING_CONTRACT);
    assertThat(missing(segment, List.of(ContractFacts.counting(START, null, List.of()))))
        .isEqualTo(Missing.IN_CONTRACTS);
    Explanation none =
        Explanation.of(
            segment,
            CustomerFacts.builder(new CustomerId(new UUID(0, 8))).build(),
            Criteria.standard(),
            TODAY);
    assertThat(((Compared) none.combined().get(1)).missing()).contains(Missing.VALUE);
  }

  private static Missing missing(Segment segment, List<ContractFacts> contracts) {
    CustomerFacts customer =
        CustomerFacts.builder(new CustomerId(new UUID(0, 8))).contracts(contracts).build();
    Explanation why = Explanation.of(segment, customer, Criteria.standard(), TODAY);
    return ((Compared) why.combined().get(0)).missing().orElseThrow();
  }

  @Test
  @DisplayName("SEG-7: of many values the closest are told, and how many there are beside")
  void closest_values() {
    List<ContractFacts> contracts =
        IntStream.range(1, 9).mapToObj(at -> ContractFacts.ofStart(TODAY.plusDays(at))).toList();
    CustomerFacts customer =
        CustomerFacts.builder(new CustomerId(new UUID(0, 9))).contracts(contracts).build();
    Segment segment =
        Segment.builder("s").combined(Criterion.CONTRACT_START.equalTo(TODAY.plusDays(9))).build();

    Compared start =
        (Compared) Explanation.of(segment, customer, Criteria.standard(), TODAY).combined().get(0);

    assertThat(start.seen()).extracting(Sighting::number).containsExactly(8, 7, 6, 5, 4);
    assertThat(start.more()).isEqualTo(3);
  }

  @Test
  @DisplayName("SEG-7, SEG-11: a criterion of the host's own is told by its name")
  void criteria_of_the_host() {
    HostCriterion<BigDecimal> seats =
        HostCriterion.of(
            Criterion.decimal("seats"), facts -> List.of(BigDecimal.ONE, BigDecimal.TEN));
    Segment segment =
        Segment.builder("s").combined(seats.criterion().atLeast(new BigDecimal("5"))).build();

    Explanation why = Explanation.of(segment, CUSTOMER, Criteria.standard().with(seats), TODAY);

    assertThat(why.text(Locale.ENGLISH)).endsWith("✓ seats ≥ 5.00: 10.00");
  }

  @Test
  @DisplayName("SEG-7: toString shows no value of the customer")
  void nothing_personal_in_to_string() {
    assertThat(why().toString()).doesNotContain("paulo").doesNotContain("gold");
    assertThat(((Compared) why().combined().get(0)).seen().toString()).doesNotContain("1250");
  }

  @Test
  @DisplayName("SEG-7: the smallest changes, in words")
  void smallest_changes() {
    Segment segment =
        Segment.builder("Sul")
            .combined(
                Criterion.REVENUE.atLeast(new BigDecimal("2000")), Criterion.CITY.atLeast("a"))
            .independent(Criterion.STATE.equalTo("PR"), Criterion.STATE.equalTo("SC"))
            .build();

    SmallestChanges changes = SmallestChanges.of(segment, CUSTOMER, Criteria.standard(), TODAY);

    assertThat(changes.certainty()).isEqualTo(SmallestChanges.Certainty.EXACT);
    assertThat(changes.isComplete()).isTrue();
    assertThat(changes.text(PT))
        .isEqualTo(
            """
            Para entrar em “Sul”, teriam de mudar 2 condições, de um destes modos:
              • passar a valer: Receita recorrente mensal ≥ 2.000,00
                passar a valer: Estado = PR
              • passar a valer: Receita recorrente mensal ≥ 2.000,00
                passar a valer: Estado = SC\
            """);
  }

  @Test
  @DisplayName("SEG-7: a change counts what has to change with it")
  void conditions_that_hang_together() {
    Segment segment =
        Segment.builder("s")
            .combined(
                new AnyOf(
                    List.of(
                        Criterion.REVENUE.atLeast(new BigDecimal("2000")),
                        Criterion.REVENUE.greaterThan(new BigDecimal("1999")))),
                Criterion.CITY.equalTo("São Paulo"),
                new Not(
                    new SameContract(
                        new AllOf(
                            List.of(
                                Criterion.CONTRACT_START.greaterThan(TODAY),
                                Criterion.CONTRACT_START.lessThan(TODAY))))))
            .build();

    SmallestChanges changes = SmallestChanges.of(segment, CUSTOMER, Criteria.standard(), TODAY);

    // More than 1999 and less than 2000 will do; the other way round it would be two.
    assertThat(changes.size()).isEqualTo(1);
    assertThat(changes.changes()).hasSize(1);
    assertThat(changes.changes().get(0).conditions().get(0).condition())
        .isEqualTo(Criterion.REVENUE.greaterThan(new BigDecimal("1999")));
  }

  @Test
  @DisplayName("SEG-7: no change is told where none can help")
  void impossible() {
    Segment never =
        Segment.builder("s")
            .combined(Criterion.CITY.equalTo("Santos"), Criterion.CITY.equalTo("Campinas"))
            .build();

    SmallestChanges changes = SmallestChanges.of(never, CUSTOMER, Criteria.standard(), TODAY);

    assertThat(changes.certainty()).isEqualTo(SmallestChanges.Certainty.IMPOSSIBLE);
    assertThat(changes.text(Locale.ENGLISH)).startsWith("No change brings a customer into");
  }

  @Test
  @DisplayName("SEG-7: many conditions to change are found, and a large rule ends")
  void large_rules() {
    List<Condition> tags =
        IntStream.range(0, 200).<Condition>mapToObj(at -> Criterion.TAG.equalTo("t" + at)).toList();

    SmallestChanges all =
        SmallestChanges.of(
            Segment.builder("all").combined(new AllOf(tags)).build(),
            CUSTOMER,
            Criteria.standard(),
            TODAY);
    SmallestChanges any =
        SmallestChanges.of(
            Segment.builder("any").independent(new AnyOf(tags)).build(),
            CUSTOMER,
            Criteria.standard(),
            TODAY);

    assertThat(all.size()).isEqualTo(200);
    assertThat(all.certainty()).isEqualTo(SmallestChanges.Certainty.EXACT);
    assertThat(any.size()).isEqualTo(1);
    assertThat(any.changes()).hasSize(SmallestChanges.MOST_CHANGES);
    assertThat(any.isComplete()).isFalse();
  }
}
