package io.customerview.portfolio.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Files in .xlsx for tests: as a library writes them, and put together by hand. */
final class Workbooks {

  private static final String NAMESPACE =
      "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private Workbooks() {}

  @SafeVarargs
  static byte[] of(List<String>... rows) {
    return of(
        workbook -> {
          Worksheet sheet = workbook.newWorksheet("Carteiras");
          for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].size(); column++) {
              sheet.value(row, column, rows[row].get(column));
            }
          }
        });
  }

  static byte[] of(Consumer<Workbook> content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "test", null)) {
      content.accept(workbook);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return out.toByteArray();
  }

  static String sheet(String... rows) {
    return "<worksheet xmlns=\"%s\" xmlns:x=\"%s\"><sheetData>%s</sheetData></worksheet>"
        .formatted(NAMESPACE, NAMESPACE, String.join("", rows));
  }

  static byte[] withSheet(String sheet) {
    return with("xl/worksheets/sheet1.xml", sheet);
  }

  static byte[] withSheet(byte[] sheet) {
    return packedBytes(partsWith("xl/worksheets/sheet1.xml", sheet));
  }

  /** A file with this sheet, and a part more, or instead of one. */
  static byte[] withSheet(byte[] sheet, String part, byte[] content) {
    Map<String, byte[]> parts = partsWith("xl/worksheets/sheet1.xml", sheet);
    parts.put(part, content);
    return packedBytes(parts);
  }

  /** A file with a part more, which is said to be the sheet. */
  static byte[] withSheetAt(String target, String part, byte[] content) {
    Map<String, byte[]> parts = partsWith(part, content);
    String rels = "xl/_rels/workbook.xml.rels";
    String text = new String(parts.get(rels), StandardCharsets.UTF_8);
    parts.put(rels, text.replace("worksheets/sheet1.xml", target).getBytes(StandardCharsets.UTF_8));
    return packedBytes(parts);
  }

  /** A file whose index says so many times what is packed in it. */
  static byte[] indexed(byte[] file, int times) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    int index = text.indexOf("PK\u0001\u0002");
    int end = text.indexOf("PK\u0005\u0006");
    ByteBuffer last = ByteBuffer.wrap(file.clone(), end, file.length - end).slice();
    last.order(ByteOrder.LITTLE_ENDIAN);
    for (int count : new int[] {8, 10}) {
      last.putShort(count, (short) (last.getShort(count) * times));
    }
    last.putInt(12, last.getInt(12) * times);
    ByteBuffer all = ByteBuffer.allocate(file.length + (times - 1) * (end - index));
    all.put(file, 0, index);
    for (int time = 0; time < times; time++) {
      all.put(file, index, end - index);
    }
    return all.put(last).array();
  }

  static byte[] withSharedStrings(String strings) {
    return with("xl/sharedStrings.xml", strings);
  }

  static byte[] with(String part, String content) {
    return with(Map.of(part, content));
  }

  static byte[] with(Map<String, String> others) {
    Map<String, String> parts = parts();
    parts.putAll(others);
    return packed(parts);
  }

  /** Packs a sheet of these rows without making it smaller. */
  static byte[] stored(String... rows) {
    return packedBytes(
        partsWith("xl/worksheets/sheet1.xml", sheet(rows).getBytes(StandardCharsets.UTF_8)),
        Deflater.NO_COMPRESSION);
  }

  private static Map<String, byte[]> partsWith(String part, byte[] content) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts().forEach((name, text) -> parts.put(name, text.getBytes(StandardCharsets.UTF_8)));
    parts.put(part, content);
    return parts;
  }

  static Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        """
        <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="%1$ssheet.main+xml"/>
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="%1$sworksheet+xml"/>
        <Override PartName="/xl/sharedStrings.xml" ContentType="%1$ssharedStrings+xml"/></Types>"""
            .formatted(TYPE));
    parts.put(
        "_rels/.rels",
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            .formatted(OFFICE));
    parts.put(
        "xl/workbook.xml",
        """
        <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"""
            .formatted(NAMESPACE, OFFICE));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="rId1" Type="%1$s/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="rId2" Type="%1$s/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""
            .formatted(OFFICE));
    parts.put("xl/sharedStrings.xml", "<sst xmlns=\"%s\"/>".formatted(NAMESPACE));
    parts.put(
        "xl/worksheets/sheet1.xml",
        sheet(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c>"
                + "<c r=\"B1\" t=\"inlineStr\"><is><t>carteira</t></is></c></row>"));
    return parts;
  }

  static byte[] packed(Map<String, String> parts) {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    parts.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return packedBytes(bytes);
  }

  private static byte[] packedBytes(Map<String, byte[]> parts) {
    return packedBytes(parts, Deflater.DEFAULT_COMPRESSION);
  }

  private static byte[] packedBytes(Map<String, byte[]> parts, int level) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(level);
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return out.toByteArray();
  }
}
