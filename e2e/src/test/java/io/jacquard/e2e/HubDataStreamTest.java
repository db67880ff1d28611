package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Node sequences chain to their streams: spec/scramjet-hub.md sections 3.4 and 3.5. */
class HubDataStreamTest {
  private static final String NUMBERS = "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n{\"n\":4}\n{\"n\":5}\n";

  private static Server server;
  private static Hub hub;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = LaunchedServer.start(Launcher.example("todo"), folder);
    hub = new Hub(server.url());
  }

  @AfterAll
  static void stop() {
    hub.clear();
    server.close();
  }

  @Test
  void makesSomethingOfEachValue() {
    String source =
        """
        module.exports = (input) =>
          input
            .assign(({ n }) => ({ square: n * n }))
            .do(async (item) => { item.seen = true; })
            .filter(async ({ n }) => n !== 2)
            .map(({ n, square, seen }) => (seen && n !== 4 ? { n, square } : undefined))
            .all([({ n }) => n, async ({ square }) => square])
            .endWith([0])
            .flatMap(function* (all) { yield* all; })
            .remap((emit, n) => { emit(n); emit(-n); })
            .unshift({ n: 7 });
        """;

    assertThat(outputOf(source, "application/x-ndjson", NUMBERS).lines())
        .containsExactly(
            "{\"n\":7}",
            "1",
            "-1",
            "1",
            "-1",
            "3",
            "-3",
            "9",
            "-9",
            "5",
            "-5",
            "25",
            "-25",
            "0",
            "0");
  }

  @Test
  void choosesValuesAndTheirOrder() {
    String source =
        """
        module.exports = async (input) => {
          const told = [];
          const stream = input
            .map(({ n }) => n)
            .unshift({ n: -1 }, { n: 0 })
            .shift(1, (first) => told.push(first))
            .peek(2, (next) => told.push(next))
            .until((n) => n > 4)
            .concat([8, 9], (async function* () { yield 10; })())
            .empty(() => told.push('empty'))
            .keep(2);
          const read = [await stream.whenRead(), await stream.whenRead(), await stream.whenRead()];
          const again = await stream.rewind().join('-').toArray();
          return [told, read, again];
        };
        """;

    assertThat(outputOf(source, "application/x-ndjson", NUMBERS).lines())
        .containsExactly(
            "[[-1],[0,1]]", "[0,1,2]", "[1,\"-\",2,\"-\",3,\"-\",4,\"-\",8,\"-\",9,\"-\",10]");
  }

  @Test
  void collectsValues() {
    String source =
        """
        module.exports = (input) =>
          input.map(({ n }) => n).window(2).sum().timeBatch(1000, 2).nagle().rate(9);
        """;

    assertThat(outputOf(source, "application/x-ndjson", NUMBERS).lines())
        .containsExactly("[1,3]", "[5,7]", "[9]");
  }

  @Test
  void readsAndWritesCsv() {
    String source =
        """
        module.exports = (input) =>
          input
            .CSVParse({ header: true })
            .map(({ name, note }) => ({ note, name: name.toUpperCase() }))
            .CSVStringify({ delimiter: ';' })
            .append('')
            .prepend(async () => '');
        """;
    String records = "name,note\r\nbobbin,\"a \"\"b\"\", c\"\r\nshed,\"x\ny;\"\r\n";

    assertThat(outputOf(source, "text/plain", records))
        .isEqualTo("note;name\n\"a \"\"b\"\", c\";BOBBIN\n\"x\ny;\";SHED\n");
  }

  @Test
  void takesTextApart() {
    String source =
        """
        module.exports = [
          (input) => input.tee((copy) => copy.lines().each(() => {})).match(/(\\w)=(\\d)/g),
          async (pairs) => [await pairs.toJSONArray(['<', '>']).reduce((all, part) => all + part, '')],
          (texts) => texts.stringify().toBufferStream(),
        ];
        """;

    assertThat(outputOf(source, "text/plain", "a=1 b=\nc=2")).isEqualTo("<\"a1\",\n\"c2\">");
  }

  @Test
  void splitsIntoStreamsAndJoinsThem() {
    String source =
        """
        module.exports = async function (input) {
          const numbers = input.map(({ n }) => n);
          const copy = numbers.copy();
          const groups = await numbers.separate((n) => n % 2).map((group) => group.batch(9));
          return [
            (await groups.mux().toArray()).sort(),
            await copy.accumulate((all, n) => all.push(n), []),
          ];
        };
        """;

    assertThat(outputOf(source, "application/x-ndjson", NUMBERS).lines())
        .containsExactly("[[1,3,5],[2,4]]", "[1,2,3,4,5]");
  }

  @Test
  void asksAsyncFunctionsTogetherAndKeepsTheOrder() {
    String source =
        """
        module.exports = async (input) => {
          let running = 0;
          let most = 0;
          const waiting = [];
          const one = async ({ n }) => {
            running += 1;
            most = Math.max(most, running);
            await new Promise((resolve) => {
              waiting.push(resolve);
              if (waiting.length === 3) waiting.splice(0).reverse().forEach((go) => go());
            });
            running -= 1;
            return n;
          };
          const numbers = await input.slice(0, 3).setOptions({ maxParallel: 3 }).map(one).toArray();
          return [numbers, most];
        };
        """;

    assertThat(outputOf(source, "application/x-ndjson", NUMBERS).lines())
        .containsExactly("[1,2,3]", "3");
  }

  @Test
  void goesOnAfterAnErrorThatIsCaught() {
    String source =
        """
        module.exports = (input) =>
          input
            .map(({ n }) => { if (n % 2 === 0) throw new Error(`no ${n}`); return n; })
            .map((n) => n * 10)
            .catch(({ cause, chunk }) => (chunk.n === 4 ? undefined : cause.message));
        """;

    assertThat(outputOf(source, "application/x-ndjson", NUMBERS).lines())
        .containsExactly("10", "\"no 2\"", "30", "50");
  }

  @Test
  void isOverAfterAnErrorThatNobodyCatches() {
    String source =
        """
        module.exports = (input) =>
          input.batch(1).map(async ([{ n }]) => { if (n === 3) throw new RangeError('three'); return n; });
        """;
    String instance = hub.start(hub.sequence(source));
    hub.pour("instance/" + instance + "/input", "application/x-ndjson", NUMBERS, true);

    assertThat(hub.get("instance/" + instance + "/output").text()).isEqualTo("1\n2\n");
    JsonNode over = hub.over(instance);
    assertThat(over.path("status").asText()).isEqualTo("errored");
    assertThat(over.path("terminated").path("exitcode").asInt()).isEqualTo(23);
    assertThat(over.path("terminated").path("reason").asText()).isEqualTo("RangeError: three");
  }

  private static String outputOf(String source, String type, String input) {
    String instance = hub.start(hub.sequence(source));
    hub.pour("instance/" + instance + "/input", type, input, true);
    return hub.get("instance/" + instance + "/output").text();
  }
}
