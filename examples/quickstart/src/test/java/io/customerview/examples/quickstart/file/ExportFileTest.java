package io.customerview.examples.quickstart.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerview.examples.quickstart.generate.CustomerColumn;
import io.customerview.examples.quickstart.text.StopException;
import io.customerview.examples.quickstart.text.Texts;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFileTest {

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return file(text, StandardCharsets.UTF_8);
  }

  private Path file(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("customers.csv"), text.getBytes(charset));
  }

  private static List<Row> rows(ExportFile file) {
    List<Row> all = new ArrayList<>();
    try (ExportFile.Rows rows = file.read()) {
      rows.forEachRemaining(all::add);
    }
    return all;
  }

  private static void assertStops(Path path, String sentence) {
    assertThatExceptionOfType(StopException.class)
        .isThrownBy(() -> ExportFile.open(path, Layout.CUSTOMERS))
        .satisfies(stop -> assertThat(stop.sentence(Texts.in(Locale.ENGLISH))).contains(sentence));
  }

  @Test
  @DisplayName("quotes, line breaks in cells, a byte order mark, titles in any order and case")
  void reads() throws IOException {
    ExportFile file =
        ExportFile.open(
            file(
                "\uFEFFTIPO;Codigo;nome;\"endereço\";cor\r\nPF;C1;\"Ana \"\"Nina\"\"\";\"Rua;\n 1\";azul\r\nPF;C2\r\n"),
            Layout.CUSTOMERS);
    assertThat(file.rows()).isEqualTo(2);
    assertThat(file.unknown()).containsExactly("cor");
    assertThat(file.missing())
        .contains(CustomerColumn.EMAIL)
        .doesNotContain(CustomerColumn.ADDRESS);
    List<Row> rows = rows(file);
    assertThat(rows).extracting(Row::number).containsExactly(2L, 3L);
    assertThat(rows.get(0).cell(CustomerColumn.GIVEN_NAMES)).isEqualTo("Ana \"Nina\"");
    assertThat(rows.get(0).cell(CustomerColumn.ADDRESS)).isEqualTo("Rua;\n 1");
    assertThat(rows.get(1).cell(CustomerColumn.CODE)).isEqualTo("C2");
    assertThat(rows.get(1).cell(CustomerColumn.GIVEN_NAMES)).isEmpty();
  }

  @Test
  @DisplayName("a file with another separator says which")
  void separator() throws IOException {
    assertStops(file("codigo,tipo,nome\nC1,PF,Ana\n"), "separated by ,; save it with semicolons");
    assertStops(file("codigo\ttipo\tnome\n"), "separated by TAB");
  }

  @Test
  @DisplayName("a file without a required column names it")
  void missingColumns() throws IOException {
    assertStops(file("codigo;nome\nC1;Ana\n"), "lacks columns that every row needs: tipo");
    assertStops(file("codigo;tipo;email\n"), "nome, razao_social");
    assertStops(file("codigo;tipo;nome;Nome\n"), "two columns nome");
  }

  @Test
  @DisplayName("a file in another encoding is refused before a row is taken, with the row")
  void encoding() throws IOException {
    assertStops(
        file("codigo;tipo;nome\nC1;PF;Ana\nC2;PF;João\n", StandardCharsets.ISO_8859_1),
        "is not UTF-8");
  }

  @Test
  @DisplayName("broken quotes are refused, with the row where they begin")
  void quotes() throws IOException {
    assertStops(
        file("codigo;tipo;nome\nC1;PF;\"Ana\nC2;PF;Rui\n"), "can't be read as CSV from row 2");
  }

  @Test
  @DisplayName("no file, an empty one, a folder: one sentence each")
  void none() throws IOException {
    assertStops(folder.resolve("nobody.csv"), "There is no file");
    assertStops(file(""), "is empty");
    assertStops(folder, "is a folder");
  }
}
