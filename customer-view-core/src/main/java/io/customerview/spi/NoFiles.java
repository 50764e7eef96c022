package io.customerview.spi;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/**
 * The store of a host that has set none. It does nothing and says so: what it is asked to move or
 * to remove may well lie in the store of another process.
 */
final class NoFiles implements FileStore {

  static final FileStore STORE = new NoFiles();

  private NoFiles() {}

  @Override
  public void write(UUID file, InputStream bytes) throws IOException {
    throw new IOException("no file store was set");
  }

  @Override
  public InputStream open(UUID file) throws IOException {
    throw new FileNotFoundException("no file store was set");
  }

  @Override
  public Place placeOf(UUID file) throws IOException {
    throw new IOException("no file store was set");
  }

  @Override
  public void archive(UUID file) throws IOException {
    throw new IOException("no file store was set");
  }

  @Override
  public void restore(UUID file) throws IOException {
    throw new FileNotFoundException("no file store was set");
  }

  @Override
  public void delete(UUID file) throws IOException {
    throw new IOException("no file store was set");
  }
}
