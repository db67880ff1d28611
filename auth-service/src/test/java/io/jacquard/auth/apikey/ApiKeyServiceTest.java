package io.jacquard.auth.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jacquard.auth.apikey.ApiKeyService.Created;
import io.jacquard.auth.apikey.ApiKeyService.Wish;
import io.jacquard.auth.audit.Origin;
import io.jacquard.auth.user.TestUsers;
import io.jacquard.commons.apikey.ApiKey;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.store.InMemoryDocumentStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ApiKeyServiceTest {
  private static final Wish HOOK = new Wish("hook", Optional.empty(), List.of());

  private static final Origin ORIGIN = TestUsers.ORIGIN;

  private final InMemoryDocumentStore store = new InMemoryDocumentStore(Clock.systemUTC());
  private final TestUsers users = new TestUsers(store);
  private final ApiKeyRepository repository = new ApiKeyRepository(store, users.feed());
  private final ApiKeyService keys = at(Clock.systemUTC());
  private final String ann = users.register("ann");

  @Test
  void aNewKeyActsForItsOwner() {
    Created created = keys.create(ann, new Wish("hook", Optional.of(1L), List.of("Paid")), ORIGIN);

    ApiKey key = keys.verify(created.text()).orElseThrow();

    assertThat(key.owner().username()).isEqualTo("ann");
    assertThat(key.name()).isEqualTo("hook");
    assertThat(key.signingSecret()).isEqualTo(created.signingSecret()).startsWith("whsec_");
    assertThat(key.allows("Paid")).isTrue();
    assertThat(key.allows("Other")).isFalse();
  }

  @Test
  void onlyAHashIsKept() {
    Created created = keys.create(ann, HOOK, ORIGIN);

    StoredKey stored = keys.list(ann).getFirst();

    assertThat(stored.toString()).doesNotContain(created.text(), created.signingSecret());
    assertThat(created.text()).startsWith(stored.prefix()).endsWith(stored.suffix());
  }

  @Test
  void aUseIsNoted() {
    Created created = keys.create(ann, HOOK, ORIGIN);
    assertThat(keys.list(ann).getFirst().usedAt()).isNull();

    keys.verify(created.text());

    assertThat(keys.list(ann).getFirst().usedAt()).isNotNull();
  }

  @Test
  void theConfiguredTimeHoldsUnlessAskedForAnother() {
    assertThat(keys.create(ann, HOOK, ORIGIN).key().expiresAt()).isNotNull();
    assertThat(created(0).key().expiresAt()).isNull();
    refused("VALIDATION_ERROR", () -> created(-1));
    refused("VALIDATION_ERROR", () -> created(Long.MAX_VALUE));
  }

  @Test
  void anExpiredKeyIsNotGoodAndSaysSo() {
    Created created = created(1);
    ApiKeyService later = at(Clock.offset(Clock.systemUTC(), Duration.ofDays(1)));

    assertThat(later.verify(created.text())).isEmpty();
    assertThat(later.active(later.list(ann).getFirst())).isFalse();
  }

  @Test
  void aRevokedKeyIsDeadAndUnlisted() {
    Created created = keys.create(ann, HOOK, ORIGIN);
    String id = created.key().id();

    keys.revoke(ann, id, ORIGIN);
    keys.revoke(ann, id, ORIGIN);

    assertThat(keys.verify(created.text())).isEmpty();
    assertThat(keys.list(ann)).isEmpty();
  }

  @Test
  void aForeignOrUnknownKeyCannotBeRevoked() {
    String id = keys.create(ann, HOOK, ORIGIN).key().id();
    String bob = users.register("bob");

    refused("FORBIDDEN", () -> keys.revoke(bob, id, ORIGIN));
    refused("NOT_FOUND", () -> keys.revoke(bob, "0".repeat(32), ORIGIN));
    refused("NOT_FOUND", () -> keys.revoke(bob, "x".repeat(5000), ORIGIN));
    refused("UNAUTHORIZED", () -> keys.revoke("Bearer x", id, ORIGIN));
  }

  @Test
  void malformedForgedAndOtherTokensAreNoKeys() {
    String text = keys.create(ann, HOOK, ORIGIN).text();

    assertThat(keys.verify("")).isEmpty();
    assertThat(keys.verify("a.b.c")).isEmpty();
    assertThat(keys.verify(ann.substring("Bearer ".length()))).isEmpty();
    assertThat(keys.verify(text.substring(0, text.length() - 2) + "xx")).isEmpty();
  }

  @Test
  void aKeyIsNoBearerToken() {
    String text = keys.create(ann, HOOK, ORIGIN).text();

    refused("UNAUTHORIZED", () -> keys.list("Bearer " + text));
  }

  @Test
  void aDeletedUsersKeysAreDead() {
    users.owns(new OwnedApiKeys(repository));
    Created created = keys.create(ann, HOOK, ORIGIN);

    users.delete(ann);

    assertThat(keys.verify(created.text())).isEmpty();
    assertThat(repository.find(created.key().id())).isEmpty();
  }

  @Test
  void aRotatedSecretReplacesTheOldOne() {
    Created created = keys.create(ann, HOOK, ORIGIN);

    String fresh = keys.rotate(ann, created.key().id(), ORIGIN);

    ApiKey key = keys.verify(created.text()).orElseThrow();
    assertThat(key.signingSecret()).isEqualTo(fresh).isNotEqualTo(created.signingSecret());
    assertThat(key.version()).isEqualTo(2);
  }

  @Test
  void theLimitHoldsWhoeverCreatesAtTheSameTime() throws Exception {
    Callable<Boolean> create =
        () -> {
          try {
            keys.create(ann, HOOK, ORIGIN);
            return true;
          } catch (ProblemException _) {
            return false;
          }
        };
    List<Boolean> outcomes = new ArrayList<>();
    try (var callers = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> done : callers.invokeAll(Collections.nCopies(8, create))) {
        outcomes.add(done.get());
      }
    }

    assertThat(outcomes).filteredOn(done -> done).hasSize(Limits.MOST);
    refused("TOO_MANY_API_KEYS", () -> keys.create(ann, HOOK, ORIGIN));
    keys.revoke(ann, keys.list(ann).getFirst().id(), ORIGIN);
    assertThat(keys.create(ann, HOOK, ORIGIN).text()).isNotEmpty();
  }

  private Created created(long days) {
    return keys.create(ann, new Wish("hook", Optional.of(days), List.of()), ORIGIN);
  }

  private ApiKeyService at(Clock clock) {
    var secrets = new SigningSecrets(new SecretKeySpec(new byte[32], "HmacSHA256"));
    return new ApiKeyService(
        repository, users.accounts(), users.tokens(), secrets, new Limits(), users.audit(), clock);
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(call)
        .satisfies(problem -> assertThat(problem.code().name()).isEqualTo(code));
  }

  private record Limits() implements ApiKeyConfig {
    static final int MOST = 5;

    @Override
    public int expiryDays() {
      return 365;
    }

    @Override
    public int perUser() {
      return MOST;
    }
  }
}
