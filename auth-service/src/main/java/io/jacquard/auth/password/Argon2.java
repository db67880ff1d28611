package io.jacquard.auth.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id in the usual text form, {@code $argon2id$v=19$m=…,t=…,p=1$salt$hash}: a stored hash
 * tells its own parameters, so that raising them leaves old ones good.
 */
final class Argon2 {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern ENCODED =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=1\\$([\\w+/-]+)\\$([\\w+/-]+)");
  private static final Base64.Encoder TEXT = Base64.getEncoder().withoutPadding();

  private final SecureRandom random = new SecureRandom();
  private final int memoryKib;
  private final int iterations;

  Argon2(int memoryKib, int iterations) {
    this.memoryKib = memoryKib;
    this.iterations = iterations;
  }

  String hash(String password) {
    byte[] salt = randomBytes(SALT_BYTES);
    return encode(salt, run(password, salt, memoryKib, iterations, HASH_BYTES));
  }

  boolean matches(String password, String encoded) {
    Matcher parts = ENCODED.matcher(encoded);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not an Argon2id hash");
    }
    byte[] expected = Base64.getDecoder().decode(parts.group(4));
    byte[] actual =
        run(
            password,
            Base64.getDecoder().decode(parts.group(3)),
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            expected.length);
    return MessageDigest.isEqual(expected, actual);
  }

  /** A hash that costs what every other costs to check, and that no password is known to match. */
  String unmatchable() {
    return encode(randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
  }

  private String encode(byte[] salt, byte[] hash) {
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(memoryKib, iterations, TEXT.encodeToString(salt), TEXT.encodeToString(hash));
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] run(String password, byte[] salt, int memory, int passes, int length) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
