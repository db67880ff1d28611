package io.jacquard.auth.sso;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants from a visit to a platform; travels in a cookie of the browser that began.
 *
 * @param returnTo where to go afterwards; without it the callback itself answers
 * @param state what the application wants to hear back
 * @param challenge of PKCE for the one-time code, by S256
 * @param ticket of a user who wants to link the identity to an account
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Visit(
    @Nullable URI returnTo,
    @Nullable String state,
    @Nullable String challenge,
    @Nullable String ticket) {

  /** Wants the answer itself. */
  static final Visit PLAIN = new Visit(null, null, null, null);
}
