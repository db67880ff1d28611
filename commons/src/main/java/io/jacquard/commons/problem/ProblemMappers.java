package io.jacquard.commons.problem;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The single place where a failure of a JAX-RS resource becomes an HTTP answer. */
final class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private final AllowedMethods methods;

  ProblemMappers(AllowedMethods methods) {
    this.methods = methods;
  }

  @ServerExceptionMapper
  public Response refused(ProblemException e, UriInfo uri) {
    Response.ResponseBuilder answer = answer(e.code().status(), e.code(), e.detail(), uri, null);
    if (e.retryAfter() != null) {
      answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, e.retryAfter().toSeconds()));
    }
    return answer.build();
  }

  @ServerExceptionMapper
  public Response invalid(ViolationException e) {
    return json(422, new FrameworkError(e.violations())).build();
  }

  @ServerExceptionMapper(UnreadableBodyException.class)
  public Response unreadable() {
    return json(400, UnreadableBodyException.ANSWER).build();
  }

  @ServerExceptionMapper
  public Response unknownPath(NotFoundException e, UriInfo uri, Request request) {
    if (family(uri) == RouteFamily.PLATFORM) {
      return http(e, uri);
    }
    return isGet(request) ? nothingHere() : methodNotAllowed(uri);
  }

  @ServerExceptionMapper
  public Response wrongMethod(NotAllowedException e, UriInfo uri, Request request) {
    if (family(uri) == RouteFamily.PLATFORM) {
      return http(e, uri);
    }
    return isGet(request) ? nothingHere() : methodNotAllowed(uri);
  }

  @ServerExceptionMapper
  public Response http(WebApplicationException e, UriInfo uri) {
    int status = e.getResponse().getStatus();
    String detail = e.getResponse().getStatusInfo().getReasonPhrase();
    return answer(status, CommonProblem.forStatus(status), detail, uri, null).build();
  }

  @ServerExceptionMapper
  public Response unexpected(Throwable e, UriInfo uri) {
    String incident = UUID.randomUUID().toString();
    LOG.errorf(e, "request failed incident=%s path=%s", incident, uri.getPath());
    ProblemCode code = CommonProblem.INTERNAL_ERROR;
    String detail = "Internal error, incident " + incident;
    return answer(code.status(), code, detail, uri, incident).build();
  }

  private static Response.ResponseBuilder answer(
      int status, ProblemCode code, String detail, UriInfo uri, @Nullable String incident) {
    return switch (family(uri)) {
      case CONTRACT -> json(status, Envelope.failure(status, code.name(), detail));
      case PLATFORM ->
          Response.status(status)
              .type(Problem.MEDIA_TYPE)
              .entity(Problem.of(status, code, detail, uri.getPath(), incident));
    };
  }

  private static RouteFamily family(UriInfo uri) {
    return RouteFamily.of(uri.getPath());
  }

  private static boolean isGet(Request request) {
    return request.getMethod().equals("GET");
  }

  private static Response nothingHere() {
    return Response.status(404)
        .header(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .entity(FrameworkError.NOT_FOUND)
        .build();
  }

  private Response methodNotAllowed(UriInfo uri) {
    String allowed = methods.on(uri.getPath()).orElse("GET");
    return json(405, FrameworkError.METHOD_NOT_ALLOWED).header(HttpHeaders.ALLOW, allowed).build();
  }

  private static Response.ResponseBuilder json(int status, Object body) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
  }
}
