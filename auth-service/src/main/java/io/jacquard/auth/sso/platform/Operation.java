package io.jacquard.auth.sso.platform;

import java.util.Optional;

/** What somebody goes to a platform for; each is a client registration's redirect of its own. */
public enum Operation {
  LOGIN("login"),
  REGISTER("register");

  private final String path;

  Operation(String path) {
    this.path = path;
  }

  /** Its part of paths. */
  public String path() {
    return path;
  }

  static Optional<Operation> of(String path) {
    for (Operation operation : values()) {
      if (operation.path.equals(path)) {
        return Optional.of(operation);
      }
    }
    return Optional.empty();
  }
}
