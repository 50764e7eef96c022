package io.customerview.examples.spark;

import io.customerview.AgentView;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractStatus;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.intake.IntakeRow;
import io.customerview.shared.ContractId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Companies with none to five contracts, taken in as a host takes in its own. */
final class MadeUpBase {

  private record City(String name, String state) {}

  private static final List<City> CITIES =
      List.of(
          new City("São Paulo", "São Paulo"),
          new City("Campinas", "SP"),
          new City("Santos", "SP"),
          new City("Rio de Janeiro", "RJ"),
          new City("Belo Horizonte", "Minas Gerais"),
          new City("Curitiba", "PR"),
          new City("Florianópolis", "SC"),
          new City("Porto Alegre", "RS"),
          new City("Salvador", "BA"),
          new City("Recife", "PE"),
          new City("Manaus", "Amazonas"),
          new City("Cali", "Valle del Cauca"));
  private static final List<String> INDUSTRIES =
      List.of("Varejo", "Saúde", "Educação", "Tecnologia da Informação", "Energia", "Logística");
  private static final List<String> TAGS =
      List.of("Ouro", "Prata", "Piloto", "Suporte 24h", "C++", "Ação", "Nuvem");
  private static final List<ContractStatus> STATUSES =
      List.of(
          ContractStatus.ACTIVE,
          ContractStatus.ACTIVE,
          ContractStatus.ACTIVE,
          ContractStatus.EXPIRING,
          ContractStatus.EXPIRED,
          ContractStatus.INACTIVE);

  private final long seed;
  private final int companies;
  private final LocalDate today;

  MadeUpBase(long seed, int companies, LocalDate today) {
    this.seed = seed;
    this.companies = companies;
    this.today = today;
  }

  /** Registers the companies, and then their contracts. */
  void takeIn(AgentView agent) {
    agent
        .intake()
        .take(IntStream.range(0, companies).mapToObj(this::company).iterator(), outcome -> {});
    agent
        .contractIntake()
        .take(
            IntStream.range(0, companies).boxed().flatMap(this::contracts).iterator(),
            outcome -> {});
  }

  private SplittableRandom random(int company, int purpose) {
    return new SplittableRandom(seed * 31 + company * 2L + purpose);
  }

  private static ExternalId id(int company) {
    return new ExternalId("company-" + company);
  }

  private IntakeRow company(int number) {
    SplittableRandom random = random(number, 0);
    City city = any(CITIES, random);
    boolean located = random.nextInt(20) > 0;
    return IntakeRow.of(
        number,
        Registration.builder(Company.of("Empresa " + number + " Ltda.", null))
            .externalId(id(number).value())
            .city(located ? city.name() : null)
            .state(located ? city.state() : null)
            .industry(random.nextInt(10) > 0 ? any(INDUSTRIES, random) : null)
            .build());
  }

  private Stream<ContractRow> contracts(int company) {
    SplittableRandom random = random(company, 1);
    List<ContractRow> contracts = new ArrayList<>();
    for (int left = random.nextInt(6); left > 0; left--) {
      ContractId id = new ContractId("contract-" + company + "-" + left);
      contracts.add(ContractRow.of(company, id, id(company), terms(random)));
    }
    return contracts.stream();
  }

  private ContractTerms terms(SplittableRandom random) {
    LocalDate start = today.minusDays(random.nextInt(6 * 365));
    LocalDate renewal = start.plusYears(1);
    while (renewal.isBefore(today.minusDays(40))) {
      renewal = renewal.plusYears(1);
    }
    ContractTerms.Builder terms =
        ContractTerms.builder(
                random.nextInt(10) > 0 ? ContractType.RECURRING : ContractType.ON_DEMAND,
                Money.of(BigDecimal.valueOf(5_000 + random.nextInt(400_000), 2)),
                start)
            .status(any(STATUSES, random))
            .renewsOn(random.nextInt(10) > 0 ? renewal : null);
    for (int left = random.nextInt(4); left > 0; left--) {
      terms.tag(any(TAGS, random));
    }
    return terms.build();
  }

  private static <T> T any(List<T> some, SplittableRandom random) {
    return some.get(random.nextInt(some.size()));
  }
}
