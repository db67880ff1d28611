package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one user may do with another's node, by level and by where the level was granted. */
class PermissionsTest {
  private static final String PROGRAM =
      """
      node Note { has text: str = "mine"; }
      node Listed(Note) {
          def __jac_access__ -> any { return self.text if self.text in ["READ", "WRITE"] else None; }
      }
      walker make { has text: str = "mine"; can go with Root entry {
          n = here ++> Note(text=self.text);
          report jid(n[0]);
          report jid([edge here-->][-1]);
      } }
      walker make_listed { has text: str; can go with Root entry { n = here ++> Listed(text=self.text); report jid(n[0]); } }
      walker my_root { can go with Root entry { report jid(here); } }
      walker share { has id: str; has level: str; can go with Root entry { perm_grant(jobj(self.id), self.level); } }
      walker unshare { has id: str; can go with Root entry { perm_revoke(jobj(self.id)); } }
      walker allow { has id: str; has who: str; has level: str; can go with Root entry { allow_root(jobj(self.id), self.who, self.level); } }
      walker look { can go with Note entry { report here.text; } }
      walker find { has id: str; can go with Root entry { report jobj(self.id) is not None; } }
      walker change { has text: str; can go with Note entry { here.text = self.text; report here.text; } }
      walker attach { has id: str; can go with Root entry {
          here ++> jobj(self.id);
          report len([edge here-->]);
      } }
      walker hold { has id: str; can go with Root entry { here ++> jobj(self.id); } }
      walker detach { has id: str; can go with Root entry { del jobj(self.id); report "done"; } }
      walker attempt { has id: str; can go with Root entry {
          try { jobj(self.id); } except PermissionError as e { report str(e); }
          report "went on";
      } }
      walker put_under { has hub: str; has id: str; can go with Root entry {
          jobj(self.hub) ++> jobj(self.id);
      } }
      walker let_in { has who: str; can go with Note entry { allow_root(here, self.who, "WRITE"); } }
      walker take_away { can go with Note entry { revoke(here); } }
      walker remove { can go with Note entry { del here; report "done"; } }
      walker seize { can go with Note entry { grant(here, "WRITE"); report "done"; } }
      walker children_of { has id: str; can go with Root entry {
          x = jobj(self.id);
          report [n.text for n in [x-->]] if x else None;
      } }
      """;

