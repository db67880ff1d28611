package io.jacquard.sequence.storage;

import io.jacquard.commons.identity.internal.InternalTokens;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses where packages are kept. */
final class PackageStorageProducer {

  @Produces
  @Singleton
  PackageStorage open(PackageStorageConfig config, InternalTokens tokens) {
    return config
        .url()
        .<PackageStorage>map(url -> new HttpPackageStorage(url, tokens))
        .orElseGet(() -> new LocalPackageStorage(config.folder().toAbsolutePath().normalize()));
  }
}
