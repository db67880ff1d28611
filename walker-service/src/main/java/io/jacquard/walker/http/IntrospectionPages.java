package io.jacquard.walker.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jacquard.commons.edge.RouteLabel;
import io.jacquard.walker.introspect.Introspection;
import io.jacquard.walker.program.LoadedProgram;
import io.jacquard.walker.program.ProgramService;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** {@code GET /introspect/*}, answered without a token and therefore only while developing. */
@Singleton
final class IntrospectionPages {
  private final ProgramService programs;
  private final ObjectMapper mapper;
  private final boolean on;

  IntrospectionPages(ProgramService programs, ObjectMapper mapper, HttpConfig config) {
    this.programs = programs;
    this.mapper = mapper;
    this.on = config.introspection();
  }

  void install(@Observes Router router) {
    if (on) {
      page(router, "/introspect/walkers", (program, _) -> program.walkers());
      page(router, "/introspect/functions", (program, _) -> program.functions());
      page(
          router,
          "/introspect/walker/:name",
          (program, context) -> program.walker(String.valueOf(context.pathParam("name"))));
    }
  }

  private void page(
      Router router,
      String path,
      BiFunction<Introspection, RoutingContext, Map<String, Object>> description) {
    router
        .get(path)
        .order(1)
        .handler(context -> {
          Optional<LoadedProgram> program = programs.current();
          if (program.isEmpty()) {
            context.next();
            return;
          }
          Introspection introspection = new Introspection(program.get().routes());
          RouteLabel.set(context, path);
          context
              .response()
              .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
              .end(json(description.apply(introspection, context)));
        });
  }

  private Buffer json(Map<String, Object> described) {
    try {
      return Buffer.buffer(mapper.writeValueAsBytes(described));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values", e);
    }
  }
}
