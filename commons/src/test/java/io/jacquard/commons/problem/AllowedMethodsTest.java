package io.jacquard.commons.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowedMethodsTest {
  private final AllowedMethods methods =
      new AllowedMethods(List.of(Threads.class, String.class, Threads.class));

  @Path("/threads")
  static final class Threads {
    @GET
    public void list() {}

    @POST
    public void add() {}

    @DELETE
    @Path("/{id}/knots")
    public void untie() {}

    public void helper() {}
  }

  @Test
  void areThoseOfThePath() {
    assertThat(methods.on("/threads")).contains("GET, POST");
    assertThat(methods.on("/threads/7/knots")).contains("DELETE");
  }

  @Test
  void areNoneWhereNothingIs() {
    assertThat(methods.on("/threads/7")).isEmpty();
    assertThat(methods.on("/threads/7/8/knots")).isEmpty();
    assertThat(methods.on("/")).isEmpty();
  }
}
