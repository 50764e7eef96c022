package io.customerview.jdbc;

import io.customerview.privacy.ExportSink;
import io.customerview.shared.CustomerId;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** Hands an export on, so that a test can do something of its own at a step. */
abstract class ForwardingSink implements ExportSink {

  private final ExportSink next;

  ForwardingSink(ExportSink next) {
    this.next = next;
  }

  @Override
  public void begin(CustomerId customer, Instant moment) throws IOException {
    next.begin(customer, moment);
  }

  @Override
  public void part(String name) throws IOException {
    next.part(name);
  }

  @Override
  public void record(Map<String, Object> fields) throws IOException {
    next.record(fields);
  }

  @Override
  public void end() throws IOException {
    next.end();
  }
}
