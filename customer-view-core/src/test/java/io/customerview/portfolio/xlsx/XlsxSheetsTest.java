package io.customerview.portfolio.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.memory.InMemoryStorage;
import io.customerview.portfolio.CustomerPortfolio;
import io.customerview.portfolio.ImportCounts;
import io.customerview.portfolio.ImportRefusal;
import io.customerview.portfolio.ImportRefusal.FileBroken;
import io.customerview.portfolio.ImportRefusal.FileUnsafe;
import io.customerview.portfolio.ImportRefusal.NotXlsx;
import io.customerview.portfolio.ImportRefusal.RowsRefused;
import io.customerview.portfolio.ImportRefusal.TooManyRows;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.portfolio.PortfolioImports;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From the template to an import, and back over a sheet with errors. */
class XlsxSheetsTest {

  private final CustomerView view =
      CustomerView.builder()
          .storage(InMemoryStorage.create())
          .clock(new SettableClock())
          .secrets(TestSecrets.SECRETS)
          .build();
  private final AgentView desk = view.as(Agent.system(new AgentId("crm")));
  private final XlsxSheets sheets =
      new XlsxSheets(desk.portfolioImports(), Locale.forLanguageTag("pt-BR"));

  private final Portfolio north =
      desk.portfolios().add(PortfolioDraft.of("=Norte & <Sul>", new AgentId("ana")));
  private final CustomerId alfa = company("Alfa");
  private final CustomerId beta = company("Beta 👩‍👩‍👧");

