package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Permission;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.identity.Cnpj;
import io.customerview.journey.Journey;
import io.customerview.portfolio.CheckedRow;
import io.customerview.portfolio.CheckedRow.Verdict;
import io.customerview.portfolio.ImportCounts;
import io.customerview.portfolio.ImportRefusal.AlreadyUndone;
import io.customerview.portfolio.ImportRefusal.Blank;
import io.customerview.portfolio.ImportRefusal.ChangedSince;
import io.customerview.portfolio.ImportRefusal.FileBroken;
import io.customerview.portfolio.ImportRefusal.IdMalformed;
import io.customerview.portfolio.ImportRefusal.IdMissing;
import io.customerview.portfolio.ImportRefusal.IdUnknown;
import io.customerview.portfolio.ImportRefusal.ImportUnknown;
import io.customerview.portfolio.ImportRefusal.NameUnknown;
import io.customerview.portfolio.ImportRefusal.NotAValue;
import io.customerview.portfolio.ImportRefusal.Repeated;
import io.customerview.portfolio.ImportRefusal.RowsRefused;
import io.customerview.portfolio.ImportRefusal.TooManyRows;
import io.customerview.portfolio.ImportRow;
import io.customerview.portfolio.ImportSheet;
import io.customerview.portfolio.Placement;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioImport;
import io.customerview.portfolio.PortfolioImports;
import io.customerview.portfolio.PortfolioImports.Applied;
import io.customerview.portfolio.PortfolioRefusal.PortfolioUnknown;
import io.customerview.portfolio.TemplateRow;
import io.customerview.shared.CustomerId;
import io.customerview.shared.PortfolioImportId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.PortfoliosContract.PortfolioWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every storage promises of importing portfolios (POR-8, POR-9). */
public interface PortfolioImportsContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("POR-8: the template lists all active companies by name, with their portfolio")
  default void template() {
    PortfolioWorld world = new PortfolioWorld(storage());
    Portfolio alfa = world.add(world.name("Alfa"));
    CustomerId zeta = company(world, "Zeta " + world.prefix());
    CustomerId beta = company(world, "Beta " + world.prefix());
    CustomerId gone = company(world, "Gama " + world.prefix());
    world.desk().customers().cancel(gone, world.version(gone), LocalDates.PAST, "Mudou-se");
    CustomerId person =
        world
            .desk()
            .customers()
            .register(Registration.builder(Person.of("Ana", null)).build())
            .customer();
    world.choose(zeta, alfa);
    List<TemplateRow> rows = new ArrayList<>();
    long count = imports(world).template(rows::add);
    int tooFew = (int) count - 1;
    world.refused(
        () ->
            imports(world)
                .template(
                    tooFew,
                    row -> {
                      throw new AssertionError("none is handed out");
                    }),
        new TooManyRows(tooFew));
    assertThat(imports(world).template((int) count, row -> {})).isEqualTo(count);
    assertThat(rows).hasSize((int) count).extracting(TemplateRow::customer).doesNotHaveDuplicates();
    assertThat(rows).extracting(TemplateRow::customer).doesNotContain(gone, person);
    assertThat(rows.stream().filter(row -> List.of(zeta, beta).contains(row.customer())).toList())
        .containsExactly(
            new TemplateRow(
                beta,
                Company.of("Beta " + world.prefix(), null),
                Optional.empty(),
                Optional.empty()),
            new TemplateRow(
                zeta,
                Company.of("Zeta " + world.prefix(), null),
                Optional.empty(),
                Optional.of(alfa)));
    CustomerId withCnpj =
        world
            .desk()
            .customers()
            .register(
                Registration.builder(Company.of("Delta", "Aa " + world.prefix()))
                    .cnpj(Cnpj.parse("12.ABC.345/01DE-35"))
                    .build())
            .customer();
    rows.clear();
    imports(world).template(rows::add);
    assertThat(rows)
        .filteredOn(row -> row.customer().equals(withCnpj))
        .extracting(TemplateRow::cnpj)
        .containsExactly(Optional.of(Cnpj.parse("12.ABC.345/01DE-35")));
  }

  @Test
  @DisplayName("POR-8: the template has every company once, however many pages they make")
  default void template_in_pages() {
    PortfolioWorld world = new PortfolioWorld(storage());
    List<io.customerview.customer.Customer> companies =
        IntStream.range(0, 1_100)
            .mapToObj(
                number ->
                    io.customerview.customer.Customer.register(
                            new CustomerId(UUID.randomUUID()),
                            Registration.builder(Company.of("Mil " + number % 7, null)).build(),
                            SettableClock.START)
                        .value())
            .toList();
    Work.run(storage(), work -> storage().customers().add(work, companies));
    List<CustomerId> listed = new ArrayList<>();
    imports(world).template(row -> listed.add(row.customer()));
    assertThat(listed)
        .doesNotHaveDuplicates()
        .containsAll(companies.stream().map(io.customerview.customer.Customer::id).toList());
  }

  @Test
  @DisplayName(
      "POR-8 POR-9: every row is correct, invalid, blank or repeated, and the counts add up")
  default void checking() {
    PortfolioWorld world = new PortfolioWorld(storage());
    Portfolio alfa = world.add(world.name("Alfa"));
    CustomerId one = world.company();
    CustomerId two = world.company();
    CustomerId three = world.company();
    CustomerId former = new CustomerId(UUID.randomUUID());
    Work.run(storage(), work -> storage().locks().redirect(work, former, three));
    world.choose(two, alfa);
    Version version = world.version(one);
    List<CheckedRow> rows = new ArrayList<>();
    ImportSheet sheet =
        sheet(
            ImportRow.of(2, one.toString(), "  " + alfa.name() + " "),
            ImportRow.of(
                3,
                "\u200B" + two.toString().toUpperCase(java.util.Locale.ROOT) + " \u00A0",
                " \u00A0\u200B"),
            ImportRow.of(4, former.toString(), alfa.name()),
            ImportRow.of(5, three.toString(), alfa.name()),
            ImportRow.of(6, one.toString(), "nothing of the kind"),
            ImportRow.of(7, " \u00A0\uFEFF", alfa.name()),
            ImportRow.of(8, "1-1-1-1-1", alfa.name()),
            ImportRow.of(9, UUID.randomUUID().toString(), alfa.name()),
            ImportRow.of(
                10, world.company().toString(), alfa.name().toUpperCase(java.util.Locale.ROOT)),
            ImportRow.of(11, world.company().toString(), "n".repeat(129)),
            ImportRow.of(12, world.company().toString(), "a\u0000b"),
            new ImportRow(
                13, world.company().toString(), alfa.name(), Optional.of(new NotAValue())));
    ImportCounts counts = imports(world).check(sheet, rows::add);
    assertThat(rows)
        .extracting(row -> row.reason().map(Object.class::cast).orElse("none"))
        .containsExactly(
            "none",
            new Blank(),
            "none",
            new Repeated(4),
            new Repeated(2),
            new IdMissing(),
            new IdMalformed(),
            new IdUnknown(),
            new NameUnknown(),
            new NameUnknown(),
            new NameUnknown(),
            new NotAValue());
    assertThat(rows).extracting(row -> row.row().number()).isSorted().hasSize(12);
    assertThat(rows.get(2).customer()).contains(three);
    assertThat(counts).isEqualTo(new ImportCounts(2, 7, 1, 2, 3));
    assertThat(counts.found()).isEqualTo(12);
    for (Verdict verdict : Verdict.values()) {
      assertThat(rows).extracting(CheckedRow::verdict).contains(verdict);
    }
    world.refused(() -> imports(world).apply(sheet), new RowsRefused(7, 2));
    assertThat(world.version(one)).isEqualTo(version);
    assertThat(world.placement(one)).isEmpty();
    assertThat(world.placement(two)).isPresent();
  }

  @Test
  @DisplayName(
      "POR-8: applying puts everyone where the sheet says, blank for nobody, others as they were")
  default void applying() {
    PortfolioWorld world = new PortfolioWorld(storage());
    Portfolio alfa = world.add(world.name("Alfa"));
    Portfolio beta = world.add(world.name("Beta"));
    CustomerId moved = world.company();
    CustomerId out = world.company();
    CustomerId same = world.company();
    CustomerId other = world.company();
    for (CustomerId customer : List.of(out, same, other)) {
      world.choose(customer, alfa);
      world.portfolios().seen(customer);
    }
    Version sameBefore = world.version(same);
    ImportSheet sheet =
        sheet(
            ImportRow.of(2, moved.toString(), beta.name()),
            ImportRow.of(3, out.toString(), ""),
            ImportRow.of(4, same.toString(), alfa.name()));
    List<CheckedRow> changes = new ArrayList<>();
    imports(world)
        .check(
            sheet,
            row -> {
              if (row.isChange()) {
                changes.add(row);
              }
            });
    assertThat(changes)
        .as("the dry run")
        .extracting(row -> row.row().number())
        .containsExactly(2L, 3L);
    assertThat(changes.get(1).from()).contains(alfa.id());
    assertThat(changes.get(1).to()).isEmpty();

    Applied applied = imports(world).apply(sheet);
    assertThat(applied.counts()).isEqualTo(new ImportCounts(2, 0, 1, 0, 2));
    assertThat(applied.made().orElseThrow().customers()).isEqualTo(2);
    assertThat(world.placement(moved).orElseThrow())
        .isEqualTo(new Placement(moved, beta.id(), true, SettableClock.START));
    assertThat(world.placement(out)).isEmpty();
    assertThat(world.placement(same).orElseThrow().isNew()).isFalse();
    assertThat(world.version(same)).isEqualTo(sameBefore);
    assertThat(world.placement(other).orElseThrow().portfolio()).isEqualTo(alfa.id());
    assertThat(world.happened(moved)).containsExactly("portfolio.customer_placed");
    assertThat(world.trail(moved).get(0).operation()).isEqualTo("portfolio_imports.apply");
    assertThat(imports(world).apply(sheet).made()).as("again").isEmpty();
  }

  @Test
  @DisplayName("POR-9: a sheet that breaks off changes nothing, whatever stood in it before")
  default void broken_off() {
    PortfolioWorld world = new PortfolioWorld(storage());
    Portfolio alfa = world.add(world.name("Alfa"));
    CustomerId customer = world.company();
    ImportSheet broken =
        rows -> {
          rows.accept(ImportRow.of(2, customer.toString(), alfa.name()));
          throw new RefusedException(new FileBroken());
        };
    world.refused(() -> imports(world).apply(broken), new FileBroken());
    world.refused(() -> imports(world).check(broken, row -> {}), new FileBroken());
    assertThat(world.placement(customer)).isEmpty();
  }

  @Test
  @DisplayName("POR-8: a whole import is undone exactly, once, and stands in the trail")
  default void undoing() {
    PortfolioWorld world = new PortfolioWorld(storage());
    Portfolio alfa = world.add(world.name("Alfa"));
    Portfolio beta = world.add(world.name("Beta"));
    CustomerId fresh = world.company();
    CustomerId out = world.company();
    CustomerId moved = world.company();
    world.choose(out, alfa);
    world.choose(moved, alfa);
    world.portfolios().seen(moved);
    List<Optional<Placement>> before =
        List.of(world.placement(fresh), world.placement(out), world.placement(moved));
    PortfolioImport made =
        imports(world)
            .apply(
                sheet(
                    ImportRow.of(2, fresh.toString(), beta.name()),
                    ImportRow.of(3, out.toString(), ""),
                    ImportRow.of(4, moved.toString(), beta.name())))
            .made()
            .orElseThrow();
    assertThat(imports(world).latest(1_000)).contains(made);
    PortfolioImport undone = imports(world).undo(made.id());
    assertThat(undone.undoneAt()).contains(SettableClock.START);
    assertThat(imports(world).latest(1_000)).contains(undone).doesNotContain(made);
    assertThat(List.of(world.placement(fresh), world.placement(out), world.placement(moved)))
        .isEqualTo(before);
    assertThat(world.trail(moved).get(0).operation()).isEqualTo("portfolio_imports.undo");
    assertThat(world.happened(fresh)).containsExactly("portfolio.customer_taken_out");
    world.refused(() -> imports(world).undo(made.id()), new AlreadyUndone(made.id()));
    PortfolioImportId nobodys = new PortfolioImportId(UUID.randomUUID());
    world.refused(() -> imports(world).undo(nobodys), new ImportUnknown(nobodys));
  }

  @Test
  @DisplayName("POR-8: an import of which a customer was moved since is not undone, nor half of it")
  default void undoing_too_late() {
    PortfolioWorld world = new PortfolioWorld(storage());
    Portfolio alfa = world.add(world.name("Alfa"));
    Portfolio beta = world.add(world.name("Beta"));
    CustomerId one = world.company();
    CustomerId two = world.company();
    CustomerId erased = world.company();
    world.choose(two, beta);
    PortfolioImport made =
        imports(world)
            .apply(
                sheet(
                    ImportRow.of(2, one.toString(), alfa.name()),
                    ImportRow.of(3, two.toString(), alfa.name()),
                    ImportRow.of(4, erased.toString(), alfa.name())))
            .made()
            .orElseThrow();
    Work.run(storage(), work -> storage().owned().forEach(part -> part.erase(work, erased)));
    world.portfolios().seen(one);
    world.choose(one, beta);
    world.refused(() -> imports(world).undo(made.id()), new ChangedSince(made.id(), 1));
    assertThat(world.placement(two).orElseThrow().portfolio()).isEqualTo(alfa.id());
    CustomerId gone = world.company();
    Portfolio deleted = world.add(world.name("Delta"));
    world.choose(gone, deleted);
    PortfolioImport last =
        imports(world).apply(sheet(ImportRow.of(2, gone.toString(), ""))).made().orElseThrow();
    world.portfolios().delete(deleted.id(), deleted.version());
    world.refused(() -> imports(world).undo(last.id()), new PortfolioUnknown(deleted.id()));
  }

  @Test
  @DisplayName(
      "POR-6 POR-8: who was put elsewhere since the import is not brought back, even if it is back in none")
  default void undoing_what_was_decided_since() {
    PortfolioWorld world = new PortfolioWorld(storage());
    Portfolio alfa = world.add(world.name("Alfa"));
    Portfolio beta = world.add(world.name("Beta"));
    CustomerId out = world.company();
    CustomerId other = world.company();
    world.choose(out, alfa);
    world.choose(other, alfa);
    PortfolioImport made =
        imports(world)
            .apply(
                sheet(ImportRow.of(2, out.toString(), ""), ImportRow.of(3, other.toString(), "")))
            .made()
            .orElseThrow();
    world.choose(out, beta);
    world.portfolios().chooseNobody(out, world.version(out));
    world.refused(() -> imports(world).undo(made.id()), new ChangedSince(made.id(), 1));
    assertThat(world.placement(out)).as("nobody is the customer's manager").isEmpty();
    assertThat(world.placement(other)).isEmpty();
  }

  @Test
  @DisplayName(
      "POR-8 POR-10: an undoing that would end a journey in which something was done since is refused")
  default void undoing_what_was_walked_since() {
    PortfolioWorld world = new PortfolioWorld(storage());
    JourneyWorld journeys = new JourneyWorld(storage());
    AgentView desk = journeys.desk();
    Journey one = journeys.journey();
    Journey other = journeys.journey();
    Portfolio alfa = desk.portfolios().add(world.draft("Alfa").withJourney(one.id()));
    Portfolio beta = desk.portfolios().add(world.draft("Beta").withJourney(one.id()));
    CustomerId walked = world.company();
    CustomerId stood = world.company();
    List.of(walked, stood).forEach(customer -> world.choose(customer, alfa));
    complete(journeys, stood, one);
    journeys.pass(3);
    PortfolioImport first = put(desk.portfolioImports(), walked, beta.name());
    PortfolioImport second = put(desk.portfolioImports(), stood, beta.name());
    journeys.pass(1);
    complete(journeys, walked, one);
    desk.portfolios().change(alfa.id(), alfa.version(), alfa.toDraft().withJourney(other.id()));
    journeys.refused(
        walked, () -> desk.portfolioImports().undo(first.id()), new ChangedSince(first.id(), 1));
    desk.portfolioImports().undo(second.id());
    assertThat(journeys.state(stood).journey()).as("as for whoever stayed").isEqualTo(other.id());
  }

  private static void complete(JourneyWorld journeys, CustomerId customer, Journey journey) {
    journeys
        .desk()
        .journeys()
        .completeMilestone(
            customer,
            journeys.version(customer),
            JourneyWorld.milestone(journey, 0, 0),
            journeys.today());
  }

  @Test
  @DisplayName("POR-8: imports are undone one after the other, the last one first")
  default void undoing_one_after_the_other() {
    PortfolioWorld world = new PortfolioWorld(storage());
    Portfolio alfa = world.add(world.name("Alfa"));
    Portfolio beta = world.add(world.name("Beta"));
    CustomerId customer = world.company();
    world.choose(customer, alfa);
    Optional<Placement> before = world.placement(customer);
    PortfolioImport first = put(world, customer, "");
    PortfolioImport second = put(world, customer, beta.name());
    PortfolioImport third = put(world, customer, "");
    world.refused(() -> imports(world).undo(first.id()), new ChangedSince(first.id(), 1));
    imports(world).undo(third.id());
    world.refused(() -> imports(world).undo(first.id()), new ChangedSince(first.id(), 1));
    imports(world).undo(second.id());
    imports(world).undo(first.id());
    assertThat(world.placement(customer)).isEqualTo(before);
  }

  private static PortfolioImport put(PortfolioWorld world, CustomerId customer, String name) {
    return put(imports(world), customer, name);
  }

  private static PortfolioImport put(PortfolioImports imports, CustomerId customer, String name) {
    return imports.apply(sheet(ImportRow.of(2, customer.toString(), name))).made().orElseThrow();
  }

  @Test
  @DisplayName("ACS-1: importing is configuration")
  default void import_permissions() {
    PortfolioWorld world = new PortfolioWorld(storage());
    PortfolioImports analyst = world.as(AccessProfile.ANALYST).portfolioImports();
    NotPermitted missing = new NotPermitted(Permission.CONFIGURE_MANAGEMENT);
    world.refused(() -> analyst.template(row -> {}), missing);
    world.refused(() -> analyst.check(sheet(), row -> {}), missing);
    world.refused(() -> analyst.apply(sheet()), missing);
    assertThatThrownBy(() -> imports(world).latest(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("PRIV-1 PRIV-2: what an import did with a customer is exported and erased")
  default void imports_owned() {
    PortfolioWorld world = new PortfolioWorld(storage());
    Portfolio alfa = world.add(world.name("Alfa"));
    CustomerId customer = world.company();
    PortfolioImport made =
        imports(world)
            .apply(sheet(ImportRow.of(2, customer.toString(), alfa.name())))
            .made()
            .orElseThrow();
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(storage(), work -> storage().portfolioImports().export(work, customer, records::add));
    assertThat(records)
        .containsExactly(
            Map.of(
                "import",
                made.id().toString(),
                "at",
                SettableClock.START,
                "to",
                alfa.id().toString()));
    Work.run(storage(), work -> storage().portfolioImports().erase(work, customer));
    assertThat(
            Work.<List<?>>in(
                storage(), work -> storage().portfolioImports().changes(work, made.id())))
        .isEmpty();
  }

  private static PortfolioImports imports(PortfolioWorld world) {
    return world.desk().portfolioImports();
  }

  private static CustomerId company(PortfolioWorld world, String name) {
    return world
        .desk()
        .customers()
        .register(Registration.builder(Company.of(name, null)).build())
        .customer();
  }

  private static ImportSheet sheet(ImportRow... rows) {
    return each -> List.of(rows).forEach(each);
  }

  /** Days that are past. */
  final class LocalDates {

    static final java.time.LocalDate PAST = java.time.LocalDate.of(2020, 1, 2);

    private LocalDates() {}
  }
}
