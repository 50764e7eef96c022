package io.customerview.portfolio.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** The rows that are counted in front of the library are those that it reads, and never more. */
class SheetRowsProperties {

  private static final List<String> AS_WRITTEN =
      List.of(
          "<row/>",
          "<row r='7'></row>",
          "<row><c t='inlineStr'><is><t>x</t></is></c><c/></row>",
          "<x:row a='>'/>",
          "\n",
          "<rows/>",
          "<ext><row></row></ext>");

  private static final List<String> LOOKING_LIKE_ROWS =
      List.of(
          "<?p <row></row><row/> ?>",
          "<?p <sheetData> ?>",
          "<?xml-p <row/>?>",
          "<?a:row /?>",
          "<?a:sheetData ?>",
          "<?a:b <row/>?>",
          "<!--a:row /-->",
          "<!--a:sheetData -->",
          "<!--a:b <row/>-->");

  private static final List<String> IN_FRONT = List.of("<row/>", "<row></row>", "<cols/>", "\n");

  @Property(tries = 300)
  @Label("POR-9: rows are looked through before they are read, and each of them is counted")
  void counted(@ForAll("inFront") String inFront, @ForAll("rows") String rows) throws IOException {
    assertThat(scanned(sheet(inFront, rows))).isEqualTo(read(sheet(inFront, rows)));
  }

  @Property(tries = 300)
  @Label("POR-9: nothing that looks like rows has one read that is not looked through")
  void never_more(@ForAll("inFrontOrNot") String inFront, @ForAll("rowsOrNot") String rows)
      throws IOException {
    assertThat(scanned(sheet(inFront, rows))).isLessThanOrEqualTo(read(sheet(inFront, rows)));
  }

  private static String sheet(String inFront, String rows) {
    return Workbooks.sheet(rows).replace("<sheetData>", inFront + "<sheetData>");
  }

  private static long scanned(String sheet) throws IOException {
    InputStream bytes = new ByteArrayInputStream(sheet.getBytes(StandardCharsets.UTF_8));
    PartScan scan = new PartScan(new byte[PartScan.HELD]);
    int read = scan.read(bytes);
    while (read >= 0) {
      read = scan.read(bytes);
    }
    return scan.tally().rows();
  }

  private static long read(String sheet) throws IOException {
    try (ReadableWorkbook workbook =
            new ReadableWorkbook(new ByteArrayInputStream(Workbooks.withSheet(sheet)));
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      return rows.count();
    }
  }

  @Provide
  Arbitrary<String> inFront() {
    return some(IN_FRONT);
  }

  @Provide
  Arbitrary<String> rows() {
    return some(AS_WRITTEN);
  }

  @Provide
  Arbitrary<String> inFrontOrNot() {
    return some(Stream.of(IN_FRONT, LOOKING_LIKE_ROWS).flatMap(List::stream).toList());
  }

  @Provide
  Arbitrary<String> rowsOrNot() {
    return some(Stream.of(AS_WRITTEN, LOOKING_LIKE_ROWS).flatMap(List::stream).toList());
  }

  private static Arbitrary<String> some(List<String> pieces) {
    return Arbitraries.of(pieces).list().ofMaxSize(6).map(chosen -> String.join("", chosen));
  }
}
