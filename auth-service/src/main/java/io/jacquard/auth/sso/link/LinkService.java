package io.jacquard.auth.sso.link;

import io.jacquard.auth.audit.AuditEvent;
import io.jacquard.auth.audit.AuditLog;
import io.jacquard.auth.audit.Origin;
import io.jacquard.auth.sso.ForeignIdentity;
import io.jacquard.auth.sso.OneTimeCodes;
import io.jacquard.auth.sso.platform.SsoProblem;
import io.jacquard.auth.user.Account;
import io.jacquard.auth.user.Accounts;
import io.jacquard.auth.user.Entrance;
import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.store.Document;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Links between accounts and identities. Who wants one is signed in, gets a ticket, visits the
 * platform with it, and hands in the code that comes back while signed in to the same account: so
 * neither somebody else's identity nor somebody else's account can be slipped in on the way.
 */
@Singleton
public final class LinkService {
  private static final Duration TICKET_LIFETIME = Duration.ofMinutes(5);
  private static final Duration PROOF_LIFETIME = Duration.ofMinutes(5);
  private static final String TICKET = "link-ticket";
  private static final String PROOF = "link-proof";

  private final Accounts accounts;
  private final Entrance entrance;
  private final LinkRepository links;
  private final OneTimeCodes codes;
  private final AuditLog audit;

  LinkService(
      Accounts accounts,
      Entrance entrance,
      LinkRepository links,
      OneTimeCodes codes,
      AuditLog audit) {
    this.accounts = accounts;
    this.entrance = entrance;
    this.links = links;
    this.codes = codes;
    this.audit = audit;
  }

  List<Link> list(String bearer) {
    return links.of(account(bearer).id());
  }

  /** What a signed-in user takes to the platform. */
  String ticket(String bearer) {
    return codes.issue(TICKET, TICKET_LIFETIME, Map.of("user", account(bearer).id()));
  }

  /** What the holder of a ticket brings back from it. */
  public String proof(String ticket, ForeignIdentity identity) {
    Document holder = codes.redeem(TICKET, ticket).orElseThrow(LinkService::invalidCode);
    return codes.issue(
        PROOF,
        PROOF_LIFETIME,
        Map.of(
            "user", holder.text("user"),
            "platform", identity.platform(),
            "issuer", identity.issuer(),
            "subject", identity.subject(),
            "email", identity.email().orElse("")));
  }

  /** Links the identity that a proof is about to the account of the ticket behind it. */
  Link link(String bearer, String proof, Origin origin) {
    Account account = account(bearer);
    Document proven =
        codes
            .redeem(PROOF, proof)
            .filter(found -> found.text("user").equals(account.id()))
            .orElseThrow(LinkService::invalidCode);
    ForeignIdentity identity = identity(proven);
    boolean taken = links.find(identity).filter(link -> entrance.knows(link.user())).isPresent();
    if (taken || !links.link(identity, account.id())) {
      throw new ProblemException(
          SsoProblem.ALREADY_LINKED, "This identity is linked to an account already");
    }
    audit.record(AuditEvent.SSO_LINKED, account.id(), account.caller().username(), origin);
    return links.find(identity).orElseThrow(LinkService::invalidCode);
  }

  void unlink(String bearer, String id, Origin origin) {
    Account account = account(bearer);
    List<Link> linked = links.of(account.id());
    if (linked.stream().noneMatch(link -> link.id().equals(id))) {
      throw new ProblemException(CommonProblem.NOT_FOUND, "Link '" + id + "' not found");
    }
    if (linked.size() == 1 && !entrance.hasPassword(account.id())) {
      throw new ProblemException(
          SsoProblem.LAST_SIGN_IN, "Without this link nobody could sign in to the account");
    }
    if (links.unlink(account.id(), id)) {
      audit.record(AuditEvent.SSO_UNLINKED, account.id(), account.caller().username(), origin);
    }
  }

  private Account account(String bearer) {
    return accounts
        .signedIn(bearer)
        .orElseThrow(
            () -> new ProblemException(CommonProblem.UNAUTHORIZED, "Invalid or expired token"));
  }

  private static ForeignIdentity identity(Document proven) {
    String email = proven.text("email");
    return new ForeignIdentity(
        proven.text("platform"),
        proven.text("issuer"),
        proven.text("subject"),
        email.isEmpty() ? Optional.empty() : Optional.of(email),
        false);
  }

  private static ProblemException invalidCode() {
    return new ProblemException(SsoProblem.INVALID_CODE, "Invalid or expired code");
  }
}
