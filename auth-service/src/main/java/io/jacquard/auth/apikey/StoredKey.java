package io.jacquard.auth.apikey;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is kept: enough to recognise it, not to make it.
 *
 * @param hash SHA-256 of the key, in hex
 * @param prefix what it begins with, for people to tell keys apart
 * @param suffix what it ends with
 * @param version goes up when the signing secret is rotated
 * @param secret the encrypted signing secret
 */
record StoredKey(
    String id,
    String user,
    String name,
    String hash,
    String prefix,
    String suffix,
    List<String> scopes,
    long version,
    String secret,
    Instant createdAt,
    @Nullable Instant usedAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt) {

  StoredKey {
    scopes = List.copyOf(scopes);
  }

  boolean active(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }

  StoredKey used(Instant now) {
    return new StoredKey(
        id, user, name, hash, prefix, suffix, scopes, version, secret, createdAt, now, expiresAt,
        revokedAt);
  }

  StoredKey revoked(Instant now) {
    return new StoredKey(
        id, user, name, hash, prefix, suffix, scopes, version, secret, createdAt, usedAt, expiresAt,
        now);
  }

  StoredKey withSecret(String newSecret) {
    return new StoredKey(
        id,
        user,
        name,
        hash,
        prefix,
        suffix,
        scopes,
        version + 1,
        newSecret,
        createdAt,
        usedAt,
        expiresAt,
        revokedAt);
  }
}
