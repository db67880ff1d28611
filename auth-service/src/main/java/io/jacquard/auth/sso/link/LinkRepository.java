package io.jacquard.auth.sso.link;

import io.jacquard.auth.sso.ForeignIdentity;
import io.jacquard.auth.sso.OneTimeCodes;
import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.IndexSpec;
import io.jacquard.store.Scan;
import io.jacquard.store.Write;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Links as documents. An identity goes by issuer and subject, and has one account at most. */
@Singleton
public final class LinkRepository {
  private static final String LINKS = "auth.sso-links";
  private static final String BY_USER = "by_user";

  /** The most that one account can have. */
  static final int MOST = 20;

  private final DocumentStore store;

  LinkRepository(DocumentStore store) {
    this.store = store;
    store.declare(CollectionSpec.of(LINKS, IndexSpec.on(BY_USER, "user")));
  }

  public Optional<Link> find(ForeignIdentity identity) {
    return store.get(key(identity)).map(LinkRepository::link);
  }

  /** The links of a user, in no order. */
  List<Link> of(String user) {
    return documents(user).stream().map(LinkRepository::link).toList();
  }

  /** What gives an identity that has no account to a user. */
  public Write linking(ForeignIdentity identity, String user) {
    Body body = body(identity, user);
    return store
        .get(key(identity))
        .map(stale -> Write.replace(stale, body))
        .orElseGet(() -> Write.insert(key(identity), body));
  }

  /** Gives it to him now; not if somebody else was faster. */
  boolean link(ForeignIdentity identity, String user) {
    return store.commit(linking(identity, user)).committed();
  }

  /** Takes a link from a user; returns whether he had it. */
  boolean unlink(String user, String id) {
    return documents(user).stream()
        .filter(link -> link.id().equals(id))
        .anyMatch(link -> store.commit(Write.delete(link)).committed());
  }

  /** What removes all links of a user. */
  List<Write> deletion(String user) {
    return documents(user).stream().<Write>map(Write::delete).toList();
  }

  private List<Document> documents(String user) {
    return store.documents(Scan.of(LINKS, BY_USER, user).limit(2 * MOST)).documents();
  }

  private static Body body(ForeignIdentity identity, String user) {
    return Body.of(
        Map.of(
            "user", user,
            "platform", identity.platform(),
            "issuer", identity.issuer(),
            "subject", identity.subject(),
            "email", identity.email().orElse(""),
            "linkedAt", Instant.now().toEpochMilli()));
  }

  private static Link link(Document document) {
    return new Link(
        document.id(),
        document.text("user"),
        document.text("platform"),
        document.text("issuer"),
        document.text("subject"),
        document.text("email"),
        Instant.ofEpochMilli(document.number("linkedAt")));
  }

  /** The length in front keeps one issuer's subjects from reading like another's. */
  private static DocumentKey key(ForeignIdentity identity) {
    String both = identity.issuer().length() + ":" + identity.issuer() + identity.subject();
    return DocumentKey.of(LINKS, HexFormat.of().formatHex(OneTimeCodes.sha256(both)));
  }
}
