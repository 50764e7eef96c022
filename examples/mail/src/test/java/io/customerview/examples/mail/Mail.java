package io.customerview.examples.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A mail as a mail program reads it: its leaves, in order. */
record Mail(MimeMessage message) {

  /** A leaf: what it is, what it is called, and what is in it. */
  record Read(String type, @Nullable String fileName, byte[] bytes) {

    String text() {
      return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  String fromName() throws MessagingException {
    return ((InternetAddress) message.getFrom()[0]).getPersonal();
  }

  List<Read> parts() {
    try {
      List<Read> all = new ArrayList<>();
      gather(message, all);
      return all;
    } catch (MessagingException wrong) {
      throw new IllegalStateException(wrong);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void gather(Part part, List<Read> all) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart several) {
      for (int at = 0; at < several.getCount(); at++) {
        BodyPart one = several.getBodyPart(at);
        gather(one, all);
      }
      return;
    }
    String name = part.getFileName();
    all.add(
        new Read(
            part.getContentType().toLowerCase(Locale.ROOT),
            name == null ? null : MimeUtility.decodeText(name),
            part.getInputStream().readAllBytes()));
  }
}
