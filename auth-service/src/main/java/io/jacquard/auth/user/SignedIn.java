package io.jacquard.auth.user;

/** A signed-in user with a fresh token. */
record SignedIn(User user, String token) {}
