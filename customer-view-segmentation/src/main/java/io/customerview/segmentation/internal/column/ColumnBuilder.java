package io.customerview.segmentation.internal.column;

import org.jspecify.annotations.Nullable;

/**
 * Gathers the values of one column row by row. Not thread-safe.
 *
 * @param <D> the kind of dictionary
 */
abstract sealed class ColumnBuilder<D extends Dictionary> {

  final Flat.Builder flat = new Flat.Builder();

  /** Ends the values of a row. */
  void endRow() {
    flat.endRow();
  }

  /** Adds a value of another column. */
  abstract void add(D dictionary, int code);

  abstract Built<D> build();

  /**
   * The values, ready.
   *
   * @param dictionary the values
   * @param flat the codes of each row
   */
  record Built<D extends Dictionary>(D dictionary, Flat flat) {

    Column column() {
      return Column.of(dictionary, flat);
    }
  }

  /** Of numbers. */
  static final class OfLongs extends ColumnBuilder<LongDictionary> {

    private final LongCodes codes = new LongCodes();

    void add(long value) {
      flat.add(codes.code(value));
    }

    void addMissing() {
      flat.add(Flat.MISSING);
    }

    @Override
    void add(LongDictionary dictionary, int code) {
      if (code == Flat.MISSING) {
        addMissing();
      } else {
        add(dictionary.value(code));
      }
    }

    @Override
    Built<LongDictionary> build() {
      LongDictionary dictionary = codes.dictionary();
      return new Built<>(dictionary, flat.build().ranked(codes.ranks(dictionary)));
    }
  }

  /** Of texts. */
  static final class OfTexts extends ColumnBuilder<TextDictionary> {

    private final TextCodes codes = new TextCodes();

    void add(@Nullable String value) {
      if (value != null) {
        flat.add(codes.code(value));
      }
    }

    @Override
    void add(TextDictionary dictionary, int code) {
      add(code == Flat.MISSING ? null : dictionary.value(code));
    }

    @Override
    Built<TextDictionary> build() {
      TextDictionary dictionary = codes.dictionary();
      return new Built<>(dictionary, flat.build().ranked(codes.ranks(dictionary)));
    }
  }
}
