package io.jacquard.auth.page;

import io.jacquard.auth.sso.OneTimeCodes;
import io.jacquard.auth.sso.SsoAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where somebody goes once signed in: back to an application, or nowhere but our own pages.
 *
 * @param parameters {@code return_to}, {@code state} and {@code code_challenge} of an application;
 *     empty for our own pages
 */
record Onward(Map<String, String> parameters) {
  private static final String RETURN_TO = "return_to";
  private static final String STATE = "state";
  private static final String CHALLENGE = "code_challenge";
  private static final int LONGEST_STATE = 512;

  Onward {
    parameters = Map.copyOf(parameters);
  }

  /** What a request says; nothing of it when it leads where nobody may be sent. */
  static Onward of(Fields request, SsoAddress address) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (String name : new String[] {RETURN_TO, STATE, CHALLENGE}) {
      request.find(name).ifPresent(value -> kept.put(name, value));
    }
    Onward asked = new Onward(kept);
    boolean allowed =
        asked.target().filter(address::allows).isPresent()
            && kept.getOrDefault(STATE, "").length() <= LONGEST_STATE
            && (!kept.containsKey(CHALLENGE) || OneTimeCodes.isChallenge(kept.get(CHALLENGE)));
    return allowed ? asked : new Onward(Map.of());
  }

  /** The application's page. */
  Optional<URI> target() {
    try {
      String written = parameters.get(RETURN_TO);
      return written == null ? Optional.empty() : Optional.of(new URI(written));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  Optional<String> challenge() {
    return Optional.ofNullable(parameters.get(CHALLENGE));
  }

  /** The application's page with a code for it. */
  URI with(URI target, String code) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("code", code);
    String state = parameters.get(STATE);
    if (state != null) {
      query.put(STATE, state);
    }
    String separator = target.getRawQuery() == null ? "?" : "&";
    return URI.create(target + separator + encoded(query));
  }

  /** A path of ours that leads on to the same place. */
  String through(String path) {
    return parameters.isEmpty() ? path : path + "?" + encoded(parameters);
  }

  static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
