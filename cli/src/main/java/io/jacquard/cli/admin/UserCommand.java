package io.jacquard.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code user}: the accounts of a running server. */
@Command(
    name = "user",
    description = "Adds, lists and disables accounts of a running server.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UserCommand.Add.class,
      UserCommand.Listing.class,
      UserCommand.Disable.class,
      UserCommand.Enable.class
    })
public final class UserCommand {

  @Command(name = "add", description = "Adds an account; the password is asked for, or read.")
  static final class Add implements Callable<Integer> {
    @Mixin private DataOption data = new DataOption();

    @Parameters(paramLabel = "NAME", description = "What the user signs in with.")
    private String name = "";

    @Option(names = "--admin", description = "As an administrator.")
    private boolean admin;

    @Override
    public Integer call() {
      return data.run(server -> {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("username", name);
        body.put("password", password());
        body.put("admin", admin);
        show(server.send("POST", "/users", body));
        return 0;
      });
    }

    /** Asked for without showing it, or the first line of what is piped in. */
    private static String password() {
      Optional<Console> terminal =
          Optional.ofNullable(System.console()).filter(Console::isTerminal);
      return terminal.isPresent() ? asked(terminal.get()) : piped();
    }

    private static String asked(Console terminal) {
      char[] first = terminal.readPassword("Password: ");
      char[] again = terminal.readPassword("Once more: ");
      if (first == null || again == null || !Arrays.equals(first, again)) {
        throw new AdminException("the passwords differ; nothing was done");
      }
      return new String(first);
    }

    private static String piped() {
      try {
        @Nullable String line =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (line == null) {
          throw new AdminException("the password is read from standard input, which is empty");
        }
        return line;
      } catch (IOException e) {
        throw new AdminException("the password cannot be read (" + e.getMessage() + ")");
      }
    }
  }

  @Command(name = "list", description = "Lists accounts, the oldest first.")
  static final class Listing implements Callable<Integer> {
    @Mixin private DataOption data = new DataOption();

    @Override
    public Integer call() {
      return data.run(server -> {
        String cursor = "";
        do {
          JsonNode page = server.send("GET", "/users?limit=500" + cursor, null);
          page.path("users").forEach(UserCommand::show);
          String next = page.path("cursor").asText("");
          cursor = next.isEmpty() || next.equals("null") ? "" : "&cursor=" + encoded(next);
        } while (!cursor.isEmpty());
        return 0;
      });
    }
  }

  @Command(name = "disable", description = "Locks an account out and ends its sessions.")
  static final class Disable implements Callable<Integer> {
    @Mixin private DataOption data = new DataOption();

    @Parameters(paramLabel = "NAME", description = "The account, by name or id.")
    private String name = "";

    @Override
    public Integer call() {
      return data.run(server -> {
        show(server.send("PUT", "/users/" + encoded(name) + "/disabled", null));
        return 0;
      });
    }
  }

  @Command(name = "enable", description = "Lets a disabled account in again.")
  static final class Enable implements Callable<Integer> {
    @Mixin private DataOption data = new DataOption();

    @Parameters(paramLabel = "NAME", description = "The account, by name or id.")
    private String name = "";

    @Override
    public Integer call() {
      return data.run(server -> {
        show(server.send("DELETE", "/users/" + encoded(name) + "/disabled", null));
        return 0;
      });
    }
  }

  private static void show(JsonNode user) {
    StringBuilder notes = new StringBuilder();
    user.path("roles")
        .forEach(role -> {
          if (role.asText().equals("admin")) {
            notes.append("  administrator");
          }
        });
    if (user.path("disabled").asBoolean()) {
      notes.append("  disabled");
    }
    String name = user.path("username").asText().replaceAll("\\p{Cntrl}", "?");
    System.out.printf(
        "%s  %s  %s%s%n",
        user.path("user_id").asText(), user.path("created_at").asText(), name, notes);
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
