package io.customerview.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.jdbc.JdbcStorage;
import io.customerview.jdbc.SchemaMigrator;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.portfolio.PortfolioImport;
import io.customerview.portfolio.xlsx.XlsxSheet;
import io.customerview.portfolio.xlsx.XlsxSheets;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.Version;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sheet that was damaged on its way, from the file to the tables. */
class DamagedSheetTest {

  private static final int STEP = 31;

  @TempDir static Path folder;

  private ScratchSchema schema;
  private AgentView desk;
  private List<CustomerId> companies = List.of();

  @BeforeEach
  void open() {
    schema = ScratchSchema.in(folder);
    SchemaMigrator.of(schema.dataSource(), schema.name(), Clock.systemUTC()).migrate();
    desk =
        CustomerView.builder()
            .storage(JdbcStorage.of(schema.dataSource(), schema.name()))
            .clock(Clock.systemUTC())
            .secrets(Secrets.of(new byte[32]))
            .build()
            .as(Agent.system(new AgentId("crm")));
    companies =
        Stream.of("Alfa", "Beta", "Gama")
            .map(name -> Registration.builder(Company.of(name, null)).build())
            .map(company -> desk.customers().register(company).customer())
            .toList();
  }

  @AfterEach
  void close() throws Exception {
    schema.close();
  }

  @Test
  @DisplayName("POR-9: of a file that is cut short or damaged nothing is in the database")
  void damaged() {
    byte[] file = sheet();
    for (int length = 0; length < file.length; length += STEP) {
      assertThat(imported(Arrays.copyOf(file, length))).as("cut at %s", length).isEmpty();
      assertNothingChanged();
    }
    for (int place = 0; place < file.length; place += STEP) {
      byte[] damaged = file.clone();
      damaged[place] ^= 0x10;
      // A file says more than is read of it, such as when it was packed.
      imported(damaged).ifPresent(whole -> desk.portfolioImports().undo(whole.id()));
      assertNothingChanged();
    }
    assertThat(imported(file)).get().returns(3L, PortfolioImport::customers);
  }

  private void assertNothingChanged() {
    assertThat(companies).allMatch(company -> desk.portfolios().of(company).isEmpty());
    assertThat(desk.portfolioImports().latest(10)).allMatch(one -> one.undoneAt().isPresent());
  }

  /** A sheet that puts all companies into a portfolio. */
  private byte[] sheet() {
    Portfolio north = desk.portfolios().add(PortfolioDraft.of("Norte", new AgentId("ana")));
    companies.forEach(
        company ->
            desk.portfolios().choose(company, version(company), north.manager(), north.id()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new XlsxSheets(desk.portfolioImports(), Locale.ENGLISH).template(out);
    companies.forEach(company -> desk.portfolios().chooseNobody(company, version(company)));
    return out.toByteArray();
  }

  private Version version(CustomerId company) {
    return desk.customers().find(company).version();
  }

  private Optional<PortfolioImport> imported(byte[] file) {
    try {
      return desk.portfolioImports()
          .apply(XlsxSheet.of(() -> new ByteArrayInputStream(file)))
          .made();
    } catch (RefusedException refused) {
      assertThat(refused.refusal().code()).startsWith("portfolio_import.");
      return Optional.empty();
    }
  }
}
