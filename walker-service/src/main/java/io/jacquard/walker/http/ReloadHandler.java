package io.jacquard.walker.http;

import io.jacquard.walker.program.ProgramConfig;
import io.jacquard.walker.program.ProgramService;
import io.vertx.core.Context;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;

/**
 * Where edits are followed: holds every request back until the program is as new as its files, and
 * marks the answers that an older program gives because the edit cannot be served.
 */
@Singleton
final class ReloadHandler {
  private static final String MARK = "X-Jacquard-Reload";

  private final ProgramService programs;
  private final boolean follows;

  ReloadHandler(ProgramService programs, ProgramConfig config) {
    this.programs = programs;
    this.follows = config.reload();
  }

  void install(@Observes Router router) {
    if (follows) {
      router.route().order(-1).handler(this::handle);
    }
  }

  private void handle(RoutingContext context) {
    CompletionStage<Void> loading = programs.refresh();
    if (loading == null) {
      goOn(context);
      return;
    }
    Context own = context.vertx().getOrCreateContext();
    context.request().pause();
    loading.whenComplete((_, _) ->
        own.runOnContext(_ -> {
          context.request().resume();
          goOn(context);
        }));
  }

  private void goOn(RoutingContext context) {
    if (programs.isStale()) {
      context.response().putHeader(MARK, "failed; the console says why");
    }
    context.next();
  }
}
