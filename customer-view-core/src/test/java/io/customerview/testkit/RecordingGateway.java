package io.customerview.testkit;

import io.customerview.spi.GatewayException;
import io.customerview.spi.MessageGateway;
import io.customerview.spi.OutgoingMessage;
import io.customerview.spi.Receipt;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway that notes what it is handed, and answers as it is told. Thread-safe. */
public final class RecordingGateway implements MessageGateway {

  private final List<OutgoingMessage> taken = new CopyOnWriteArrayList<>();
  private volatile MessageGateway answer = message -> Receipt.bare();

  /** Returns what it was handed, in order; also what it refused. */
  public List<OutgoingMessage> taken() {
    return List.copyOf(taken);
  }

  /** Returns the names of what it was handed, in order. */
  public List<String> names() {
    return taken.stream().map(OutgoingMessage::name).toList();
  }

  /** Tells it how to answer from now on. */
  public void answer(MessageGateway how) {
    this.answer = Objects.requireNonNull(how, "how");
  }

  @Override
  public Receipt handOver(OutgoingMessage message) throws GatewayException, InterruptedException {
    taken.add(message);
    return answer.handOver(message);
  }
}
