package io.jacquard.commons.hub;

import io.jacquard.commons.identity.Caller;

/** Who calls the hub. */
public sealed interface Visitor {
  /** What is done without anybody who has a name. */
  String SYSTEM = "system";

  /** A program on the same machine, without a token. */
  record Local() implements Visitor {}

  /** A user who is signed in. */
  record User(Caller caller) implements Visitor {}

  /** A program with an access key of a space. */
  record KeyHolder(String space) implements Visitor {}

  /** Another process of the installation. */
  record Service() implements Visitor {}

  /** An instance that runs on a hub of the installation. */
  record OfInstance(String id) implements Visitor {}

  /** What audit records call it. */
  default String name() {
    return switch (this) {
      case User user -> user.caller().username();
      case OfInstance instance -> instance.id();
      case KeyHolder key -> "key of " + key.space();
      case Local _, Service _ -> SYSTEM;
    };
  }
}
