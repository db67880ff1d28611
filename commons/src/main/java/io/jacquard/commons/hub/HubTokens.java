package io.jacquard.commons.hub;

import java.util.Optional;

/** Tokens that the hub itself gives out, beside those of users; known where the hub is. */
public interface HubTokens {

  /** Whether a bearer's token is one of these, good or not. */
  boolean gave(String token);

  /** Who holds a token; nobody when it is not, or no longer, good. */
  Optional<Visitor> holder(String token);
}
