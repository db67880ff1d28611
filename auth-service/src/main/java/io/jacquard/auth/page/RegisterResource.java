package io.jacquard.auth.page;

import io.jacquard.auth.http.Origins;
import io.jacquard.auth.user.Entrance;
import io.jacquard.commons.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /register}: for people who are new here. */
@Path("/register")
@Consumes(MediaType.WILDCARD)
@Produces("text/html; charset=utf-8")
final class RegisterResource {
  private final Pages pages;
  private final Entrance entrance;

  RegisterResource(Pages pages, Entrance entrance) {
    this.pages = pages;
    this.entrance = entrance;
  }

  @GET
  public RestResponse<String> show(@Context HttpServerRequest request) {
    return pages.register(request, pages.onward(Fields.query(request.query())));
  }

  @POST
  public RestResponse<String> register(byte[] body, @Context HttpServerRequest request) {
    Fields form = Fields.form(body);
    Onward onward = pages.onward(form);
    String username = form.text("username");
    try {
      pages.requireOwn(request, form);
      return pages.entered(
          request, onward, entrance.enrol(username, form.text("password"), Origins.of(request)));
    } catch (ProblemException e) {
      return pages.register(request, onward, username, e);
    }
  }
}
