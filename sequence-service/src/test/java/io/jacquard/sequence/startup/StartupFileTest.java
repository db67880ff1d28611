package io.jacquard.sequence.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartupFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "{\"sequences\":[{\"id\":\"@loom/warp\",\"args\":[\"a\"]}]}",
        "sequences:\\n- id: '@loom/warp'\\n  args: [a]",
      })
  void isJsonOrYaml(String text) throws Exception {
    List<StartupFile.Entry> entries = read(text.replace("\\n", "\n"));

    assertThat(entries).hasSize(1);
    assertThat(entries.getFirst().sequence()).isEqualTo("@loom/warp");
    assertThat(entries.getFirst().request().json()).hasToString("{\"args\":[\"a\"]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "{} | there must be a list named sequences",
        "{\"sequences\":[],\"more\":1} | more is not known",
        "{\"sequences\":[7]} | sequences[0] must be an object",
        "{\"sequences\":[{\"id\":\"a\"},{\"args\":[]}]} | sequences[1].id must name a sequence",
        "{\"sequences\":[{\"id\":\"a\",\"arguments\":[]}]} | sequences[0].arguments is not known",
        "{\"sequences\":[{\"id\":\"a\",\"args\":[1]}]} | sequences[0].args must be texts",
        "{\"sequences\":[{\"id\":\"a\",\"instanceId\":\"x\"}]} | sequences[0]: instanceId must have 36 characters",
      })
  void saysWhatIsWrong(String text, String sentence) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(StartupException.class)
        .hasMessage(folder.resolve("startup") + ": " + sentence);
  }

  @Test
  void mustBeThere() {
    Path file = folder.resolve("none");

    assertThatThrownBy(() -> StartupFile.read(file))
        .hasMessage("there is no startup configuration " + file);
  }

  private List<StartupFile.Entry> read(String text) throws IOException, StartupException {
    return StartupFile.read(Files.writeString(folder.resolve("startup"), text));
  }
}
