package io.jacquard.sequence.space;

import com.fasterxml.jackson.databind.JsonNode;
import io.jacquard.sequence.hub.HubConfig;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** The spaces that share this process's store, and the hubs of each. */
@Singleton
public final class Spaces {
  private static final int LONGEST_ID = 100;

  private final HubRegistryRepository registry;
  private final Membership membership;
  private final HubClient hubs;
  private final HubConfig config;
  private final Clock clock = Clock.systemUTC();

  Spaces(HubRegistryRepository registry, Membership membership, HubClient hubs, HubConfig config) {
    this.registry = registry;
    this.membership = membership;
    this.hubs = hubs;
    this.config = config;
  }

  /** How a hub was removed. */
  public enum Removal {
    DONE,
    UNKNOWN,
    CONNECTED
  }

  /** The spaces in which some hub lets a user in. */
  public List<String> admitting(String username) {
    membership.ensure();
    return registry.all().stream()
        .filter(hub -> hub.admits(username))
        .map(HubEntry::space)
        .distinct()
        .sorted()
        .toList();
  }

  /** The hubs of a space, oldest first. */
  public List<HubEntry> hubs(String space) {
    membership.ensure();
    return registry.of(space).stream()
        .filter(HubEntry::shown)
        .sorted(Comparator.comparing(HubEntry::created).thenComparing(HubEntry::id))
        .toList();
  }

  public Optional<HubEntry> find(String space, String id) {
    membership.ensure();
    return registry.find(space, id).filter(HubEntry::shown);
  }

  public boolean connected(HubEntry hub) {
    return hub.connected(clock.instant(), config.lostAfter());
  }

  /** When a hub was last away. */
  public Optional<Instant> lastAway(HubEntry hub) {
    return Optional.ofNullable(hub.lastAway(clock.instant(), config.lostAfter()));
  }

  /** Where a hub that is connected is reached. */
  public Optional<URI> address(HubEntry hub) {
    return connected(hub) ? hubs.address(hub) : Optional.empty();
  }

  /** What a hub answers on a path; nothing when it is not connected or does not answer. */
  public Optional<JsonNode> ask(HubEntry hub, String path) {
    return connected(hub) ? hubs.get(hub, path) : Optional.empty();
  }

  /** What each connected hub of a space answers on a path, by its id, if it answers. */
  public Map<String, JsonNode> ask(String space, String path) {
    Map<String, JsonNode> answers = new LinkedHashMap<>();
    ask(hubs(space), path).forEach((hub, answer) -> answers.put(hub.id(), answer));
    return answers;
  }

  /** What each other hub of this hub's space that is connected answers on a path. */
  Map<HubEntry, JsonNode> askOthers(String path) {
    return ask(hubs(config.space()).stream().filter(hub -> !membership.isThis(hub)).toList(), path);
  }

  private Map<HubEntry, JsonNode> ask(List<HubEntry> some, String path) {
    List<HubEntry> asked = some.stream().filter(this::connected).toList();
    Map<HubEntry, JsonNode> answers = new LinkedHashMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Optional<JsonNode>>> pending = new ArrayList<>();
      for (HubEntry hub : asked) {
        pending.add(CompletableFuture.supplyAsync(() -> hubs.get(hub, path), threads));
      }
      for (int i = 0; i < asked.size(); i++) {
        HubEntry hub = asked.get(i);
        pending.get(i).join().ifPresent(answer -> answers.put(hub, answer));
      }
    }
    return answers;
  }

  /**
   * Announces a hub, which then may connect; one that was sent away may come back.
   *
   * @throws IllegalArgumentException when the id cannot be one
   */
  public HubEntry announce(String space, String id, String description, List<String> tags) {
    if (id.isBlank() || id.length() > LONGEST_ID || id.contains("/")) {
      throw new IllegalArgumentException(
          "the id of a hub has at most " + LONGEST_ID + " characters and no slash");
    }
    Instant now = clock.instant();
    HubEntry hub =
        registry
            .change(
                space,
                id,
                known ->
                    Optional.of(
                        known
                            .map(HubEntry::welcome)
                            .orElseGet(
                                () -> HubEntry.announced(space, id, description, tags, now))))
            .orElseThrow();
    tell(hub);
    return registry.find(space, id).orElse(hub);
  }

  /** Removes a hub; one that is connected only by force, and then it is sent away. */
  public Removal remove(String space, String id, boolean force) {
    Optional<HubEntry> hub = find(space, id);
    if (hub.isEmpty()) {
      return Removal.UNKNOWN;
    }
    if (!connected(hub.get())) {
      registry.change(space, id, _ -> Optional.empty());
      return Removal.DONE;
    }
    if (!force) {
      return Removal.CONNECTED;
    }
    dismiss(hub.get(), HubEntry.REMOVED);
    return Removal.DONE;
  }

  /** Sends connected hubs away: the one of that id. */
  public List<HubEntry> disconnect(String space, String id) {
    return dismissAll(
        hubs(space).stream().filter(hub -> connected(hub) && hub.id().equals(id)).toList());
  }

  /** Sends connected hubs away until there are no more than the limit; the youngest go first. */
  public List<HubEntry> disconnectBeyond(String space, int limit) {
    List<HubEntry> connected = hubs(space).stream().filter(this::connected).toList();
    return dismissAll(connected.subList(Math.min(limit, connected.size()), connected.size()));
  }

  private List<HubEntry> dismissAll(List<HubEntry> chosen) {
    chosen.forEach(hub -> dismiss(hub, "disconnected"));
    return chosen;
  }

  private void dismiss(HubEntry hub, String reason) {
    registry.change(
        hub.space(), hub.id(), known -> known.map(it -> it.dismissed(reason, clock.instant())));
    tell(hub);
  }

  /** This hub hears at once of what others hear with their next heartbeat. */
  private void tell(HubEntry hub) {
    if (hub.space().equals(config.space()) && hub.id().equals(config.id())) {
      membership.beat();
    }
  }
}
