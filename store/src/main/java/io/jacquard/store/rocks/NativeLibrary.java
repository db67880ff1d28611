package io.jacquard.store.rocks;

import io.jacquard.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * Loads RocksDB's native library from a fixed place in the data folder. Left to itself RocksDB
 * unpacks a copy into the temporary folder at every start, which a killed process leaves behind.
 */
final class NativeLibrary {
  private static boolean loaded;

  private NativeLibrary() {}

  /**
   * Loads the library once for this process, unpacking it when the folder has no or another one.
   */
  static synchronized void load(Path dataFolder) throws IOException {
    if (loaded) {
      return;
    }
    String inJar = Environment.getJniLibraryFileName("rocksdb");
    URL resource = RocksDB.class.getClassLoader().getResource(inJar);
    if (resource == null) {
      throw new StoreException(
          "there is no RocksDB library for this platform (" + inJar + ") on the class path");
    }
    // RocksDB looks in given folders for another file name than the one its jar has.
    String fileName = Environment.getJniLibraryFileName("rocksdbjni");
    Path folder = unpack(resource, fileName, dataFolder.resolve("native"));
    try {
      RocksDB.loadLibrary(List.of(folder.toString()));
    } catch (UnsatisfiedLinkError _) {
      // Another class loader of this process (a reload in development) holds that very file.
      RocksDB.loadLibrary();
    }
    loaded = true;
  }

  private static Path unpack(URL resource, String fileName, Path libraries) throws IOException {
    URLConnection connection = resource.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      Path folder = libraries.resolve(fingerprint(connection));
      Path file = folder.resolve(fileName);
      if (!Files.exists(file)) {
        deleteOthers(libraries);
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, fileName, ".part");
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return folder;
    }
  }

  private static String fingerprint(URLConnection connection) throws IOException {
    return connection instanceof JarURLConnection jar && jar.getJarEntry() != null
        ? String.format(Locale.ROOT, "%08x", jar.getJarEntry().getCrc())
        : Long.toHexString(connection.getContentLengthLong());
  }

  private static void deleteOthers(Path libraries) throws IOException {
    if (!Files.exists(libraries)) {
      return;
    }
    try (Stream<Path> old = Files.walk(libraries)) {
      for (Path path : old.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}
