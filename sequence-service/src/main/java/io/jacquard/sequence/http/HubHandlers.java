package io.jacquard.sequence.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.Routes;
import io.jacquard.sequence.hub.HubConfig;
import io.jacquard.sequence.hub.HubLog;
import io.jacquard.sequence.load.MachineLoad;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the hub says of itself. */
@Singleton
final class HubHandlers {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final HubConfig config;
  private final HubLog log;
  private final MachineLoad load;
  private final String host;
  private final int port;

  HubHandlers(
      HubConfig config,
      HubLog log,
      MachineLoad load,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.http.port") int port) {
    this.config = config;
    this.log = log;
    this.load = load;
    this.host = host;
    this.port = port;
  }

  void addTo(Routes routes) {
    routes
        .on("GET", "version", request -> request.json(Release.of("@scramjet/host")))
        .on(
            "GET",
            "status",
            request -> request.json(NODES.objectNode().set("cpm", NODES.objectNode())))
        .on("GET", "config", this::config)
        .on("GET", "load-check", request -> request.work(() -> request.json(load.check())))
        .on("GET", "load", request -> request.work(() -> request.json(load.check())))
        .on("GET", "log", request -> FeedReply.send(request, log.feed()));
  }

  /** No secret is part of it, and no path of the machine. */
  private void config(HubRequest request) {
    ObjectNode shown = NODES.objectNode();
    shown.put("logLevel", "info").put("logColors", false).put("cpmId", config.space());
    shown.put("description", config.description().orElse(""));
    ArrayNode tags = shown.putArray("tags");
    config.tags().orElse(List.of()).forEach(tags::add);
    shown.put("runtimeAdapter", "process").put("identifyExisting", true);
    shown
        .putObject("host")
        .put("apiBase", "/api/v1")
        .put("hostname", host)
        .put("port", port)
        .put("id", config.id());
    shown
        .putObject("instanceRequirements")
        .put("freeMem", config.freeMemory().asLongValue() >> 20)
        .put("freeSpace", config.freeSpace().asLongValue() >> 20);
    shown.putObject("timings").put("heartBeatInterval", config.heartbeat().toMillis());
    request.json(shown);
  }
}
