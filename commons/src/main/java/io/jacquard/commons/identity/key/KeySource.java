package io.jacquard.commons.identity.key;

import java.io.IOException;
import java.util.List;
import org.jose4j.jwk.PublicJsonWebKey;

/** Where a service that makes no tokens learns what they are signed with. */
@FunctionalInterface
interface KeySource {

  /** The public keys in force. */
  List<PublicJsonWebKey> read() throws IOException, InterruptedException;
}
