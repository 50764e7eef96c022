package io.customerview.examples.quickstart;

import io.customerview.examples.quickstart.text.StopException;
import io.customerview.shared.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The key of this database, made once and kept beside it. A host keeps its key in a vault instead:
 * whoever has both can guess back what is hashed.
 */
final class KeptKey {

  private KeptKey() {}

  static Secrets in(Path folder) {
    Path file = folder.resolve("key");
    try {
      if (!Files.exists(file)) {
        byte[] key = new byte[Secrets.SHORTEST_KEY];
        new SecureRandom().nextBytes(key);
        Files.write(file, key);
      }
      return Secrets.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new StopException("server.folder", folder, e.getClass().getSimpleName());
    }
  }
}
