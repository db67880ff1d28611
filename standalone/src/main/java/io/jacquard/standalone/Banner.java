package io.jacquard.standalone;

import io.jacquard.standalone.redis.OwnRedis;
import io.jacquard.store.mongo.Stores;
import io.jacquard.walker.program.ProgramConfig;
import io.jacquard.walker.program.ProgramService;
import io.jacquard.walker.route.Route;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the start prints once the port is open. */
@Singleton
final class Banner {
  private final ProgramService programs;
  private final ProgramConfig program;
  private final StandaloneConfig config;
  private final OwnRedis redis;

  Banner(ProgramService programs, ProgramConfig program, StandaloneConfig config, OwnRedis redis) {
    this.programs = programs;
    this.program = program;
    this.config = config;
    this.redis = redis;
  }

  void print(@ObservesAsync HttpServerStart server) {
    String host = server.options().getHost();
    String shown = host.equals("0.0.0.0") ? "localhost" : host;
    System.out.print(text("http://" + shown + ":" + server.options().getPort()));
    System.out.flush();
  }

  String text(String url) {
    StringBuilder out = new StringBuilder();
    List<Route> routes = programs.current().map(p -> p.routes().all()).orElse(List.of());
    Optional<Path> file = program.file();
    out.append("\nJacquard serves ").append(file.map(Path::toString).orElse("nothing"));
    out.append("\n\n").append(EndpointTable.brief(routes));
    out.append("\n  documents  ").append(Stores.place(config.mongodbUri(), config.data()));
    out.append("\n  topics     ").append(redis.described());
    out.append("\n  health     ").append(url).append("/q/health/ready");
    return out.append("\n  url        ").append(url).append("\n\n").toString();
  }
}
