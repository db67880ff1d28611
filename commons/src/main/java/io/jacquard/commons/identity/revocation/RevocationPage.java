package io.jacquard.commons.identity.revocation;

import java.util.List;

/**
 * A part of the revocation feed.
 *
 * @param feed id of the feed; another one starts from the beginning
 * @param next where the next part begins
 * @param more whether there is a next part already
 */
public record RevocationPage(String feed, List<Revocation> entries, long next, boolean more) {
  public RevocationPage {
    entries = List.copyOf(entries);
  }
}
