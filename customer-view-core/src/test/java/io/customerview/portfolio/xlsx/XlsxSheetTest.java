package io.customerview.portfolio.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.portfolio.ImportRefusal.ColumnMissing;
import io.customerview.portfolio.ImportRefusal.ColumnTwice;
import io.customerview.portfolio.ImportRefusal.FileBroken;
import io.customerview.portfolio.ImportRefusal.FileTooLarge;
import io.customerview.portfolio.ImportRefusal.FileUnsafe;
import io.customerview.portfolio.ImportRefusal.ImportColumn;
import io.customerview.portfolio.ImportRefusal.NoSheet;
import io.customerview.portfolio.ImportRefusal.NotAValue;
import io.customerview.portfolio.ImportRefusal.NotXlsx;
import io.customerview.portfolio.ImportRefusal.TooManyRows;
import io.customerview.portfolio.ImportRow;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.dhatim.fastexcel.VisibilityState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads files as people send them, and as those do who mean harm. */
class XlsxSheetTest {

  private static final String HEADINGS =
      "<row r=\"1\">" + text("A1", "id") + text("B1", "carteira") + "</row>";

  private static final byte[] FILLED =
      bytes(
          Workbooks.sheet(
              HEADINGS, "<row r=\"2\">" + text("A2", "1") + text("B2", "Norte") + "</row>"));

  private static final byte[] NAMING_SHARED =
      bytes(Workbooks.sheet(HEADINGS, row("<c t='s'><v>0</v></c>")));

  private static final Map<String, byte[]> OTHER_PARTS = otherParts();

