package io.jacquard.sequence.catalog;

import io.jacquard.sequence.storage.PackageStorage;
import io.jacquard.sequence.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A storage in memory that counts how often it is asked, and can be away. */
final class TestStorage implements PackageStorage {
  final Map<String, byte[]> files = new ConcurrentHashMap<>();
  final AtomicInteger fetches = new AtomicInteger();
  volatile boolean away;

  @Override
  public void put(String name, Path file) throws IOException {
    check();
    files.put(name, Files.readAllBytes(file));
  }

  @Override
  public boolean fetch(String name, Path file, long size) throws IOException {
    check();
    fetches.incrementAndGet();
    if (files.containsKey(name)) {
      Files.write(file, files.get(name));
    }
    return files.containsKey(name);
  }

  @Override
  public void delete(String name) throws IOException {
    check();
    files.remove(name);
  }

  @Override
  public boolean shared() {
    return true;
  }

  private void check() throws StorageUnavailableException {
    if (away) {
      throw new StorageUnavailableException("The storage of packages is away");
    }
  }
}
