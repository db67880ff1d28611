package io.jacquard.sequence.http.space;

import io.jacquard.commons.hub.HubAccess;
import io.jacquard.commons.hub.Visitor;
import io.jacquard.sequence.hub.HubConfig;
import io.jacquard.sequence.space.Spaces;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Who may see a space: whom one of its hubs lets in. A stranger does not learn whether it exists.
 */
@Singleton
final class SpaceAccess {
  private final HubAccess hub;
  private final Spaces spaces;
  private final HubConfig config;

  SpaceAccess(HubAccess hub, Spaces spaces, HubConfig config) {
    this.hub = hub;
    this.spaces = spaces;
    this.config = config;
  }

  /** The spaces that somebody may see; may wait. */
  List<String> spaces(Visitor visitor) {
    return visitor instanceof Visitor.User user
        ? spaces.admitting(user.caller().username())
        : List.of(config.space());
  }

  /** Whether somebody may see a space; may wait. */
  boolean permits(Visitor visitor, String space) {
    boolean ownHubPermits = space.equals(config.space()) && hub.permits(visitor);
    return ownHubPermits
        || (visitor instanceof Visitor.User user
            && spaces.admitting(user.caller().username()).contains(space));
  }
}
