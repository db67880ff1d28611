package io.jacquard.auth.user;

/** A signed-in user with a fresh token of a session. */
record SignedIn(User user, String session, String token) {}
