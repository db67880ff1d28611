package io.jacquard.auth.sso;

import io.jacquard.auth.audit.Origin;
import io.jacquard.auth.sso.link.Link;
import io.jacquard.auth.sso.link.LinkRepository;
import io.jacquard.auth.sso.platform.SsoProblem;
import io.jacquard.auth.user.Entrance;
import io.jacquard.auth.user.Entrance.Entered;
import io.jacquard.commons.problem.ProblemException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in with an identity of a platform. An account goes by the issuer's subject alone; an
 * e-mail only names a new account, and only one that is known to be theirs.
 */
@Singleton
final class SsoService {
  private static final int LONGEST_STATE = 512;

  private final SsoAddress address;
  private final LinkRepository links;
  private final Entrance entrance;
  private final OneTimeCodes codes;

  SsoService(SsoAddress address, LinkRepository links, Entrance entrance, OneTimeCodes codes) {
    this.address = address;
    this.links = links;
    this.entrance = entrance;
    this.codes = codes;
  }

  /**
   * The same visit, unless it leads where nobody may be sent.
   *
   * @throws ProblemException when it does
   */
  Visit checked(Visit visit) {
    URI returnTo = visit.returnTo();
    if (returnTo != null && !returnTo.equals(SsoAddress.OWN_PAGES) && !address.allows(returnTo)) {
      throw notAllowed();
    }
    @Nullable String state = visit.state();
    @Nullable String challenge = visit.challenge();
    if ((state != null && state.length() > LONGEST_STATE)
        || (challenge != null && !OneTimeCodes.isChallenge(challenge))) {
      throw new ProblemException(
          SsoProblem.INVALID_RETURN_URL,
          "state has at most %d characters, code_challenge is one of S256"
              .formatted(LONGEST_STATE));
    }
    return visit;
  }

  /** A return URL as somebody wrote it. */
  static @Nullable URI url(@Nullable String written) {
    try {
      return written == null ? null : new URI(written);
    } catch (URISyntaxException _) {
      throw notAllowed();
    }
  }

  /** Lets in whoever has an account with this identity. */
  Entered login(ForeignIdentity identity, Origin origin) {
    Optional<String> user = user(identity);
    if (user.isEmpty()) {
      requireEmail(identity);
    }
    return user.flatMap(id -> entrance.enter(id, origin))
        .orElseThrow(() ->
            new ProblemException(
                SsoProblem.USER_NOT_FOUND, "User not found. Please register first."));
  }

  /** Makes an account, named by the e-mail, for an identity that has none. */
  Entered register(ForeignIdentity identity, Origin origin) {
    String email = requireEmail(identity);
    if (!identity.verified()) {
      throw new ProblemException(
          SsoProblem.EMAIL_UNVERIFIED, "Email not verified by %s".formatted(identity.platform()));
    }
    if (user(identity).isPresent() || entrance.isTaken(email)) {
      throw new ProblemException(
          SsoProblem.USER_EXISTS, "User already exists. Please login instead.");
    }
    String id = entrance.newId();
    if (!entrance.register(id, email, List.of(links.linking(identity, id)), origin)) {
      throw notCreated();
    }
    return entrance.enter(id, origin).orElseThrow(SsoService::notCreated);
  }

  /** A session for a one-time code. */
  Entered redeem(String code, @Nullable String verifier, Origin origin) {
    return codes
        .signIn(code, verifier)
        .flatMap(user -> entrance.enter(user, origin))
        .orElseThrow(
            () -> new ProblemException(SsoProblem.INVALID_CODE, "Invalid or expired code"));
  }

  private Optional<String> user(ForeignIdentity identity) {
    return links.find(identity).map(Link::user).filter(entrance::knows);
  }

  private static String requireEmail(ForeignIdentity identity) {
    return identity
        .email()
        .orElseThrow(() ->
            new ProblemException(
                SsoProblem.EMAIL_MISSING,
                "Email not provided by %s".formatted(identity.platform())));
  }

  private static ProblemException notAllowed() {
    return new ProblemException(
        SsoProblem.INVALID_RETURN_URL, "The return URL is not one of this installation's");
  }

  private static ProblemException notCreated() {
    return new ProblemException(SsoProblem.USER_CREATION_FAILED, "The user could not be created");
  }
}
