package io.customerview.message;

import io.customerview.spi.Attachment;
import io.customerview.spi.GatewayException;
import io.customerview.spi.MessageGateway;
import io.customerview.spi.Receipt;
import io.customerview.testkit.MessageGatewayContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The contract holds for the simplest gateway: one that keeps what it is handed. */
class GatewayContractTest implements MessageGatewayContract {

  private final Map<String, Receipt> delivered = new ConcurrentHashMap<>();

  @Override
  public MessageGateway gateway() {
    return message -> {
      for (Attachment attachment : message.attachments()) {
        try (InputStream bytes = attachment.open()) {
          bytes.transferTo(OutputStream.nullOutputStream());
        } catch (IOException failed) {
          throw GatewayException.passing("file_unreadable", failed);
        }
      }
      return delivered.computeIfAbsent(message.key(), Receipt::of);
    };
  }

  @Override
  public String channel() {
    return "email";
  }

  @Override
  public String destination() {
    return "ana@exemplo.com.br";
  }

  @Override
  public int delivered(String key) {
    return delivered.containsKey(key) ? 1 : 0;
  }
}
