package io.jacquard.commons.identity.revocation;

import java.io.IOException;

/** The revocation feed as every service reads it. */
interface RevocationSource {

  /** The entries from a position on; waits a moment when there are none yet. */
  RevocationPage read(long from) throws IOException, InterruptedException;
}
