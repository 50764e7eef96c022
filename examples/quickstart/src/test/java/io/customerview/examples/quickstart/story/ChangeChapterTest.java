package io.customerview.examples.quickstart.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.contract.Contract;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.examples.quickstart.screen.Screen;
import io.customerview.examples.quickstart.segment.MembershipLog;
import io.customerview.examples.quickstart.segment.SavedSegments;
import io.customerview.examples.quickstart.text.Texts;
import io.customerview.memory.InMemoryStorage;
import io.customerview.segmentation.Segments;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.AgentId;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import io.customerview.shared.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChangeChapterTest {

  private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
  private static final Segment GOLD =
      Segment.builder("Gold").combined(Criterion.TAG.equalTo("Plano Ouro")).build();

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);
  private Desks desks;
  private CustomerId customer;

  @BeforeEach
  void aCustomerWithAContract() {
    InMemoryStorage storage = InMemoryStorage.create();
    Secrets secrets = Secrets.of(new byte[Secrets.SHORTEST_KEY]);
    MembershipLog log = new MembershipLog();
    Segments segments =
        Segments.builder().storage(storage).secrets(secrets).zone(ZONE).onChange(log).build();
    AgentView agent =
        CustomerView.builder()
            .storage(storage)
            .secrets(secrets)
            .clock(clock)
            .zone(ZONE)
            .onChange(segments)
            .build()
            .as(Agent.system(new AgentId("test")));
    desks = new Desks(agent, agent, agent, segments.as(agent), log);
    customer =
        agent
            .customers()
            .register(
                Registration.builder(Company.of("Padaria Sol Ltda.", null)).state("SP").build())
            .customer();
    ContractTerms terms =
        ContractTerms.builder(ContractType.RECURRING, Money.of(450), LocalDate.of(2024, 3, 1))
            .tag("Plano Ouro")
            .build();
    ContractRow row = ContractRow.of(1, new ContractId("K1"), customer, terms);
    agent.contractIntake().take(List.of(row).iterator(), outcome -> {});
  }

  private List<String> tell(Segment... rules) {
    return tell(List.of(customer), rules);
  }

  private List<String> tell(List<CustomerId> customers, Segment... rules) {
    SavedSegments saved = SavedSegments.save(desks.segments(), List.of(rules));
    desks.segments().refresh();
    Screen screen =
        new Screen(new PrintStream(said, true, StandardCharsets.UTF_8), Texts.in(Locale.ENGLISH));
    new ChangeChapter(desks, saved, screen, clock, ZONE).tell(customers);
    return said.toString(StandardCharsets.UTF_8).lines().map(String::strip).toList();
  }

  private Contract contract() {
    return desks.agent().contracts().of(customer, Optional.empty(), 10).items().get(0);
  }

  @Test
  @DisplayName("SEG-7, SEG-9: where revenue is missing, just that much is earned, and taken back")
  void revenue() {
    Contract before = contract();
    Segment large =
        Segment.builder("Large").combined(Criterion.REVENUE.atLeast(new BigDecimal("500"))).build();
    Segment small =
        Segment.builder("Small")
            .combined(Criterion.REVENUE.lessThan(new BigDecimal("500")))
            .build();
    assertThat(tell(large, small))
        .contains(
            "Padaria Sol Ltda. is just outside “Large”. Why?",
            "✗ Monthly recurring revenue ≥ 500.00: 450.00")
        .containsSubsequence(
            "→ enters Large", "→ leaves Small", "→ enters Small", "→ leaves Large");
    assertThat(contract()).isEqualTo(before);
  }

  @Test
  @DisplayName("SEG-9: where something else is missing, the contract ends, and is there again")
  void ended() {
    Contract before = contract();
    Segment inRio =
        Segment.builder("Gold in Rio")
            .combined(Criterion.TAG.equalTo("Plano Ouro"), Criterion.STATE.equalTo("RJ"))
            .build();
    assertThat(tell(inRio, GOLD))
        .anyMatch(line -> line.contains("contract K1 of Padaria Sol Ltda. ends today"))
        .containsSubsequence("→ leaves Gold", "→ enters Gold");
    assertThat(contract()).isEqualTo(before);
  }

  @Test
  @DisplayName("where no revenue is missing, whoever is in other segments comes first")
  void whoHasMostToLeave() {
    Registration registration =
        Registration.builder(Company.of("Lua S.A.", null)).state("SP").build();
    CustomerId other = desks.agent().customers().register(registration).customer();
    Segment inRio = Segment.builder("Rio").combined(Criterion.STATE.equalTo("RJ")).build();
    assertThat(tell(List.of(other, customer), inRio, GOLD))
        .contains("Padaria Sol Ltda. is just outside “Rio”. Why?", "→ leaves Gold");
  }

  @Test
  @DisplayName("where nobody is near to a segment, it says so")
  void nobody() {
    assertThat(tell(GOLD)).anyMatch(line -> line.startsWith("Nobody in these files"));
  }

  @Test
  @DisplayName("SEG-1: segments are known again by name, changed where they differ, else removed")
  void saved() {
    Segment other = Segment.builder("Other").combined(Criterion.CITY.equalTo("Santos")).build();
    Segment changed =
        Segment.builder(" Other ").combined(Criterion.CITY.equalTo("Campinas")).build();
    SavedSegments first = SavedSegments.save(desks.segments(), List.of(GOLD, other));
    assertThat(List.of(first.added(), first.changed(), first.unchanged(), first.removed()))
        .containsExactly(2, 0, 0, 0);
    SavedSegments second = SavedSegments.save(desks.segments(), List.of(changed, GOLD));
    assertThat(List.of(second.added(), second.changed(), second.unchanged(), second.removed()))
        .containsExactly(0, 1, 1, 0);
    assertThat(second.ids().keySet()).isEqualTo(first.ids().keySet());
    SavedSegments third = SavedSegments.save(desks.segments(), List.of(GOLD));
    assertThat(List.of(third.added(), third.changed(), third.unchanged(), third.removed()))
        .containsExactly(0, 0, 1, 1);
    assertThat(desks.segments().all()).hasSize(1);
  }
}
