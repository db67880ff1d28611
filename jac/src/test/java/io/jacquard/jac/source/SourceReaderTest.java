package io.jacquard.jac.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceReaderTest {
  private static final String TEXT = "glob s = \"é ☃\";";
  private static final String MARK = "\uFEFF";

  @Test
  void readsUtf8WithAndWithoutAMark() {
    assertThat(SourceReader.decode(TEXT.getBytes(UTF_8))).isEqualTo(TEXT);
    assertThat(SourceReader.decode((MARK + TEXT).getBytes(UTF_8))).isEqualTo(TEXT);
  }

  @Test
  void readsUtf16OfEitherOrder() {
    assertThat(SourceReader.decode((MARK + TEXT).getBytes(UTF_16LE))).isEqualTo(TEXT);
    assertThat(SourceReader.decode((MARK + TEXT).getBytes(UTF_16BE))).isEqualTo(TEXT);
  }

  @Test
  void readsWhatIsNoUtf8AsLatin1() {
    assertThat(SourceReader.decode("glob s = \"é\";".getBytes(ISO_8859_1)))
        .isEqualTo("glob s = \"é\";");
  }

  @Test
  void countsLinesOfAnyLineEnd() {
    Source source = new Source("a.jac", "a\r\nb\rc\nd");

    assertThat(source.line(0)).isEqualTo(1);
    assertThat(source.lineText(1)).isEqualTo("a");
    assertThat(source.lineText(2)).isEqualTo("b");
    assertThat(source.lineText(3)).isEqualTo("c");
    assertThat(source.line(7)).isEqualTo(4);
    assertThat(source.column(7)).isEqualTo(1);
  }
}
