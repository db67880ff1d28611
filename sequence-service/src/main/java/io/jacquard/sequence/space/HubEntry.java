package io.jacquard.sequence.space;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hub as its space knows it.
 *
 * @param key tells one hub from another that goes by the same id; "" for one that was only
 *     announced
 * @param url where the other hubs reach it; {@code null} for one that was only announced
 * @param seen when it last said that it is there
 * @param dismissed why it was sent away; it stays away until it is announced again
 */
public record HubEntry(
    String space,
    String id,
    String key,
    @Nullable URI url,
    List<String> users,
    String description,
    List<String> tags,
    Instant created,
    @Nullable Instant lastConnected,
    @Nullable Instant lastDisconnected,
    @Nullable Instant seen,
    @Nullable String dismissed) {
  private static final String EVERYBODY = "*";

  /** Why a hub was sent away that is no longer shown. */
  static final String REMOVED = "removed";

  public HubEntry {
    users = List.copyOf(users);
    tags = List.copyOf(tags);
  }

  /** One that was announced, and has never connected. */
  static HubEntry announced(
      String space, String id, String description, List<String> tags, Instant now) {
    return new HubEntry(
        space, id, "", null, List.of(), description, tags, now, null, null, null, null);
  }

  /** Whether its process is there and was not sent away. */
  public boolean connected(Instant now, Duration lostAfter) {
    return url != null
        && dismissed == null
        && !left()
        && seen != null
        && seen.plus(lostAfter).isAfter(now);
  }

  /** When it was last known to go, or to be there before it was lost. */
  public @Nullable Instant lastAway(Instant now, Duration lostAfter) {
    return left() || connected(now, lostAfter) ? lastDisconnected : seen;
  }

  private boolean left() {
    return lastDisconnected != null
        && (lastConnected == null || !lastConnected.isAfter(lastDisconnected));
  }

  /** Whether the hub lets a user in. */
  public boolean admits(String username) {
    return users.contains(EVERYBODY) || users.contains(username);
  }

  boolean shown() {
    return !REMOVED.equals(dismissed);
  }

  HubEntry dismissed(String reason, Instant now) {
    return with(now, reason);
  }

  HubEntry welcome() {
    return with(lastDisconnected, null);
  }

  HubEntry left(Instant now) {
    return with(now, dismissed);
  }

  private HubEntry with(@Nullable Instant away, @Nullable String reason) {
    return new HubEntry(
        space, id, key, url, users, description, tags, created, lastConnected, away, seen, reason);
  }
}
