package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.portfolio.ImportRow;
import io.customerview.portfolio.ImportSheet;
import io.customerview.portfolio.Placement;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.portfolio.PortfolioImport;
import io.customerview.portfolio.PortfolioRefusal.PortfolioNameTaken;
import io.customerview.portfolio.PortfolioRefusal.PortfolioNotEmpty;
import io.customerview.portfolio.PortfolioRefusal.PortfolioUnknown;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two hosts at the same portfolios, each with a connection of its own. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PortfolioConcurrencyTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final Storage storage = JdbcStorage.of(DATABASE.dataSource());
  private final AgentView desk = Host.desk(storage);
  private final ExecutorService hosts = Executors.newFixedThreadPool(2);
  private final AgentId manager = new AgentId(UUID.randomUUID().toString());

  @AfterEach
  void stop() {
    hosts.shutdownNow();
  }

  @RepeatedTest(5)
  @DisplayName("POR-2: of two defaults set at once both are set, and the later one stays")
  void two_defaults() throws Exception {
    List<Object> ends = atOnce(() -> add("Norte"), () -> add("Sul"));
    assertThat(ends).hasOnlyElementsOfType(Portfolio.class);
    assertThat(defaults()).hasSize(1);
    List<Portfolio> both = desk.portfolios().choices(manager).portfolios();
    List<Object> changed = atOnce(() -> makeDefault(both.get(0)), () -> makeDefault(both.get(1)));
    // Who changes the one that the other has unset, or the default itself, is told or is the same.
    assertThat(changed).hasAtLeastOneElementOfType(Portfolio.class);
    assertThat(defaults()).hasSize(1);
  }

  @RepeatedTest(3)
  @DisplayName("POR-2: the schema itself lets no two connections give an agent two defaults")
  void two_defaults_without_a_lock() throws Exception {
    CyclicBarrier begun = new CyclicBarrier(2);
    List<Object> ends =
        atOnce(() -> saveUnlocked(begun, "Norte"), () -> saveUnlocked(begun, "Sul"));
    assertThat(ends).containsExactlyInAnyOrder(true, new ConcurrentChange());
    assertThat(defaults()).hasSize(1);
  }

  @RepeatedTest(3)
  @DisplayName("POR-1: one name given twice at once is given once")
  void one_name() throws Exception {
    List<Object> ends = atOnce(() -> add("Norte"), () -> add("Norte"));
    assertThat(ends).hasAtLeastOneElementOfType(Portfolio.class).contains(new PortfolioNameTaken());
  }

  @Test
  @DisplayName("POR-1: a portfolio into which somebody is put at the same time is not deleted")
  void deleted_while_chosen() throws Exception {
    Portfolio portfolio = add("Norte");
    CustomerId customer = company();
    List<Future<?>> both =
        storage.write(
            SettableClock.START,
            work -> {
              storage.locks().lock(work, List.of(customer));
              Future<?> choosing = hosts.submit(() -> choose(customer, portfolio));
              awaitOneWaiting();
              Future<?> deleting = hosts.submit(() -> delete(portfolio));
              Host.awaitWaiting(DATABASE.dataSource(), 2);
              return List.of(choosing, deleting);
            });
    assertThat(end(both.get(0))).isEqualTo(Version.FIRST.next());
    assertThat(end(both.get(1))).isEqualTo(new PortfolioNotEmpty(portfolio.id(), 1));
    assertThat(desk.portfolios().of(customer)).isPresent();
  }

  @Test
  @DisplayName("POR-1: nobody is put into a portfolio that is deleted at the same time")
  void chosen_while_deleted() throws Exception {
    Portfolio portfolio = add("Norte");
    CustomerId customer = company();
    Future<?> choosing =
        storage.write(
            SettableClock.START,
            work -> {
              storage.portfolios().lock(work);
              storage.portfolios().remove(work, portfolio.id());
              Future<?> begun = hosts.submit(() -> choose(customer, portfolio));
              awaitOneWaiting();
              return begun;
            });
    assertThat(end(choosing)).isEqualTo(new PortfolioUnknown(portfolio.id()));
    assertThat(desk.portfolios().of(customer)).isEmpty();
  }

  private Version choose(CustomerId customer, Portfolio portfolio) {
    return desk.portfolios().choose(customer, Version.FIRST, manager, portfolio.id());
  }

  private boolean delete(Portfolio portfolio) {
    desk.portfolios().delete(portfolio.id(), portfolio.version());
    return true;
  }

  @Test
  @DisplayName(
      "POR-8: a sheet whose portfolio gets another name while it is read is refused as a whole")
  void renamed_while_read() throws Exception {
    Portfolio south = add("Sul");
    Portfolio north = add("Norte");
    CustomerId one = company();
    CustomerId other = company();
    ImportSheet sheet =
        rows -> {
          rows.accept(row(2, one, south));
          elsewhere(() -> rename(north, "Norte (antiga)"));
          elsewhere(() -> add("Norte"));
          rows.accept(row(3, other, north));
        };
    assertThat(end(hosts.submit(() -> desk.portfolioImports().apply(sheet))))
        .isEqualTo(new ConcurrentChange());
    assertThat(desk.portfolios().of(one)).isEmpty();
    assertThat(desk.portfolios().of(other)).isEmpty();
    assertThat(desk.portfolioImports().apply(sheet(row(2, one, south))).made()).isPresent();
  }

  private void elsewhere(Callable<?> command) {
    try {
      hosts.submit(command).get(30, TimeUnit.SECONDS);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private Portfolio rename(Portfolio portfolio, String name) {
    PortfolioDraft draft = portfolio.toDraft().withName(name + " " + manager);
    return desk.portfolios().change(portfolio.id(), portfolio.version(), draft);
  }

  @Test
  @DisplayName("POR-8: who is in place once locked is no part of the import, which can be undone")
  void in_place_meanwhile() throws Exception {
    Portfolio portfolio = add("Norte");
    CustomerId left = company();
    CustomerId placed = company();
    desk.portfolios().choose(left, Version.FIRST, manager, portfolio.id());
    ImportSheet sheet = sheet(ImportRow.of(2, left.toString(), ""), row(3, placed, portfolio));
    Object end =
        meanwhile(
            left,
            work -> storage.portfolios().takeOut(work, List.of(left)),
            () -> desk.portfolioImports().apply(sheet).made().orElseThrow());
    assertThat(end)
        .isInstanceOfSatisfying(
            PortfolioImport.class,
            made -> {
              assertThat(made.customers()).isEqualTo(1);
              assertThat(desk.portfolios().of(placed)).isPresent();
              desk.portfolioImports().undo(made.id());
            });
    assertThat(desk.portfolios().of(placed)).isEmpty();
    ImportSheet again = sheet(row(2, placed, portfolio));
    Placement already = new Placement(placed, portfolio.id(), true, SettableClock.START);
    assertThat(
            meanwhile(
                placed,
                work -> storage.portfolios().put(work, List.of(already)),
                () -> desk.portfolioImports().apply(again).made()))
        .as("nobody is left to import")
        .isEqualTo(Optional.empty());
  }

  @Test
  @DisplayName("POR-8 POR-9: an import whose customer is erased meanwhile is refused as a whole")
  void erased_before_import() throws Exception {
    Portfolio portfolio = add("Norte");
    CustomerId placed = company();
    CustomerId out = company();
    CustomerId other = company();
    desk.portfolios().choose(out, Version.FIRST, manager, portfolio.id());
    for (ImportRow row : List.of(row(2, placed, portfolio), ImportRow.of(2, out.toString(), " "))) {
      CustomerId erased = CustomerId.parse(row.id());
      ImportSheet sheet = sheet(row, row(3, other, portfolio));
      assertThat(
              meanwhile(
                  erased,
                  work -> storage.owned().forEach(part -> part.erase(work, erased)),
                  () -> desk.portfolioImports().apply(sheet)))
          .isEqualTo(new ConcurrentChange());
      assertThat(desk.portfolios().of(other)).isEmpty();
    }
  }

  @Test
  @DisplayName("POR-8: of an import that is undone, who is erased meanwhile is left out")
  void erased_before_undoing() throws Exception {
    Portfolio portfolio = add("Norte");
    CustomerId out = company();
    CustomerId other = company();
    desk.portfolios().choose(out, Version.FIRST, manager, portfolio.id());
    ImportSheet sheet = sheet(ImportRow.of(2, out.toString(), ""), row(3, other, portfolio));
    PortfolioImport made = desk.portfolioImports().apply(sheet).made().orElseThrow();
    assertThat(
            meanwhile(
                out,
                work -> storage.owned().forEach(part -> part.erase(work, out)),
                () -> desk.portfolioImports().undo(made.id())))
        .isInstanceOf(PortfolioImport.class);
    assertThat(desk.portfolios().of(other)).isEmpty();
  }

  private CustomerId company() {
    return desk.customers()
        .register(Registration.builder(Company.of("Alfa", null)).build())
        .customer();
  }

  private static ImportRow row(long number, CustomerId customer, Portfolio into) {
    return ImportRow.of(number, customer.toString(), into.name());
  }

  private static ImportSheet sheet(ImportRow... rows) {
    return each -> List.of(rows).forEach(each);
  }

  /**
   * Lets a command wait for a customer that another unit of work changes, and returns how it ended.
   */
  private Object meanwhile(CustomerId customer, Consumer<UnitOfWork> change, Callable<?> command)
      throws Exception {
    Future<?> waiting =
        storage.write(
            SettableClock.START,
            work -> {
              storage.locks().lock(work, List.of(customer));
              Future<?> begun = hosts.submit(command);
              awaitOneWaiting();
              change.accept(work);
              return begun;
            });
    return end(waiting);
  }

  private static void awaitOneWaiting() {
    Host.awaitWaiting(DATABASE.dataSource(), 1);
  }

  private Portfolio add(String name) {
    return desk.portfolios().add(draft(name));
  }

  private PortfolioDraft draft(String name) {
    return PortfolioDraft.of(name + " " + manager, manager).asDefault();
  }

  private Portfolio makeDefault(Portfolio portfolio) {
    return desk.portfolios()
        .change(portfolio.id(), portfolio.version(), portfolio.toDraft().asDefault());
  }

  private boolean saveUnlocked(CyclicBarrier begun, String name) {
    return storage.write(
        SettableClock.START,
        work -> {
          await(begun);
          Portfolio portfolio =
              new Portfolio(
                  new PortfolioId(UUID.randomUUID()),
                  name + " " + manager,
                  manager,
                  Optional.empty(),
                  true,
                  Version.FIRST);
          storage.portfolios().save(work, List.of(portfolio));
          return true;
        });
  }

  private List<Portfolio> defaults() {
    return desk.portfolios().choices(manager).portfolios().stream()
        .filter(Portfolio::isDefault)
        .toList();
  }

  /** Runs two at once, and returns how each ended: its result, or what refused it. */
  private List<Object> atOnce(Callable<?> one, Callable<?> other) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<Future<?>> running = new ArrayList<>();
    for (Callable<?> command : List.of(one, other)) {
      running.add(
          hosts.submit(
              () -> {
                await(start);
                return command.call();
              }));
    }
    List<Object> ends = new ArrayList<>();
    for (Future<?> command : running) {
      ends.add(end(command));
    }
    return ends;
  }

  private static Object end(Future<?> command) throws Exception {
    try {
      return command.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      assertThat(failure.getCause()).isInstanceOf(RefusedException.class);
      return ((RefusedException) failure.getCause()).refusal();
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
