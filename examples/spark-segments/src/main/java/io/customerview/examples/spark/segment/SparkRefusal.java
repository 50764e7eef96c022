package io.customerview.examples.spark.segment;

import io.customerview.segmentation.rule.ValueType;
import io.customerview.shared.Refusal;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Why a segment, or a base, can't be asked here. */
public sealed interface SparkRefusal extends Refusal {

  @Override
  default String message(Locale locale) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "io.customerview.examples.spark.Refusals",
            locale,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    return new MessageFormat(bundle.getString(code()), locale).format(arguments().toArray());
  }

  /** The base lacks a column that every base has. */
  record BaseColumnMissing(String column, String expected) implements SparkRefusal {
    @Override
    public String code() {
      return "spark.base_column_missing";
    }

    @Override
    public List<Object> arguments() {
      return List.of(column, expected);
    }
  }

  /** A column that every base has is of another type. */
  record BaseColumnType(String column, String expected, String found) implements SparkRefusal {
    @Override
    public String code() {
      return "spark.base_column_type";
    }

    @Override
    public List<Object> arguments() {
      return List.of(column, expected, found);
    }
  }

  /** The host has named a column for its criterion that the base lacks. */
  record HostColumnMissing(String criterion, String column) implements SparkRefusal {
    @Override
    public String code() {
      return "spark.host_column_missing";
    }

    @Override
    public List<Object> arguments() {
      return List.of(criterion, column);
    }
  }

  /** The column that the host has named for its criterion can't hold its values. */
  record HostColumnType(String criterion, String column, ValueType expected, String found)
      implements SparkRefusal {
    @Override
    public String code() {
      return "spark.host_column_type";
    }

    @Override
    public List<Object> arguments() {
      String type =
          switch (expected) {
            case DECIMAL -> "decimal(16,4)";
            case DATE -> "date";
            case TEXT -> "string";
          };
      return List.of(criterion, column, type, found);
    }
  }
}
