package io.jacquard.standalone;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TodoProgram.class)
class StandaloneTest {

  @Test
  void aUserKeepsTodos() {
    User ann = register("ann");
    User bob = register("bob");

    ann.post("/walker/add_todo", "{\"title\":\"weave\"}").then().statusCode(200);

    ann.post("/walker/list_todos", "{}").then().body("data.reports", equalTo(List.of("weave")));
    bob.post("/walker/list_todos", "{}").then().body("data.reports", equalTo(List.of()));
  }

  @Test
  void concurrentCallsLoseNoUpdate() throws Exception {
    User carl = register("carl");
    Callable<Integer> count =
        () -> carl.post("/walker/count", "{}").then().extract().path("data.reports[0]");

    List<Integer> seen = new ArrayList<>();
    try (var clients = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> answer : clients.invokeAll(Collections.nCopies(80, count))) {
        seen.add(answer.get());
      }
    }

    assertThat(seen).containsExactlyInAnyOrderElementsOf(range(1, 80));
  }

  @Test
  void aFailedCallLeavesNothingBehind() {
    User dora = register("dora");

    dora.post("/walker/half_done", "{}")
        .then()
        .statusCode(500)
        .body("error.code", is("EXECUTION_ERROR"))
        .body("error.message", is("half done"));

    dora.post("/walker/list_todos", "{}").then().body("data.reports", equalTo(List.of()));
  }

  @Test
  void endlessRecursionPassesTheLimitOfDepth() {
    anybody()
        .post("/walker/deep")
        .then()
        .statusCode(400)
        .body("error.code", is("DEPTH_LIMIT_EXCEEDED"))
        .body("error.message", containsString("maximum recursion depth exceeded"));
  }

  @Test
  void aFunctionFillsItsDefaults() {
    anybody().body("{\"a\":40}").post("/function/add").then().body("data.result", is(42));
  }

  @Test
  void isReadyOnceTheProgramRuns() {
    given().get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
    given().get("/q/health/live").then().statusCode(200);
  }

  @Nested
  class Refusals {
    @Test
    void validationComesBeforeTheToken() {
      anybody().body("{\"title\":7}").post("/walker/add_todo").then().statusCode(422);
      anybody().body("{\"title\":\"x\"}").post("/walker/add_todo").then().statusCode(401);
    }

    @Test
    void anUnknownPathIsTextToGetAndAMethodProblemToOthers() {
      given().get("/nothing").then().statusCode(404).body(is("Not found"));
      given()
          .delete("/nothing")
          .then()
          .statusCode(405)
          .header("Allow", "GET")
          .body(is("{\"detail\":\"Method Not Allowed\"}"));
      given().put("/walker/add_todo").then().statusCode(405).header("Allow", "POST");
      given().get("/walker/add_todo").then().statusCode(404).body(is("Not found"));
      given().get("/user/login").then().statusCode(404).body(is("Not found"));
    }

    @Test
    void aPlatformPathAnswersAProblem() {
      given()
          .get("/internal/nothing")
          .then()
          .statusCode(404)
          .contentType("application/problem+json")
          .body("code", is("NOT_FOUND"));
    }

    @Test
    void aTargetMustBeANodeTheCallerMayRead() {
      User eve = register("eve");

      eve.post("/walker/list_todos/xyz", "{}")
          .then()
          .statusCode(500)
          .body("error.message", is("badly formed hexadecimal UUID string"));
      eve.post("/walker/list_todos/" + "0".repeat(31) + "9", "{}")
          .then()
          .statusCode(500)
          .body("error.message", is("Invalid target node: " + "0".repeat(31) + "9"));
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
      anybody()
          .body("{\"title\":\"" + "x".repeat(11 << 20) + "\"}")
          .post("/walker/add_todo")
          .then()
          .statusCode(413);
    }

    @Test
    void userFieldsAreCheckedInTheRecordedWords() {
      anybody()
          .body("{\"username\":1}")
          .post("/user/register")
          .then()
          .statusCode(422)
          .body("detail[0].type", is("string_type"))
          .body("detail[0].loc", equalTo(List.of("body", "username")))
          .body("detail[1].type", is("missing"))
          .body("detail[1].loc", equalTo(List.of("body", "password")));
    }
  }

  private static RequestSpecification anybody() {
    return given().contentType(ContentType.JSON);
  }

  private static User register(String name) {
    String token =
        anybody()
            .body("{\"username\":\"" + name + "\",\"password\":\"a long password\"}")
            .post("/user/register")
            .then()
            .statusCode(201)
            .extract()
            .path("data.token");
    return new User(token);
  }

  private record User(String token) {
    Response post(String path, String body) {
      return anybody().header("Authorization", "Bearer " + token).body(body).post(path);
    }
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.rangeClosed(from, to).boxed().toList();
  }
}
