package io.customerview.document;

import io.customerview.message.MessageContent;
import io.customerview.shared.AgentId;
import java.net.URI;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The words of messages about files, in one language. */
final class FileNotice {

  private static final String BUNDLE = "io.customerview.Notices";
  private static final String HTML = "text/html";

  private final Locale language;
  private final ResourceBundle words;

  private FileNotice(Locale language) {
    this.language = language;
    this.words = ResourceBundle.getBundle(BUNDLE, language, FileNotice.class.getModule());
  }

  /** Obtains the words in the language nearest to a locale. */
  static FileNotice in(Locale locale) {
    return new FileNotice(
        switch (locale.getLanguage()) {
          case "pt" -> Locale.forLanguageTag("pt-BR");
          case "es" -> Locale.forLanguageTag("es");
          default -> Locale.ENGLISH;
        });
  }

  /** Says that files are there, with a button that leads to them. */
  MessageContent available(Document document, int files, LocalDate archivesOn, URI page) {
    String body =
        text(
            "available.body",
            files,
            escaped(document.name()),
            escaped(document.number().formatted()),
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(archivesOn),
            escaped(page.toString()));
    return new MessageContent(HTML, Optional.of(text("available.subject", files)), body);
  }

  /** Says that a file can't be brought back. */
  MessageContent lost(Document document, DocumentFile file) {
    String body =
        text(
            "lost.body",
            escaped(file.name().text()),
            escaped(document.name()),
            escaped(document.number().formatted()));
    return new MessageContent(HTML, Optional.of(text("lost.subject")), body);
  }

  /** Says which file is wanted, by whom, and why. */
  MessageContent wanted(
      Document document,
      DocumentFile file,
      AgentId agent,
      Optional<String> email,
      ZoneId zone,
      Optional<String> note) {
    ZonedDateTime deletedAt = file.deletedAt().orElseThrow().atZone(zone);
    String body =
        text(
            "wanted.body",
            escaped(agent.value()),
            escaped(email.orElse("-")),
            escaped(document.name()),
            escaped(document.number().formatted()),
            escaped(file.name().text()),
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language)
                .format(deletedAt),
            escaped(note.orElse("-")),
            document.id(),
            file.id());
    return new MessageContent(HTML, Optional.of(text("wanted.subject")), body);
  }

  private String text(String key, Object... values) {
    return new MessageFormat(words.getString(key), language).format(values);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
