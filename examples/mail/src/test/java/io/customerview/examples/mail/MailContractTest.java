package io.customerview.examples.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.customerview.spi.MessageGateway;
import io.customerview.spi.Receipt;
import io.customerview.testkit.MessageGatewayContract;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The gateway keeps to the contract of gateways, as far as mailboxes show. */
class MailContractTest implements MessageGatewayContract {

  private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
  private final Map<String, String> ids = new ConcurrentHashMap<>();

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Override
  public MessageGateway gateway() {
    MailSettings settings =
        MailSettings.of(
            "127.0.0.1",
            server.getSmtp().getPort(),
            "Loja <loja@example.com>",
            token -> URI.create("https://loja.example/sair?t=" + token));
    MailGateway gateway = new MailGateway(settings, Clock.systemUTC());
    return message -> {
      Receipt receipt = gateway.handOver(message);
      ids.put(message.key(), receipt.reference().orElseThrow());
      return receipt;
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
  public boolean deliversOnce() {
    return false;
  }

  @Override
  public int delivered(String key) {
    return ids.containsKey(key) ? recipients(key).size() : server.getReceivedMessages().length;
  }

  @Override
  public Optional<String> recipient(String key) {
    assertThat(recipients(key)).hasSize(1);
    return Optional.of(recipients(key).get(0));
  }

  /** In whose mailboxes it lies. */
  private List<String> recipients(String key) {
    List<String> all = new ArrayList<>();
    for (GreenMailUser user : server.getUserManager().listUser()) {
      try {
        for (var stored : server.getManagers().getImapHostManager().getInbox(user).getMessages()) {
          MimeMessage mail = stored.getMimeMessage();
          if (mail.getMessageID().equals(ids.get(key))) {
            all.add(user.getEmail());
          }
        }
      } catch (FolderException | MessagingException broken) {
        throw new IllegalStateException(broken);
      }
    }
    return all;
  }
}
