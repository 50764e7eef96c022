package io.customerview.examples.quickstart.story;

import io.customerview.privacy.ExportSink;
import io.customerview.shared.CustomerId;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An export that is counted on its way, part by part, but for the trail of who did what. */
final class CountingExport implements ExportSink {

  private static final char UNBROKEN = '\u00a0';

  private final ExportSink sink;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private String part = "";

  CountingExport(ExportSink sink) {
    this.sink = sink;
  }

  @Override
  public void begin(CustomerId customer, Instant moment) throws IOException {
    sink.begin(customer, moment);
  }

  @Override
  public void part(String name) throws IOException {
    part = name;
    sink.part(name);
  }

  @Override
  public void record(Map<String, Object> fields) throws IOException {
    counts.merge(part, 1, Integer::sum);
    sink.record(fields);
  }

  @Override
  public void end() throws IOException {
    sink.end();
  }

  /** Returns the parts that have records, with how many: {@code contactPoints 4, contracts 1}. */
  String counts() {
    return counts.entrySet().stream()
        .filter(count -> !count.getKey().equals("audit"))
        .map(count -> count.getKey() + UNBROKEN + count.getValue())
        .collect(Collectors.joining(", "));
  }
}
