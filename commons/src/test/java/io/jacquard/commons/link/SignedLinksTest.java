package io.jacquard.commons.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.commons.link.SignedLinks.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SignedLinksTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final SignedLinks links = links("one key", NOW);

  private static SignedLinks links(String key, Instant now) {
    var secret = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    return new SignedLinks(secret, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static String query(String link) {
    return link.substring(link.indexOf('?') + 1);
  }

  @Test
  void aLinkIsGoodForItsFileUntilItsTime() {
    String link = links.link("users/1/a é.txt", NOW.plusSeconds(60));

    assertThat(link)
        .startsWith("/storage/shared/users/1/a%20%C3%A9.txt?expires=1767323105&signature=");
    assertThat(links.judge("users/1/a é.txt", query(link))).isEqualTo(Verdict.GOOD);
    assertThat(links("one key", NOW.plusSeconds(61)).judge("users/1/a é.txt", query(link)))
        .isEqualTo(Verdict.EXPIRED);
  }

  @Test
  void nothingOfALinkCanBeChanged() {
    String query = query(links.link("users/1/a", NOW.plusSeconds(60)));

    assertThat(links.judge("users/1/b", query)).isEqualTo(Verdict.FORGED);
    assertThat(links.judge("users/1/a", query.replace("expires=1", "expires=2")))
        .isEqualTo(Verdict.FORGED);
    assertThat(links.judge("users/1/a", query + "A")).isEqualTo(Verdict.FORGED);
    assertThat(links("another key", NOW).judge("users/1/a", query)).isEqualTo(Verdict.FORGED);
  }

  @Test
  void whatIsNoLinkIsForged() {
    assertThat(links.judge("users/1/a", null)).isEqualTo(Verdict.FORGED);
    assertThat(links.judge("users/1/a", "expires=x&signature=%%%")).isEqualTo(Verdict.FORGED);
    assertThat(links.judge("users/1/a", "expires=99999999999999999999&signature=AAAA"))
        .isEqualTo(Verdict.FORGED);
  }
}
