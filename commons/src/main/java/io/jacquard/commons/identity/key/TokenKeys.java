package io.jacquard.commons.identity.key;

import io.jacquard.commons.boot.BootCheck;
import io.jacquard.commons.boot.Finding;
import io.jacquard.commons.identity.IdentityConfig;
import io.jacquard.commons.problem.ProblemException;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.Key;
import java.security.PublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jspecify.annotations.Nullable;

/**
 * What users' tokens are signed and checked with: the secret itself, or a pair of keys of which
 * auth-service alone has the private one. Public keys go by their thumbprint (RFC 7638), and a
 * token must name the one that it was signed with.
 */
@Startup
@Singleton
public final class TokenKeys implements BootCheck {

  /** How the one key of HS256 is known here; its tokens name none. */
  public static final String SECRET = "";

  private final TokenAlgorithm algorithm;
  private final Map<String, Key> verifying = new LinkedHashMap<>();
  private final List<PublicJsonWebKey> published = new ArrayList<>();
  private final String signingId;
  private final @Nullable Key signing;
  private final Optional<Path> keyFile;
  private final Optional<PublishedKeys> elsewhere;

  @Inject
  TokenKeys(TokenSecret secret, IdentityConfig config) {
    this(secret, config, TokenAlgorithm.named(config.algorithm()));
  }

  private TokenKeys(TokenSecret secret, IdentityConfig config, TokenAlgorithm algorithm) {
    this.algorithm = algorithm;
    this.keyFile = algorithm == TokenAlgorithm.HS256 ? Optional.empty() : config.keyFile();
    if (algorithm == TokenAlgorithm.HS256) {
      this.signingId = SECRET;
      this.signing = secret.signingKey();
      this.elsewhere = Optional.empty();
      verifying.put(SECRET, secret.signingKey());
      return;
    }
    @Nullable PublicJsonWebKey own =
        config.keyFile().map(file -> KeyFiles.own(file, algorithm)).orElse(null);
    if (own != null) {
      publish(own);
    }
    this.signingId = own == null ? SECRET : own.getKeyId();
    this.signing = own == null ? null : own.getPrivateKey();
    for (Path file : config.publicKeyFiles().orElse(List.of())) {
      KeyFiles.foreign(file, algorithm).forEach(this::publish);
    }
    this.elsewhere = published(config, algorithm);
    if (verifying.isEmpty() && elsewhere.isEmpty()) {
      throw new ConfigurationException(
          ("JWT_ALGORITHM is %s, but there is no key; set jacquard.identity.key-file to a private key"
                  + " in PEM or JWK where tokens are made, and jacquard.identity.auth-url or public-key-files elsewhere")
              .formatted(algorithm.wireName()));
    }
  }

  private TokenKeys(SecretKey key) {
    this.algorithm = TokenAlgorithm.HS256;
    this.keyFile = Optional.empty();
    this.signingId = SECRET;
    this.signing = key;
    this.elsewhere = Optional.empty();
    verifying.put(SECRET, key);
  }

  /** Where auth-service is another process, it is asked. */
  private static Optional<PublishedKeys> published(
      IdentityConfig config, TokenAlgorithm algorithm) {
    return config
        .authUrl()
        .map(url -> new PublishedKeys(new HttpKeySource(url, algorithm), Clock.systemUTC()));
  }

  /** Those of HS256. */
  public static TokenKeys of(SecretKey key) {
    return new TokenKeys(key);
  }

  @Override
  public List<Finding> findings() {
    return keyFile.flatMap(OwnerFile::exposed).stream().toList();
  }

  public TokenAlgorithm algorithm() {
    return algorithm;
  }

  /** Makes a signature say and do what tokens of this installation do. */
  public void sign(JsonWebSignature signature) {
    if (signing == null) {
      throw new IllegalStateException("this service has no key to sign tokens with");
    }
    signature.setAlgorithmHeaderValue(algorithm.wireName());
    signature.setKey(signing);
    if (!signingId.equals(SECRET)) {
      signature.setKeyIdHeaderValue(signingId);
    }
  }

  /**
   * The key that tokens naming this id are checked with, if there is one.
   *
   * @throws ProblemException with 503 while auth-service, which would know, cannot be asked
   */
  public Optional<Key> verifying(String id) {
    @Nullable Key configured = verifying.get(id);
    if (configured != null || id.equals(SECRET)) {
      return Optional.ofNullable(configured);
    }
    return elsewhere.flatMap(keys -> keys.find(id));
  }

  /** The public keys as a JWK set (RFC 7517); none for HS256. */
  public Map<String, Object> published() {
    List<Map<String, Object>> keys =
        published.stream()
            .map(key -> key.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY))
            .toList();
    return Map.of("keys", keys);
  }

  private void publish(PublicJsonWebKey key) {
    PublicKey open = key.getPublicKey();
    verifying.put(key.getKeyId(), open);
    published.add(key);
  }
}
