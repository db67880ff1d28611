package io.jacquard.sequence.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What the other hubs of this hub's space run, as far as they are connected. */
@Singleton
public final class Neighbours {
  private final Spaces spaces;
  private final HubClient hubs;

  Neighbours(Spaces spaces, HubClient hubs) {
    this.spaces = spaces;
    this.hubs = hubs;
  }

  /** An instance on another hub. */
  public record Far(HubEntry hub, String id) {}

  /** The instances of a sequence that are not over. */
  public List<Far> instancesOf(String sequence) {
    List<Far> instances = new ArrayList<>();
    spaces
        .askOthers("sequence/" + sequence + "/instances")
        .forEach((hub, ids) -> {
          for (JsonNode id : ids) {
            instances.add(new Far(hub, id.asText()));
          }
        });
    return instances;
  }

  /** Ends an instance, which is not listed any more then. */
  public void kill(Far instance) {
    JsonNode order = JsonNodeFactory.instance.objectNode().put("removeImmediately", true);
    hubs.post(instance.hub(), "instance/" + instance.id() + "/_kill", order);
  }
}
