package io.customerview.examples.quickstart.story;

import io.customerview.contact.Address;
import io.customerview.contact.MessageChannel;
import io.customerview.document.Document;
import io.customerview.document.DocumentEntry;
import io.customerview.document.DocumentResend;
import io.customerview.document.FileContent;
import io.customerview.document.FileStatus;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.document.SentBy;
import io.customerview.examples.quickstart.screen.Screen;
import io.customerview.examples.quickstart.screen.Table;
import io.customerview.identity.DocumentNumber;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.InteractionTotals;
import io.customerview.message.ReportRow;
import io.customerview.message.Sending;
import io.customerview.shared.AgentId;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.MessageId;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.RefusedException;
import io.customerview.spi.OutgoingMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Documents of several ages: opened, asked for, restored, and sent again; then what became of them.
 * In a customer view of its own, so that days can pass.
 */
final class DocumentsChapter {

  private static final Address TYPED = Address.email("maria.trabalho@exemplo.com.br");

  private final Screen screen;
  private final Clock clock;
  private final ZoneId zone;
  private final Sheet sheet;

  DocumentsChapter(Screen screen, Clock clock, ZoneId zone) {
    this.screen = screen;
    this.clock = clock;
    this.zone = zone;
    this.sheet = new Sheet(screen, zone);
  }

  void tell() {
    screen.chapter("documents.title");
    try (DocumentWorld world = new DocumentWorld(clock.instant(), zone, screen.texts().locale())) {
      Document young = take(world, Period.ofMonths(1));
      take(world, Period.ofMonths(11));
      Document old = take(world, Period.ofMonths(18));
      world.view().fileSweep().runOnce();
      list(world);
      open(world, young);
      open(world, old);
      restore(world, old);
      resend(world, young);
      history(world, young);
      totals(world);
    }
  }

  /** Numbered by the month in which it was sent. */
  private Document take(DocumentWorld world, Period ago) {
    ZonedDateTime sentAt = world.now().atZone(zone).minus(ago);
    String number = sentAt.getYear() + "/" + sentAt.getMonthValue();
    NewDocument.Builder document =
        NewDocument.builder(
                DocumentId.of(number),
                world.customer(),
                DocumentNumber.parse("AP-" + number),
                "Apólice " + number,
                sentAt.toInstant())
            .sentBy(new SentBy("policies", "Apólices", "3"));
    for (String file : List.of("apolice.pdf", "condicoes.pdf")) {
      byte[] bytes = ("%PDF " + number).getBytes(StandardCharsets.UTF_8);
      document.file(NewFile.of(file, "application/pdf", () -> new ByteArrayInputStream(bytes)));
    }
    return world.host().documentIntake().take(document.build());
  }

  private void list(DocumentWorld world) {
    Table table =
        new Table(text("documents.number"), text("documents.sent"), text("documents.status"));
    for (DocumentEntry entry :
        world
            .desk()
            .documents()
            .of(world.customer(), DateRange.ALL, Optional.empty(), 10)
            .items()) {
      table.row(
          entry.document().number().formatted(),
          time(entry.document().sentAt()),
          status(entry.status(first(entry.document()))));
    }
    screen.table(table);
    screen.blank();
  }

  private String status(FileStatus status) {
    if (status instanceof FileStatus.Available available) {
      return text("documents.available", available.archivesOn().toString());
    }
    if (status instanceof FileStatus.Requested) {
      return text("documents.requested");
    }
    return status instanceof FileStatus.Archived archived
        ? text("documents.archived", archived.since().toString())
        : text("documents.deleted");
  }

  private void open(DocumentWorld world, Document document) {
    String number = document.number().formatted();
    try (FileContent content = world.desk().documents().open(document.id(), first(document))) {
      screen.say("documents.opened", number, content.bytes().readAllBytes().length);
    } catch (RefusedException refused) {
      screen.say("documents.refused", number, refused.refusal().message(screen.texts().locale()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void restore(DocumentWorld world, Document document) {
    DocumentEntry asked = world.desk().fileRequests().restoreAll(document.id());
    screen.say("documents.asked", status(asked.status(first(document))));
    world.pass(Duration.ofHours(4));
    world.view().fileRestores().runOnce();
    for (OutgoingMessage mail : world.relay()) {
      screen.text("  → " + mail.destination() + ": " + mail.subject().orElse(""), "    ");
    }
    open(world, document);
    world.pass(Duration.ofDays(7));
    world.view().fileSweep().runOnce();
    screen.say(
        "documents.later",
        status(world.desk().documents().find(document.id()).status(first(document))));
    screen.blank();
  }

  private void resend(DocumentWorld world, Document document) {
    DocumentResend request =
        new DocumentResend(
            document.id(),
            List.of(first(document)),
            "policies",
            "3",
            MessageChannel.EMAIL,
            "again",
            TYPED);
    IdempotencyKey key = new IdempotencyKey("click-1");
    OutgoingId sent = world.desk().documentSending().resend(request, key);
    world.desk().documentSending().resend(request, key);
    List<OutgoingMessage> mails = world.relay();
    screen.say(
        "documents.resent", TYPED.display(), mails.size(), mails.get(0).attachments().size());
    MessageId message = sent.message();
    report(world, message, InteractionKind.DELIVERED);
    report(world, message, InteractionKind.OPENED);
  }

  private static void report(DocumentWorld world, MessageId message, InteractionKind kind) {
    world.pass(Duration.ofMinutes(2));
    Interaction happened = Interaction.of(message, kind, world.now());
    world
        .host()
        .messageIntake()
        .report(List.of(new ReportRow(1, happened)).iterator(), outcome -> {});
  }

  private void history(DocumentWorld world, Document document) {
    Table table =
        new Table(
            text("documents.sent"),
            text("documents.by"),
            text("documents.delivered"),
            text("documents.status"));
    for (Sending sending :
        world
            .desk()
            .documents()
            .sendings(document.id(), DateRange.ALL, false, Optional.empty(), 10)
            .items()) {
      table.row(
          time(sending.at()),
          sending.agent().map(AgentId::value).orElse("–"),
          sending.deliveredTo().map(Address::display).orElse("–"),
          sheet.status(sending.latest()));
    }
    screen.table(table);
  }

  private void totals(DocumentWorld world) {
    InteractionTotals totals =
        world.desk().messages().totals(world.customer(), DateRange.ALL, false);
    for (InteractionTotals.Line line : totals.lines()) {
      screen.say(
          "documents.total", sheet.channel(line.channel()), sheet.kind(line.kind()), line.count());
    }
  }

  private static FileId first(Document document) {
    return document.files().get(0).id();
  }

  private String time(Instant moment) {
    return sheet.time(moment);
  }

  private String text(String key, Object... arguments) {
    return screen.texts().get(key, arguments);
  }
}
