package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The social network example: graphs of several users that touch each other. */
class SocialTest {
  private static Server server;
  private static Client anybody;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = LaunchedServer.start(Launcher.example("social"), folder);
    anybody = new Client(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void showsTheNewestPostsOfThoseOneFollows() {
    Client ada = join("ada");
    Client joe = join("joe");
    Client lea = join("lea");
    ada.walker("write_post", "{\"text\":\"first\"}").reports();
    lea.walker("write_post", "{\"text\":\"unseen\"}").reports();
    ada.walker("write_post", "{\"text\":\"second\"}").reports();

    JsonNode following = joe.walker("follow", "{\"handle\":\"ada\"}").reports();
    joe.walker("follow", "{\"handle\":\"ada\"}").reports();

    assertThat(following.path(0).path("following").toString()).isEqualTo("[\"ada\"]");
    assertThat(joe.walker("feed", "{}").reports().findValuesAsText("text"))
        .containsExactly("second", "first");
    assertThat(joe.walker("feed", "{\"limit\":1}").reports().findValuesAsText("text"))
        .containsExactly("second");

    joe.walker("unfollow", "{\"handle\":\"ada\"}").reports();
    assertThat(joe.walker("feed", "{}").reports()).isEmpty();
  }

  @Test
  void refusesAHandleThatIsTaken() {
    join("max");

    Client.Answer answer =
        anybody.register("max2").walker("create_profile", "{\"handle\":\"max\"}");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.json().path("error").path("message").asText())
        .contains("the handle 'max' is taken");
  }

  @Test
  void listsEverybodyWithAProfile() {
    join("zoe");

    assertThat(anybody.register("reader").walker("list_profiles", "").reports())
        .anySatisfy(profile -> assertThat(profile.path("handle").asText()).isEqualTo("zoe"));
  }

  private static Client join(String handle) {
    Client user = anybody.register(handle);
    user.walker("create_profile", "{\"handle\":\"" + handle + "\",\"bio\":\"b\"}").reports();
    return user;
  }
}