  @Test
  @DisplayName("POR-8: the template is read back as it is, in each language, and changes nothing")
  void template_read_back() throws IOException {
    desk.portfolios()
        .choose(alfa, desk.customers().find(alfa).version(), north.manager(), north.id());
    for (String language : List.of("en", "pt", "es", "ja")) {
      XlsxSheets own = new XlsxSheets(desk.portfolioImports(), Locale.forLanguageTag(language));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThat(own.template(out)).isEqualTo(2);
      assertThat(desk.portfolioImports().check(sheet(out), row -> {}))
          .isEqualTo(new ImportCounts(1, 0, 1, 0, 0));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sheets.template(out);
    assertThat(cells(out))
        .containsExactly(
            List.of("ID", "Nome", "CNPJ", "Gerente de sucesso", "Carteira"),
            List.of(alfa.toString(), "Alfa", "", "ana", "=Norte & <Sul>"),
            List.of(beta.toString(), "Beta 👩‍👩‍👧", "", "", ""));
  }

  @Test
  @DisplayName(
      "POR-8: the sheet with errors tells them beside every row, and once mended is imported")
  void mended() throws IOException {
    XlsxSheet sheet =
        sheet(
            List.of("Carteira", "ID", "Nota"),
            List.of("Norte", alfa.toString(), "minha"),
            List.of("", beta.toString()),
            List.of(north.name(), beta.toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImportCounts counts = sheets.withErrors(sheet, out);
    assertThat(counts).isEqualTo(new ImportCounts(0, 1, 1, 1, 0));
    List<List<String>> cells = cells(out);
    assertThat(cells.get(0)).containsExactly("Carteira", "ID", "Nota", "Erro");
    assertThat(cells.get(1).subList(0, 3)).containsExactly("Norte", alfa.toString(), "minha");
    assertThat(cells.get(1).get(3)).startsWith("Nenhuma carteira tem exatamente este nome");
    assertThat(cells.get(2).get(3)).startsWith("A célula está vazia");
    assertThat(cells.get(3).get(3)).startsWith("Este cliente já está na linha 3");

    ByteArrayOutputStream again = new ByteArrayOutputStream();
    assertThat(sheets.withErrors(sheet(out), again)).isEqualTo(counts);
    assertThat(cells(again)).as("with one column of errors").isEqualTo(cells);

    List<List<String>> mended = new ArrayList<>(cells.subList(0, 3));
    mended.set(1, List.of(north.name(), alfa.toString(), "minha", cells.get(1).get(3)));
    assertThat(desk.portfolioImports().apply(sheet(mended)).counts())
        .isEqualTo(new ImportCounts(1, 0, 1, 0, 1));
    assertThat(desk.portfolios().of(alfa)).map(CustomerPortfolio::portfolio).contains(north);
  }

  @Test
  @DisplayName("POR-8: errors stand under their heading, whatever stands beyond the headings")
  void wider_than_headings() throws IOException {
    XlsxSheet sheet =
        sheet(
            List.of("ID", "Carteira"),
            List.of(alfa.toString(), "Norte", "ao lado", "", "longe"),
            List.of(beta.toString(), north.name()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sheets.withErrors(sheet, out);
    List<List<String>> cells = cells(out);
    assertThat(cells.get(0)).containsExactly("ID", "Carteira", "Erro");
    assertThat(cells.get(1).get(2)).startsWith("Nenhuma carteira tem exatamente este nome");
    assertThat(cells.get(1).subList(3, 6)).containsExactly("ao lado", "", "longe");
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    sheets.withErrors(sheet(out), again);
    assertThat(cells(again)).isEqualTo(cells);
  }

  @Test
  @DisplayName("POR-8 POR-9: a formula stands in the sheet with errors as what it is: no value yet")
  void formulas_with_errors() {
    Portfolio plain = desk.portfolios().add(PortfolioDraft.of("Norte", new AgentId("ana")));
    byte[] file =
        Workbooks.withSheet(
            Workbooks.sheet(
                "<row><c t='str'><v>id</v></c><c t='str'><v>carteira</v></c></row>",
                cells(alfa, "<c t='str'><f>B9</f><v>%s</v></c>".formatted(plain.name())),
                cells(beta, "<c t='e'><v>%s</v></c>".formatted(plain.name()))));
    XlsxSheet sheet = XlsxSheet.of(() -> new ByteArrayInputStream(file));
    ImportCounts counts = new ImportCounts(0, 2, 0, 0, 0);
    for (int round = 0; round < 3; round++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThat(sheets.withErrors(sheet, out)).as("round %s", round).isEqualTo(counts);
      sheet = sheet(out);
    }
    XlsxSheet last = sheet;
    refused(() -> desk.portfolioImports().apply(last), new RowsRefused(2, 0));
    assertThat(desk.portfolios().of(alfa)).isEmpty();
  }

  private static String cells(CustomerId id, String portfolio) {
    return "<row><c t='inlineStr'><is><t>%s</t></is></c>%s</row>".formatted(id, portfolio);
  }

  @Test
  @DisplayName("POR-8 POR-9: a template of more rows than are read is refused before it begins")
  void template_too_large() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsxSheets small = sheets.within(new XlsxLimits(1 << 20, 1 << 20, 2));
    assertThatThrownBy(() -> small.template(out))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(new TooManyRows(1)));
    assertThat(out.size()).isZero();
    XlsxLimits three = new XlsxLimits(1 << 20, 1 << 20, 3);
    assertThat(sheets.within(three).template(out)).isEqualTo(2);
    assertThat(desk.portfolioImports().check(sheet(out).within(three), row -> {}).blank())
        .isEqualTo(2);
  }

  @Test
  @DisplayName("POR-8: the sheet with errors of the widest sheet is read again")
  void widest() {
    List<String> headings = new ArrayList<>(List.of("ID", "Carteira"));
    List<String> row = new ArrayList<>(List.of(alfa.toString(), "Norte"));
    while (headings.size() < 255) {
      headings.add("n");
      row.add("n");
    }
    row.add("beside");
    XlsxSheet sheet = sheet(headings, row);
    ImportCounts counts = new ImportCounts(0, 1, 0, 0, 0);
    for (int round = 0; round < 3; round++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThat(sheets.withErrors(sheet, out)).isEqualTo(counts);
      sheet = sheet(out);
    }
    row.add("too far");
    XlsxSheet wider = sheet(headings, row);
    refused(() -> sheets.withErrors(wider, new ByteArrayOutputStream()), new FileUnsafe());
  }

  @Test
  @DisplayName("POR-9: a renamed .csv, and a damaged file, change nothing")
  void nothing_changed() {
    byte[] file =
        Workbooks.stored(
            "<row><c t='inlineStr'><is><t>id</t></is></c><c t='inlineStr'><is><t>carteira</t></is></c></row>",
            cells(alfa, "<c t='inlineStr'><is><t>=Norte &amp; &lt;Sul&gt;</t></is></c>"),
            cells(beta, "<c t='inlineStr'><is><t>=Norte &amp; &lt;Sul&gt;</t></is></c>"));
    byte[] damaged = file.clone();
    int place = new String(file, StandardCharsets.ISO_8859_1).indexOf(beta.toString());
    damaged[place] = (byte) (damaged[place] == '1' ? '2' : '1');
    byte[] text =
        "id,carteira\n%s,%s\n".formatted(alfa, north.name()).getBytes(StandardCharsets.UTF_8);
    byte[] cut = Arrays.copyOf(file, file.length - 100);
    for (byte[] broken : List.of(damaged, text, cut)) {
      XlsxSheet sheet = XlsxSheet.of(() -> new ByteArrayInputStream(broken));
      assertThatThrownBy(() -> desk.portfolioImports().apply(sheet))
          .isInstanceOfSatisfying(
              RefusedException.class,
              e -> assertThat(e.refusal()).isIn(new FileBroken(), new NotXlsx()));
      assertThat(desk.portfolios().of(alfa)).isEmpty();
      assertThat(desk.portfolios().of(beta)).isEmpty();
      assertThat(desk.portfolioImports().latest(10)).isEmpty();
    }
    XlsxSheet whole = XlsxSheet.of(() -> new ByteArrayInputStream(file));
    assertThat(desk.portfolioImports().apply(whole).counts().correct()).isEqualTo(2);
  }

  @Test
  @DisplayName("POR-9: rows that say far more than people write are not held by the thousand")
  void long_rows() {
    String[] rows = new String[1_000];
    Arrays.fill(rows, cells(alfa, "<c/><c t='s'><v>0</v></c>"));
    rows[0] =
        "<row><c t='inlineStr'><is><t>id</t></is></c><c t='inlineStr'><is><t>carteira</t></is></c></row>";
    byte[] file =
        Workbooks.with(
            Map.of(
                "xl/sharedStrings.xml",
                "<sst><si><t>" + "b".repeat(100_000) + "</t></si></sst>",
                "xl/worksheets/sheet1.xml",
                Workbooks.sheet(rows)));
    XlsxSheet sheet = XlsxSheet.of(() -> new ByteArrayInputStream(file));
    refused(() -> sheets.withErrors(sheet, OutputStream.nullOutputStream()), new FileUnsafe());
  }

  private static void refused(ThrowingCallable call, ImportRefusal refusal) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }

  @Test
  @DisplayName("POR-8 ACS-1: to who may not import, nothing is written")
  void nothing_written() {
    PortfolioImports analyst =
        view.as(Agent.of(new AgentId("a"), AccessProfile.ANALYST)).portfolioImports();
    XlsxSheets own = new XlsxSheets(analyst, Locale.ROOT);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThatThrownBy(() -> own.template(out)).isInstanceOf(RefusedException.class);
    XlsxSheet sheet = sheet(List.of("ID", "Carteira"), List.of(alfa.toString(), ""));
    assertThatThrownBy(() -> own.withErrors(sheet, out)).isInstanceOf(RefusedException.class);
    XlsxSheet broken = XlsxSheet.of(() -> new ByteArrayInputStream(new byte[9]));
    assertThatThrownBy(() -> sheets.withErrors(broken, out)).isInstanceOf(RefusedException.class);
    assertThat(out.size()).isZero();
  }

  private CustomerId company(String name) {
    return desk.customers()
        .register(Registration.builder(Company.of(name, null)).build())
        .customer();
  }

  @SafeVarargs
  private static XlsxSheet sheet(List<String>... rows) {
    return sheet(List.of(rows));
  }

  @SuppressWarnings("unchecked")
  private static XlsxSheet sheet(List<List<String>> rows) {
    byte[] file = Workbooks.of(rows.toArray(List[]::new));
    return XlsxSheet.of(() -> new ByteArrayInputStream(file));
  }

  private static XlsxSheet sheet(ByteArrayOutputStream file) {
    return XlsxSheet.of(() -> new ByteArrayInputStream(file.toByteArray()));
  }

  private static List<List<String>> cells(ByteArrayOutputStream file) throws IOException {
    try (ReadableWorkbook workbook =
            new ReadableWorkbook(new ByteArrayInputStream(file.toByteArray()));
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      int width = 0;
      List<List<String>> all = new ArrayList<>();
      for (Row row : (Iterable<Row>) rows::iterator) {
        width = Math.max(width, row.getCellCount());
        List<String> cells = new ArrayList<>();
        for (int place = 0; place < width; place++) {
          Cell cell = place < row.getCellCount() ? row.getCell(place) : null;
          cells.add(cell == null ? "" : cell.getText());
        }
        all.add(cells);
      }
      return all;
    }
  }
}
