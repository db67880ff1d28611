package io.jacquard.walker.route;

import static io.jacquard.walker.Endpoints.function;
import static io.jacquard.walker.Endpoints.imported;
import static io.jacquard.walker.Endpoints.required;
import static io.jacquard.walker.Endpoints.speaking;
import static io.jacquard.walker.Endpoints.walker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jacquard.jac.Endpoint;
import io.jacquard.walker.route.RouteTable.Match;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutePlanTest {

  @Test
  void aWalkerHasItsPathAndTheFormWithANode() {
    RouteTable table = table(walker("Go"));

    assertThat(table.match("POST", "/walker/Go"))
        .isInstanceOfSatisfying(
            Match.Found.class, found -> assertThat(found.route().nodeLast()).isFalse());
    assertThat(table.match("POST", "/walker/Go/abc"))
        .isInstanceOfSatisfying(
            Match.Found.class,
            found -> {
              assertThat(found.route().nodeLast()).isTrue();
              assertThat(found.parameters()).isEqualTo(Map.of("node", "abc"));
            });
  }

  @Test
  void aFunctionHasNoFormWithANode() {
    RouteTable table = table(function("add"));

    assertThat(table.match("POST", "/function/add")).isInstanceOf(Match.Found.class);
    assertThat(table.match("POST", "/function/add/x")).isEqualTo(Match.NOTHING);
  }

  @Test
  void aCustomPathReplacesTheUsualOne() {
    RouteTable table = table(walker("Go", "get", "custom/{id}/view", required("id", "str")));

    assertThat(table.match("GET", "/custom/7/view"))
        .isInstanceOfSatisfying(
            Match.Found.class,
            found -> assertThat(found.parameters()).isEqualTo(Map.of("id", "7")));
    assertThat(table.match("POST", "/walker/Go")).isEqualTo(Match.NOTHING);
    assertThat(table.match("GET", "/custom//view")).isEqualTo(Match.NOTHING);
  }

  @Test
  void aKnownPathTellsItsMethods() {
    RouteTable table = table(walker("A", "PUT", "/x"), walker("B", "GET", "/x"));

    assertThat(table.match("POST", "/x")).isEqualTo(new Match.WrongMethod("GET, PUT"));
  }

  @Test
  void aLiteralWinsOverAParameter() {
    RouteTable table =
        table(
            walker("Any", "GET", "/items/{id}", required("id", "str")),
            walker("New", "GET", "/items/new"));

    assertThat(name(table.match("GET", "/items/new"))).isEqualTo("New");
    assertThat(name(table.match("GET", "/items/old"))).isEqualTo("Any");
  }

  @Test
  void aPathSomebodyAskedForGoesBeforeTheNodeForm() {
    RouteTable table =
        table(walker("A", "GET", "/a"), walker("B", "GET", "/a/{id}", required("id", "str")));

    assertThat(name(table.match("GET", "/a/1"))).isEqualTo("B");
  }

  @Test
  void aPathClaimedTwiceIsRefusedWithBothOwners() {
    refused(
        "app.jac:7: walker B claims GET /x/{b}, which walker A (app.jac:7) already has",
        walker("A", "GET", "/x/{a}"),
        walker("B", "GET", "/x/{b}"));
  }

  @Test
  void aPathOfThePlatformIsRefused() {
    refused(
        "app.jac:7: walker A claims GET /user/login, which belongs to auth-service",
        walker("A", "GET", "/user/login"));
  }

  @Test
  void whatIsNotServedIsRefusedByName() {
    refused(
        "app.jac:7: walker A asks for method TRACE; served are DELETE, GET, PATCH, POST, PUT",
        walker("A", "TRACE", null));
    refused(
        "app.jac:7: walker A takes the file 'f', which GET cannot carry",
        walker("A", "GET", null, required("f", "UploadFile")));
  }

  @Test
  void aSocketWalkerIsReachedByItsNameAndNotOverHttp() {
    RouteTable table = table(speaking("Chat", Endpoint.Protocol.WEBSOCKET), walker("Go"));

    assertThat(table.socket("Chat")).isPresent();
    assertThat(table.match("POST", "/walker/Chat")).isEqualTo(Match.NOTHING);
    assertThat(table.routes()).extracting(route -> route.endpoint().name()).doesNotContain("Chat");
    assertThat(table.socket("Go")).isEmpty();
    assertThat(table.hasWalker("Go")).isTrue();
    assertThat(table.hasWalker("Chat")).isTrue();
    assertThat(table.hasWalker("Nobody")).isFalse();
  }

  @Test
  void aWebhookIsReachedByItsNameAndNotAsAWalker() {
    RouteTable table = table(speaking("Paid", Endpoint.Protocol.WEBHOOK));

    assertThat(table.webhook("Paid")).isPresent();
    assertThat(table.match("POST", "/walker/Paid")).isEqualTo(Match.NOTHING);
    assertThat(table.match("POST", "/webhook/Paid")).isEqualTo(Match.NOTHING);
  }

  @Test
  void aPrivateImportHasNoRoute() {
    RouteTable table =
        table(
            imported("Hidden", Endpoint.Access.PRIVATE),
            imported("Shown", Endpoint.Access.PROTECTED));

    assertThat(table.match("POST", "/walker/Hidden")).isEqualTo(Match.NOTHING);
    assertThat(table.match("POST", "/walker/Shown")).isInstanceOf(Match.Found.class);
  }

  private static RouteTable table(Endpoint... endpoints) {
    return RoutePlan.of(List.of(endpoints));
  }

  private static String name(Match match) {
    return ((Match.Found) match).route().endpoint().name();
  }

  private static void refused(String sentence, Endpoint... endpoints) {
    assertThatExceptionOfType(ProgramRefusedException.class)
        .isThrownBy(() -> table(endpoints))
        .withMessage(sentence);
  }
}