  @Test
  @DisplayName("POR-8: id and portfolio are found by their headings, wherever they stand")
  void columns_in_another_order() {
    byte[] file =
        Workbooks.of(
            List.of("Nome", " CARTEIRA ", "Gerente", "Id"),
            List.of("Alfa", "Norte", "x", "1"),
            List.of("Beta", "", "", "2"),
            List.of("Gama"));
    assertThat(read(file))
        .containsExactly(
            ImportRow.of(2, "1", "Norte"), ImportRow.of(3, "2", ""), ImportRow.of(4, "", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Portfolio", "carteira", "Cartera"})
  @DisplayName("POR-8: the heading may be in each of the three languages")
  void headings_in_three_languages(String heading) {
    assertThat(read(Workbooks.of(List.of("ID", heading), List.of("1", "Norte")))).hasSize(1);
  }

  @Test
  @DisplayName("POR-9: a missing or doubled column is refused")
  void missing_columns() {
    refused(Workbooks.of(List.of("Nome", "Carteira")), new ColumnMissing(ImportColumn.ID));
    refused(Workbooks.of(List.of("ID", "Nome")), new ColumnMissing(ImportColumn.PORTFOLIO));
    refused(
        Workbooks.of(List.of("ID", "Carteira", "Portfolio")),
        new ColumnTwice(ImportColumn.PORTFOLIO));
  }

  @Test
  @DisplayName(
      "POR-9: another format under the name of .xlsx is refused: text, an old workbook, a zip")
  void other_formats() {
    refused("id;carteira\n1;Norte\n".getBytes(StandardCharsets.UTF_8), new NotXlsx());
    refused(new byte[0], new NotXlsx());
    refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0}, new NotXlsx());
    refused(Workbooks.packed(Map.of("readme.txt", "hello")), new NotXlsx());
  }

  @Test
  @DisplayName(
      "POR-9: a file that is cut short or damaged anywhere is refused, and never half read")
  void damaged() {
    byte[] file = Workbooks.of(List.of("ID", "Carteira"), List.of("1", "Norte"));
    for (int length = 4; length < file.length; length += 97) {
      refused(Arrays.copyOf(file, length), new FileBroken());
    }
    List<ImportRow> whole = read(file);
    Random random = new Random(7);
    for (int place = 0; place < file.length; place++) {
      byte[] damaged = file.clone();
      damaged[place] ^= (byte) (1 + random.nextInt(255));
      try {
        assertThat(read(damaged)).as("damaged at %s", place).isEqualTo(whole);
      } catch (RefusedException expected) {
        assertThat(expected.refusal().code()).startsWith("portfolio_import.");
      }
    }
    refused(
        Workbooks.withSheet("<worksheet><sheetData><row r=\"1\"><c r=\"A1\""), new FileBroken());
  }

  @Test
  @DisplayName("POR-9: a file in which one letter of a cell is another one is refused")
  void another_letter() {
    String row = "<row r=\"2\">" + text("A2", "1") + text("B2", "Norte 1") + "</row>";
    byte[] file = Workbooks.stored(HEADINGS, row);
    assertThat(read(file)).containsExactly(ImportRow.of(2, "1", "Norte 1"));
    String asText = new String(file, StandardCharsets.ISO_8859_1);
    byte[] damaged = asText.replace("Norte 1", "Norte 2").getBytes(StandardCharsets.ISO_8859_1);
    refused(damaged, new FileBroken());
  }

  @Test
  @DisplayName(
      "POR-9: of what can't be read, or isn't safe, no row is handed out, and none behind it")
  void broken_behind_rows() {
    String rows = row(text("A2", "1") + text("B2", "Norte 1")).repeat(50_000);
    byte[] damaged = Workbooks.stored(HEADINGS, rows);
    damaged[new String(damaged, StandardCharsets.ISO_8859_1).lastIndexOf("Norte 1")]++;
    refusedBehindRows(damaged, new FileBroken());
    refusedBehindRows(sheet(rows, row("<c r='XFE2'/>"), rows), new FileUnsafe());
    refusedBehindRows(sheet(rows, row("<c t='s'><v>7</v></c>"), rows), new FileBroken());
  }

  private static void refusedBehindRows(byte[] file, Refusal refusal) {
    List<ImportRow> told = new ArrayList<>();
    assertThatThrownBy(() -> XlsxSheet.of(() -> new ByteArrayInputStream(file)).read(told::add))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    assertThat(told).isNotEmpty().hasSizeLessThan(50_000);
  }

  @Test
  @DisplayName("POR-9: a shared formula is not made anew until memory or time is gone")
  void shared_formulas() {
    String sharing = "<c><f t=\"shared\" si=\"0\"/></c>";
    String base = "<c><f t=\"shared\" ref=\"A1:A2\" si=\"0\">%s</f></c>";
    String longOne = base.formatted("A1" + "+1".repeat(20_000));
    refused(sheet(row(longOne), row(sharing.repeat(1_000))), new FileUnsafe());
    refused(sheet(row(base.formatted("A1".repeat(40_000)))), new FileUnsafe());
    String slow = base.formatted("A1".repeat(8_000));
    refused(sheet(row(slow), row(sharing).repeat(200)), new FileUnsafe());
    refused(
        sheet(row(slow), row("<c><f si='00' t='shared'></f></c>").repeat(200)), new FileUnsafe());
    refused(sheet(row(base.formatted("A".repeat(30_000))).repeat(400)), new FileUnsafe());
    String usual = base.formatted("A1*2");
    assertThat(read(sheet(row(usual), row(sharing).repeat(100_000)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<c><f t='shared' ref='A1' si='0'>1</f></c><c><f x=' ref=' t='shared' si='&#48;'/></c>",
        "<c><f t='shared' ref='A1' si='0'>1</f></c><c><f x:ref='A1' t='shared' si='0'/></c>",
        "<c><f t='&#115;hared' ref='A1' si='0'>1</f></c>",
        "<c><f><f></f></f></c>",
        "<c><c t='str'><v>1</v></c></c>",
        "<c x='>' r='ZZZZ1'/>",
        "<c x:r='ZZZZ1'/>",
        "<row></row>",
        "<?x </row><row> ?>",
      })
  @DisplayName("POR-9: nothing hides behind a spelling that no spreadsheet program writes")
  void hidden_from_the_count(String cells) {
    refused(sheet(row(cells)), new FileUnsafe());
  }

  @Test
  @DisplayName("POR-9: raw text, comments and instructions hide nothing behind a colon")
  void colons() {
    for (String hiding :
        List.of(
            "<!--a:row /-->",
            "<![CDATA[a:</row><row>]]>",
            "<?a:row /?>",
            "<?a:</row><row>?>",
            "<!DOCTYPE a:b>")) {
      refused(sheet(row("<c t='inlineStr'><is><t>" + hiding + "</t></is></c>")), new FileUnsafe());
    }
    refused(sheet("<!--a:row /-->", row("<c/>")), new FileUnsafe());
    refused(sheet("<?a:row /?>".repeat(60_000), row("<c r='XFE2'/>")), new FileUnsafe());
  }

  @Test
  @DisplayName("POR-9: a sheet that is said to be another part as well is looked through before")
  void sheet_as_another_part() {
    String types = Workbooks.parts().get("[Content_Types].xml");
    String rows = row(text("A2", "1") + text("B2", "Norte")).repeat(50_000);
    String unsafe = Workbooks.sheet(HEADINGS, rows, row("<c r='XFE2'/>"));
    for (String said :
        List.of(
            types.replace("worksheet+xml", "sheet.main+xml"),
            types.replace(
                "</Types>",
                "<Override PartName=\"/XL/worksheets/sheet1.xml\" ContentType=\"a\"/></Types>"),
            types.replace("</Types>", "<Default Extension=\"&#97;\" ContentType=\"a\"/></Types>"),
            types.replace("</Types>", " ".repeat(1 << 16) + "</Types>"))) {
      List<ImportRow> told = new ArrayList<>();
      byte[] file =
          Workbooks.with(Map.of("[Content_Types].xml", said, "xl/worksheets/sheet1.xml", unsafe));
      assertThatThrownBy(() -> XlsxSheet.of(() -> new ByteArrayInputStream(file)).read(told::add))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(new FileUnsafe()));
      assertThat(told).isEmpty();
    }
  }

  @Test
  @DisplayName("POR-9: a number is as short as numbers are, since a long one takes its time")
  void long_numbers() {
    String number = "<c><v>%s</v></c>";
    assertThat(read(sheet(row(number.formatted("9".repeat(500)))))).hasSize(1);
    refused(sheet(row(number.formatted("9".repeat(2_000)))), new FileUnsafe());
    refused(sheet(row("<c t='n'><v>" + "9<x/>".repeat(400) + "</v></c>")), new FileUnsafe());
    String text = "<c t='str'><v>%s</v></c>".formatted("9".repeat(2_000));
    assertThat(read(sheet(row(text)))).hasSize(1);
  }

  @Test
  @DisplayName("POR-9: an encoding in which other bytes are letters is refused")
  void other_encodings() throws IOException {
    byte[] declared =
        "<?xml version=\"1.0\" encoding=\"IBM037\"?>".getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream sheet = new ByteArrayOutputStream();
    sheet.write(declared);
    sheet.write(Workbooks.sheet(HEADINGS, row(text("A2", "1"))).getBytes("IBM037"));
    refused(Workbooks.withSheet(sheet.toByteArray()), new FileUnsafe());
  }

  @Test
  @DisplayName("POR-9: shared texts are bounded in all, and as often as cells name them")
  void shared_texts() {
    String item = "<si>" + ("<r><t>" + "a".repeat(250_000) + "</t></r>").repeat(4) + "</si>";
    refused(naming("<sst>" + item.repeat(80) + "</sst>", "0"), new FileUnsafe());
    String rows = row("<c t=\"s\"><v>0</v></c>").repeat(100);
    byte[] file =
        Workbooks.with(
            Map.of(
                "xl/sharedStrings.xml",
                "<sst><si><t>" + "b".repeat(100_000) + "</t></si></sst>",
                "xl/worksheets/sheet1.xml",
                Workbooks.sheet(HEADINGS, rows)));
    XlsxSheet sheet = XlsxSheet.of(() -> new ByteArrayInputStream(file));
    assertThat(read(sheet)).hasSize(100);
    refused(sheet.within(new XlsxLimits(file.length, 9_000_000, 200)), new FileTooLarge(9_000_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "7", "2000000", "2000000000", "99999999999999999999"})
  @DisplayName("POR-9: a text that cells share and that isn't there is no blank, and fills nothing")
  void missing_shared_texts(String name) {
    String one = "<sst><si><t>x</t></si></sst>";
    assertThat(read(naming(one, "0"))).extracting(ImportRow::id).containsExactly("x");
    assertRefused(naming(one, name));
    assertRefused(naming("<sst/>", "0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"&#50;000000", "+1", " 0", "0<x/>000000", "0<v>000000</v>", "x"})
  @DisplayName("POR-9: a shared text is named by digits, and by nothing else")
  void hidden_shared_texts(String name) {
    String texts = "<sst>" + "<si><t>x</t></si>".repeat(3) + "</sst>";
    refused(naming(texts, name), new FileUnsafe());
    assertThat(read(sheet(row("<c t='s'><v/></c>"), row("<c t='s'><v></v></c>")))).isEmpty();
  }

  @Test
  @DisplayName("POR-8: what else a spreadsheet program saves in a file is in nobody's way")
  void other_parts() {
    List<ImportRow> rows = read(Workbooks.withSheet(FILLED));
    assertThat(rows).containsExactly(ImportRow.of(2, "1", "Norte"));
    OTHER_PARTS.forEach(
        (name, part) ->
            assertThat(read(Workbooks.withSheet(FILLED, name, part))).as(name).isEqualTo(rows));
  }

  @Test
  @DisplayName("POR-9: whoever names such a part as the sheet, or as its texts, is refused")
  void other_parts_as_sheets() {
    OTHER_PARTS.forEach(
        (name, part) -> {
          refused(Workbooks.withSheet(part), new FileUnsafe());
          refused(
              Workbooks.withSheet(NAMING_SHARED, "xl/sharedStrings.xml", part), new FileUnsafe());
          refused(Workbooks.withSheetAt("/" + name, name, part), new FileUnsafe());
        });
  }

  @Test
  @DisplayName("POR-9: parts that lie one on the other are refused, before they are many")
  void parts_on_parts() {
    byte[] file = Workbooks.stored(HEADINGS, row(text("A2", "x".repeat(9_000))));
    assertThat(read(Workbooks.indexed(file, 1))).hasSize(1);
    refused(Workbooks.indexed(file, 2), new FileUnsafe());
  }

  @Test
  @DisplayName("POR-9: what is no value is told row by row: formulas and errors; numbers are texts")
  void not_values() {
    byte[] file =
        Workbooks.withSheet(
            Workbooks.sheet(
                "<row r=\"1\">" + text("A1", "id") + text("B1", "carteira") + "</row>",
                "<row r=\"2\">"
                    + text("A2", "1")
                    + "<c r=\"B2\" t=\"str\"><f>A1&amp;\"x\"</f><v>Norte</v></c></row>",
                "<row r=\"3\"><c r=\"A3\" t=\"e\"><v>#REF!</v></c>"
                    + text("B3", "Norte")
                    + "</row>",
                "<row r=\"4\"><c r=\"A4\"><v>4</v></c><c r=\"B4\"><v>2024</v></c></row>",
                "<row r=\"7\">" + text("C7", "beside") + "</row>",
                "<row r=\"8\"></row>",
                "<row r=\"9\">" + text("A9", "\u00A0") + text("B9", " \u200B\uFEFF") + "</row>"));
    assertThat(read(file))
        .containsExactly(
            new ImportRow(2, "1", "Norte", Optional.of(new NotAValue())),
            new ImportRow(3, "#REF!", "Norte", Optional.of(new NotAValue())),
            ImportRow.of(4, "4", "2024"),
            ImportRow.of(7, "", ""));
  }

  @Test
  @DisplayName("POR-9: hidden sheets are not read, and a file with no other is refused")
  void hidden_sheets() {
    byte[] file =
        Workbooks.of(
            workbook -> {
              for (VisibilityState state :
                  List.of(
                      VisibilityState.HIDDEN,
                      VisibilityState.VERY_HIDDEN,
                      VisibilityState.VISIBLE)) {
                var sheet = workbook.newWorksheet(state.name());
                sheet.setVisibilityState(state);
                sheet.value(0, 0, "id");
                sheet.value(0, 1, "carteira");
                sheet.value(1, 0, state.name());
              }
            });
    assertThat(read(file)).extracting(ImportRow::id).containsExactly("VISIBLE");
    refused(
        Workbooks.of(
            workbook -> workbook.newWorksheet("x").setVisibilityState(VisibilityState.HIDDEN)),
        new NoSheet());
    refused(Workbooks.withSheet(Workbooks.sheet()), new NoSheet());
  }

  @Test
  @DisplayName("POR-9: limits hold for bytes, unpacked bytes and rows")
  void limits() {
    byte[] file =
        Workbooks.of(List.of("ID", "Carteira"), List.of("1", "Norte"), List.of("2", "Norte"));
    XlsxSheet sheet = XlsxSheet.of(() -> new ByteArrayInputStream(file));
    assertThat(read(sheet.within(new XlsxLimits(file.length, 1 << 20, 3)))).hasSize(2);
    refused(sheet.within(new XlsxLimits(file.length, 1 << 20, 2)), new TooManyRows(2));
    refused(
        sheet.within(new XlsxLimits(file.length - 1, 1 << 20, 3)),
        new FileTooLarge(file.length - 1));
    refused(sheet.within(new XlsxLimits(file.length, 1_000, 3)), new FileTooLarge(1_000));
    for (int mostBytes : new int[] {0, (1 << 30) + 1, Integer.MAX_VALUE}) {
      assertThatThrownBy(() -> new XlsxLimits(mostBytes, 1, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (int mostRows : new int[] {0, 1_048_577}) {
      assertThatThrownBy(() -> new XlsxLimits(1, 1, mostRows))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new XlsxLimits(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(read(sheet.within(new XlsxLimits(1 << 30, 1L << 40, 1_048_576)))).hasSize(2);
  }

  @Test
  @DisplayName("POR-9: a bomb is refused before it is unpacked into memory, wherever it lies")
  void bombs() {
    String huge = "A".repeat(1 << 20);
    refused(
        Workbooks.withSheet(Workbooks.sheet("<row r=\"1\">" + text("A1", huge) + "</row>")),
        new FileUnsafe());
    refused(
        Workbooks.withSheet(Workbooks.sheet("<row r=\"1\">" + "<c/>".repeat(1 << 19) + "</row>")),
        new FileUnsafe());
    refused(
        Workbooks.withSheet(
            Workbooks.sheet("<x:row r=\"1\">" + "<c/>".repeat(1 << 19) + "</x:row>")),
        new FileUnsafe());
    refused(
        Workbooks.withSheet(Workbooks.sheet("<row r=\"1\"><c r=\"ZZZZZZ1\"/></row>")),
        new FileUnsafe());
    refused(
        Workbooks.withSheet(Workbooks.sheet("<row r=\"1\"><c r=\"XFE1\"/></row>")),
        new FileUnsafe());
    refused(
        Workbooks.withSheet(Workbooks.sheet("<row r=\"1\"><c r='zzz1'/></row>")), new FileUnsafe());
    refused(
        Workbooks.withSheet(Workbooks.sheet("<row r=\"1\"><c\tr =  '&#90;ZZZZZ1'/></row>")),
        new FileUnsafe());
    refused(sheet("<row>" + "<c/>".repeat(16_385) + "</row>"), new FileUnsafe());
    refused(
        naming(
            "<sst>"
                + "<si><t>x</t></si>".repeat(10)
                + "<si>"
                + "<r><t>aaaa</t></r>".repeat(1 << 16)
                + "</si></sst>",
            "0"),
        new FileUnsafe());
    refused(
        Workbooks.with(
            "xl/_rels/workbook.xml.rels",
            "<Relationships>"
                + "<Relationship Id=\"a\" Target=\"b\"/>".repeat(1 << 18)
                + "</Relationships>"),
        new FileUnsafe());
    assertThat(
            read(
                Workbooks.withSharedStrings(
                    "<sst>"
                        + ("<si><t>" + "t".repeat(200) + "</t></si>").repeat(50_000)
                        + "</sst>")))
        .as("many shared texts are none")
        .isEmpty();
  }

  @Test
  @DisplayName(
      "POR-9: formulas for so many ranges that each cell is looked for in them are refused")
  void ranges() {
    String headings = "<row r=\"1\">" + text("A1", "id") + text("B1", "carteira") + "</row>";
    String range = "<row><c><f t='array' ref = 'C1'>1</f></c></row>";
    refused(Workbooks.withSheet(Workbooks.sheet(headings, range.repeat(17_000))), new FileUnsafe());
    assertThat(read(Workbooks.withSheet(Workbooks.sheet(headings, range.repeat(100))))).isEmpty();
  }

  @Test
  @DisplayName("POR-9: what rows say of themselves is no bomb, as spreadsheet programs write much")
  void long_rows() {
    String headings = "<row r=\"1\">" + text("A1", "id") + text("B1", "carteira") + "</row>";
    String row = "<row spans=\"1:5\" ht=\"15.75\" customHeight=\"1\" dyDescent=\"0.25\">";
    String rows = (row + "</row>").repeat(75_000) + row.replace(">", "/>").repeat(75_000);
    assertThat(read(Workbooks.withSheet(Workbooks.sheet(headings, rows)))).isEmpty();
  }

  @Test
  @DisplayName("POR-9: what is refused is refused however few bytes of it come at once")
  void in_small_pieces() throws IOException {
    for (int atOnce = 1; atOnce <= 8; atOnce++) {
      assertThat(scan("<a>x<b r='A1'>y</b></a>", atOnce)).isTrue();
      for (String unsafe :
          List.of("<a>x<!-- -->", "<row>xy<c r='ZZZZ1'/>", "<a>x\u0000</a>", "<a><!")) {
        assertThat(scan(unsafe, atOnce)).as(unsafe).isFalse();
      }
    }
  }

  private static boolean scan(String part, int atOnce) throws IOException {
    InputStream all = new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8));
    InputStream pieces =
        new FilterInputStream(all) {
          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            return super.read(into, from, Math.min(length, atOnce));
          }
        };
    PartScan scan = new PartScan(new byte[PartScan.HELD]);
    int read = scan.read(pieces);
    while (read >= 0) {
      read = scan.read(pieces);
    }
    return scan.isSafe();
  }

  @Test
  @DisplayName("POR-9: a row may reach to column IV, however far empty cells go on")
  void columns() {
    String last = "<row r=\"1\">" + text("A1", "id") + text("B1", "carteira") + "</row>";
    String wide = "<row r=\"2\">" + text("A2", "1") + text("IV2", "x") + "<c r=\"XFD2\"/></row>";
    assertThat(read(Workbooks.withSheet(Workbooks.sheet(last, wide)))).hasSize(1);
    String wider = "<row r=\"2\">" + text("A2", "1") + text("IW2", "x") + "</row>";
    refused(Workbooks.withSheet(Workbooks.sheet(last, wider)), new FileUnsafe());
  }

  @Test
  @DisplayName("POR-9: the parts of a file are counted before its index is read")
  void many_parts() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(new byte[] {'P', 'K', 3, 4});
    for (int record = 0; record < 10_000; record++) {
      file.write(new byte[] {'P', 'K', 1, 2});
    }
    refused(file.toByteArray(), new FileBroken());
    file.write(new byte[] {'P', 'K', 1, 2});
    refused(file.toByteArray(), new FileUnsafe());
  }

  @Test
  @DisplayName("POR-9: entities, inner and outer, are refused unread, in whatever encoding")
  void entities() {
    String outer =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
    refused(
        Workbooks.withSheet(
            outer + Workbooks.sheet("<row r=\"1\">" + text("A1", "&e;") + "</row>")),
        new FileUnsafe());
    refused(Workbooks.withSheet(Workbooks.sheet("<!-- <row> -->")), new FileUnsafe());
    byte[] wide = (outer + Workbooks.sheet()).getBytes(StandardCharsets.UTF_16);
    refused(Workbooks.withSheet(wide), new FileUnsafe());
    refused(
        Workbooks.withSheet((outer + Workbooks.sheet()).getBytes(StandardCharsets.UTF_16LE)),
        new FileUnsafe());
  }

  @Test
  @DisplayName("POR-8: a file is opened anew for every reading; a source that fails says so")
  void sources(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("carteiras.xlsx");
    Files.write(file, Workbooks.of(List.of("ID", "Carteira"), List.of("1", "Norte")));
    XlsxSheet sheet = XlsxSheet.of(file);
    assertThat(read(sheet)).isEqualTo(read(sheet)).hasSize(1);
    Files.delete(file);
    assertThatThrownBy(() -> read(sheet)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  @DisplayName("POR-8: what the host lacks itself is not told as a library for .xlsx")
  void missing_elsewhere() {
    XlsxSheet sheet =
        XlsxSheet.of(
            () ->
                new ByteArrayInputStream(
                    Workbooks.of(List.of("ID", "Carteira"), List.of("1", "Norte"))));
    NoClassDefFoundError missing = new NoClassDefFoundError("of the host's");
    assertThatThrownBy(
            () ->
                sheet.read(
                    row -> {
                      throw missing;
                    }))
        .isSameAs(missing);
  }

  private static Map<String, byte[]> otherParts() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("customXml/item1.xml", wide("<DataMashup xmlns=\"m\">AAAA</DataMashup>"));
    parts.put("xl/media/image1.svg", bytes("<!-- Generator: A --><!DOCTYPE svg><svg></svg>"));
    parts.put(
        "xl/media/image2.svg",
        bytes("<svg><image href=\"data:image/png;base64," + "A".repeat(300_000) + "\"/></svg>"));
    parts.put("xl/media/image3.emf", new byte[] {1, 0, 0, 0, 0x6C, 0, 0, 0, ' ', 'E', 'M', 'F'});
    parts.put("xl/media/image4.ico", new byte[] {0, 0, 1, 0, 1, 0, 16, 16});
    parts.put("xl/model/item.data", wide("STREAM_STORAGE_SIGNATURE_)!@#$%^&*("));
    parts.put(
        "xl/pivotCache/pivotCacheRecords1.xml",
        bytes("<pivotCacheRecords>" + "<r><x v=\"1\"/><n v=\"2\"/></r>".repeat(350_000)));
    parts.put(
        "xl/calcChain.xml", bytes("<calcChain>" + "<c r=\"AB123456\" i=\"1\"/>".repeat(400_000)));
    return parts;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] wide(String text) {
    return ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
  }

  /** A sheet with headings, and a row whose first cell names a shared text. */
  private static byte[] naming(String texts, String name) {
    return Workbooks.with(
        Map.of(
            "xl/sharedStrings.xml",
            texts,
            "xl/worksheets/sheet1.xml",
            Workbooks.sheet(HEADINGS, row("<c t='s'><v>" + name + "</v></c>"))));
  }

  /** A sheet with headings, and these rows. */
  private static byte[] sheet(String... rows) {
    return Workbooks.withSheet(Workbooks.sheet(HEADINGS, String.join("", rows)));
  }

  private static String row(String cells) {
    return "<row>" + cells + "</row>";
  }

  private static String text(String address, String text) {
    return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  }

  private static List<ImportRow> read(byte[] file) {
    return read(XlsxSheet.of(() -> new ByteArrayInputStream(file)));
  }

  private static List<ImportRow> read(XlsxSheet sheet) {
    List<ImportRow> rows = new ArrayList<>();
    sheet.read(rows::add);
    return rows;
  }

  private static void assertRefused(byte[] file) {
    assertThatThrownBy(() -> read(file)).isInstanceOf(RefusedException.class);
  }

  private static void refused(byte[] file, Refusal refusal) {
    refused(XlsxSheet.of(() -> new ByteArrayInputStream(file)), refusal);
  }

  private static void refused(XlsxSheet sheet, Refusal refusal) {
    assertThatThrownBy(() -> read(sheet))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }
}
