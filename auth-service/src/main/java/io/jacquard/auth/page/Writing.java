package io.jacquard.auth.page;

import static io.jacquard.auth.page.Html.escaped;

import io.jacquard.auth.sso.platform.Platform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the pages for one browser.
 *
 * @param token what its forms carry
 * @param challenge of the codes that come back to our own pages
 */
record Writing(List<Platform> platforms, Onward onward, String token, String challenge) {
  private static final String CREDENTIALS =
      """
      <label for="username">Name or e-mail</label>
      <input id="username" name="username" autocomplete="username" required maxlength="256" \
      autocapitalize="none" spellcheck="false" value="%s">
      <label for="password">Password</label>
      <input id="password" name="password" type="password" required maxlength="4096" \
      autocomplete="%s"%s>
      """;

  String login(String username, Optional<String> error) {
    String form =
        form("/login", CREDENTIALS.formatted(escaped(username), "current-password", ""), "Sign in");
    String other = "New here? <a href=\"%s\">Register</a>".formatted(link("/register"));
    return Html.page("Sign in", alert(error) + form + platforms("login", "Sign in") + other(other));
  }

  String register(String username, Optional<String> error, int shortest) {
    String hint =
        "<p class=\"hint\" id=\"rule\">At least %d characters; a few words are fine.</p>\n"
            .formatted(shortest);
    String described = " minlength=\"%d\" aria-describedby=\"rule\"".formatted(shortest);
    String fields = CREDENTIALS.formatted(escaped(username), "new-password", described) + hint;
    String other = "Registered already? <a href=\"%s\">Sign in</a>".formatted(link("/login"));
    return Html.page(
        "Register",
        alert(error)
            + form("/register", fields, "Register")
            + platforms("register", "Register")
            + other(other));
  }

  /** What somebody sees who is signed in. */
  String account(String username, Optional<String> error) {
    String who = "<p>You are signed in as <strong>%s</strong>.</p>\n".formatted(escaped(username));
    String on = onward.target().isEmpty() ? "" : form("/login/continue", "", "Continue");
    String out =
        form("/login/out", "", "Sign out")
            .replace("<button>", on.isEmpty() ? "<button>" : "<button class=\"second\">");
    return Html.page("Signed in", alert(error) + who + on + out);
  }

  private String form(String action, String fields, String button) {
    Map<String, String> hidden = new LinkedHashMap<>(onward.parameters());
    hidden.put("form", token);
    String carried =
        hidden.entrySet().stream()
            .map(field ->
                "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
                    .formatted(field.getKey(), escaped(field.getValue())))
            .collect(Collectors.joining());
    return "<form method=\"post\" action=\"%s\">\n%s%s<button>%s</button>\n</form>\n"
        .formatted(action, carried, fields, button);
  }

  private String platforms(String operation, String verb) {
    if (platforms.isEmpty()) {
      return "";
    }
    return platforms.stream()
        .map(platform ->
            "<a class=\"platform\" href=\"%s\">%s with %s</a>\n"
                .formatted(escaped(way(platform, operation)), verb, escaped(platform.title())))
        .collect(Collectors.joining("", "<p class=\"or\">or</p>\n", ""));
  }

  private String way(Platform platform, String operation) {
    String path = "/sso/" + platform.name() + "/" + operation;
    return onward.target().isPresent()
        ? onward.through(path)
        : path
            + "?"
            + Onward.encoded(Map.of("return_to", "/login"))
            + "&"
            + Onward.encoded(Map.of("code_challenge", challenge));
  }

  private String link(String path) {
    return escaped(onward.through(path));
  }

  private static String other(String text) {
    return "<p class=\"other\">" + text + "</p>";
  }

  private static String alert(Optional<String> error) {
    return error
        .map(text -> "<p class=\"error\" role=\"alert\">" + escaped(text) + "</p>\n")
        .orElse("");
  }
}
