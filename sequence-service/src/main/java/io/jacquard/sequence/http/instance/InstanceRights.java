package io.jacquard.sequence.http.instance;

import io.jacquard.commons.hub.Routes;
import io.jacquard.commons.hub.Visitor;
import io.jacquard.sequence.hub.HubConfig;
import io.jacquard.sequence.instance.InstanceService;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an instance may ask of the hub: to see what there is, to begin sequences, and everything of
 * itself and of those instances that it began. What the hub tells its operators is never for it.
 */
@Singleton
public final class InstanceRights {
  private static final Set<String> SEEN =
      Set.of(
          "version",
          "status",
          "load",
          "load-check",
          "sequences",
          "sequence/:id",
          "sequence/:id/instances",
          "instances",
          "entities",
          "instance/:id",
          "instance/:id/health");
  private static final String START = "sequence/:id/start";
  private static final String OF_ONE_INSTANCE = "instance/:id";
  private static final Set<String> FOR_OPERATORS = Set.of("config", "log", "audit");

  private final InstanceService instances;
  private final HubConfig config;

  InstanceRights(InstanceService instances, HubConfig config) {
    this.instances = instances;
    this.config = config;
  }

  public boolean permit(Visitor.OfInstance visitor, String method, Routes.Match match) {
    String template = match.template();
    if (FOR_OPERATORS.contains(template)) {
      return false;
    }
    boolean reads = method.equals("GET") || method.equals("HEAD");
    return config.instancesManage()
        || (reads && SEEN.contains(template))
        || template.equals(START)
        || (template.startsWith(OF_ONE_INSTANCE)
            && rules(visitor.id(), match.parameters().get("id")));
  }

  private boolean rules(String visitor, @Nullable String id) {
    return id != null
        && instances.find(id).filter(it -> instances.descends(it, visitor)).isPresent();
  }
}
