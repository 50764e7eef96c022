package io.customerview.examples.quickstart.generate;

/** A column of one of the files. */
public interface Column {

  /** Returns the name in the file's first line, such as {@code cpf_cnpj}. */
  String title();

  /** Returns what the column holds, in a few words. */
  String meaning();
}