  private static Server server;
  private static Client anybody;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    server = LaunchedServer.start(program, folder);
    anybody = new Client(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Client user() {
    return anybody.register("u" + UUID.randomUUID());
  }

  /** A note and the edge to it from its owner's root, by their ids. */
  private record Made(String note, String edge) {}

  private static Made make(Client owner) {
    JsonNode reports = owner.walker("make", "{}").reports();
    return new Made(reports.path(0).asText(), reports.path(1).asText());
  }

  private static String made(Client owner) {
    return make(owner).note();
  }

  private static String rootOf(Client user) {
    return user.walker("my_root", "{}").reports().path(0).asText();
  }

  private static String json(String... pairs) {
    StringBuilder out = new StringBuilder("{");
    for (int i = 0; i < pairs.length; i += 2) {
      out.append(i == 0 ? "" : ",");
      out.append('"').append(pairs[i]).append("\":\"").append(pairs[i + 1]).append('"');
    }
    return out.append("}").toString();
  }

  private static void grant(Client owner, Client other, String note, String where, String level) {
    String root = rootOf(owner);
    switch (where) {
      case "object" -> owner.walker("share", json("id", note, "level", level)).reports();
      case "root" -> owner.walker("share", json("id", root, "level", level)).reports();
      case "object for one" ->
          owner.walker("allow", json("id", note, "who", rootOf(other), "level", level)).reports();
      case "root for one" ->
          owner.walker("allow", json("id", root, "who", rootOf(other), "level", level)).reports();
      default -> throw new IllegalArgumentException(where);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "object,NO_ACCESS",
    "object,READ",
    "object,CONNECT",
    "object,WRITE",
    "root,NO_ACCESS",
    "root,READ",
    "root,CONNECT",
    "root,WRITE",
    "object for one,NO_ACCESS",
    "object for one,READ",
    "object for one,CONNECT",
    "object for one,WRITE",
    "root for one,NO_ACCESS",
    "root for one,READ",
    "root for one,CONNECT",
    "root for one,WRITE"
  })
  void aLevelAllowsWhatItSaysAndNoMore(String where, String level) {
    boolean reads = !level.equals("NO_ACCESS");
    boolean connects = level.equals("CONNECT") || level.equals("WRITE");
    boolean writes = level.equals("WRITE");
    Client ann = user();
    Client bob = user();
    Made made = make(ann);
    String note = made.note();
    grant(ann, bob, note, where, level);

    Client.Answer looked = bob.walker("look/" + note, "{}");
    assertThat(looked.status()).as("start on it").isEqualTo(reads ? 200 : 403);
    assertThat(looked.text().contains("mine")).as("see its fields").isEqualTo(reads);
    assertThat(bob.walker("find", json("id", note)).status())
        .as("find it by id")
        .isEqualTo(reads ? 200 : 403);

    String hub = made(ann);
    ann.walker("share", json("id", hub, "level", "READ")).reports();
    ann.walker("allow", json("id", hub, "who", rootOf(bob), "level", "READ")).reports();
    ann.walker("put_under", json("hub", hub, "id", note)).reports();
    assertThat(bob.walker("children_of", json("id", hub)).reports().path(0))
        .as("traverse to it")
        .hasSize(reads ? 1 : 0);
    assertThat(
            bob.post("/traverse", "{\"source\":\"" + hub + "\",\"depth\":2}").text().contains(note))
        .as("see it in the API's traversal")
        .isEqualTo(reads);

    Client.Answer attached = bob.walker("attach", json("id", note));
    assertThat(attached.status()).as("attach it").isEqualTo(reads ? 200 : 403);
    if (reads) {
      assertThat(attached.reports().path(0).asInt()).isEqualTo(connects ? 1 : 0);
    }
    boolean edgeReads = reads && where.startsWith("root");
    boolean edgeConnects = connects && where.startsWith("root");
    assertThat(bob.walker("detach", json("id", made.edge())).status())
        .as("detach it from its owner's root")
        .isEqualTo(edgeReads ? 200 : 403);
    assertThat(ann.walker("children_of", json("id", rootOf(ann))).reports().path(0))
        .hasSize(edgeConnects ? 1 : 2);
    ann.walker("hold", json("id", note)).reports();

    Client.Answer changed = bob.walker("change/" + note, json("text", "his"));
    assertThat(changed.status()).as("change a field").isEqualTo(writes ? 200 : 403);
    assertThat(ann.walker("look/" + note, "{}").reports().path(0).asText())
        .isEqualTo(writes ? "his" : "mine");

    assertThat(bob.walker("let_in/" + note, json("who", rootOf(user()))).status())
        .as("grant it to one root")
        .isEqualTo(writes ? 200 : 403);
    assertThat(bob.walker("take_away/" + note, "{}").status())
        .as("revoke it")
        .isEqualTo(writes ? 200 : 403);
    if (writes) {
      grant(ann, bob, note, where, level);
    }
    assertThat(bob.walker("seize/" + note, "{}").status())
        .as("grant it")
        .isEqualTo(writes ? 200 : 403);
    if (!writes) {
      assertThat(bob.walker("remove/" + note, "{}").status())
          .as("delete it")
          .isEqualTo(reads ? 200 : 403);
      assertThat(ann.walker("look/" + note, "{}").status()).as("still there").isEqualTo(200);
    } else {
      bob.walker("remove/" + note, "{}").reports();
      assertThat(ann.walker("find", json("id", note)).reports().path(0).asBoolean()).isFalse();
    }
  }

  @Test
  void aRefusalSaysSoInTheEnvelope() {
    String note = made(user());

    Client.Answer answer = user().walker("look/" + note, "{}");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("error").path("code").asText()).isEqualTo("FORBIDDEN");
    assertThat(answer.json().path("error").path("message").asText()).contains("READ", note);
  }

  @Test
  void aProgramMayCatchADenial() {
    String note = made(user());

    JsonNode reports = user().walker("attempt", json("id", note)).reports();

    assertThat(reports.path(0).asText()).isEqualTo("READ is needed to reach " + note);
    assertThat(reports.path(1).asText()).isEqualTo("went on");
  }

  @Test
  void anUnknownIdIsNoDenial() {
    assertThat(user().walker("find", json("id", "0a".repeat(16))).reports().path(0).asBoolean())
        .isFalse();
  }

  @Test
  void aHopLeavesOutWhatMayNotBeRead() {
    Client ann = user();
    Client bob = user();
    String open = made(ann);
    made(ann);
    String root = rootOf(ann);
    ann.walker("allow", json("id", root, "who", rootOf(bob), "level", "READ")).reports();
    ann.walker("allow", json("id", open, "who", rootOf(bob), "level", "NO_ACCESS")).reports();

    assertThat(bob.walker("children_of", json("id", root)).reports().path(0)).hasSize(1);
    assertThat(ann.walker("children_of", json("id", root)).reports().path(0)).hasSize(2);
  }

  @Test
  void aRevokedGrantIsGone() {
    Client ann = user();
    Client bob = user();
    String note = made(ann);
    ann.walker("share", json("id", note, "level", "read")).reports();
    assertThat(bob.walker("look/" + note, "{}").status()).isEqualTo(200);

    ann.walker("unshare", json("id", note)).reports();

    assertThat(bob.walker("look/" + note, "{}").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({"READ,his,200,403", "READ,WRITE,200,403", "WRITE,his,200,200", "no,WRITE,403,403"})
  void aClassDecidesByItselfOnWhatIsStored(String text, String next, int look, int change) {
    String note = user().walker("make_listed", json("text", text)).reports().path(0).asText();
    Client bob = user();

    assertThat(bob.walker("look/" + note, "{}").status()).isEqualTo(look);
    assertThat(bob.walker("change/" + note, json("text", next)).status()).isEqualTo(change);
  }
}
