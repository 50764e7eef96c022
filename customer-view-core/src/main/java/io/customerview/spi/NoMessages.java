package io.customerview.spi;

import java.util.List;
import java.util.UUID;

/** The catalogue of a host that has set none. */
final class NoMessages implements MessageCatalogue {

  static final MessageCatalogue CATALOGUE = new NoMessages();

  private NoMessages() {}

  @Override
  public List<Automation> automations() {
    return List.of();
  }

  @Override
  public List<Template> messages(String automation, String version, String channel) {
    return List.of();
  }

  @Override
  public Text write(
      String automation, String version, String message, UUID customer, UUID document) {
    throw new IllegalArgumentException("there are no messages");
  }
}
