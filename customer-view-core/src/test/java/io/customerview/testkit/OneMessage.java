package io.customerview.testkit;

import io.customerview.spi.MessageCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A catalogue for tests: the automation {@code a-1} has the versions 1 and 2; the first has the
 * message {@code t-1} by SMS and e-mail, the second has {@code t-2} by e-mail.
 */
public final class OneMessage implements MessageCatalogue {

  /** The only one. */
  public static final MessageCatalogue CATALOGUE = new OneMessage();

  private OneMessage() {}

  @Override
  public List<Automation> automations() {
    return List.of(new Automation("a-1", "Cobrança", List.of("1", "2")));
  }

  @Override
  public List<Template> messages(String automation, String version, String channel) {
    if (!automation.equals("a-1")) {
      return List.of();
    }
    return switch (version + channel) {
      case "1sms", "1email" -> List.of(new Template("t-1", "Segunda via", "billing"));
      case "2email" -> List.of(new Template("t-2", "Fatura em anexo", "billing"));
      default -> List.of();
    };
  }

  @Override
  public Text write(
      String automation, String version, String message, UUID customer, UUID document) {
    return new Text(
        "text/plain",
        Optional.of("Documento"),
        message + " de " + customer + ": " + document,
        Optional.of("Loja"));
  }
}
