package io.jacquard.auth.user;

import io.jacquard.commons.identity.Caller;

/**
 * A signed-in user as another feature sees him.
 *
 * @param session id of the session that the token belongs to
 */
public record Account(Caller caller, long generation, boolean admin, String session) {

  public String id() {
    return caller.subject();
  }
}
