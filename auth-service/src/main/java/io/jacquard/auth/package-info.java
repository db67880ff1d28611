/** The service that knows users: registration, sign-in, tokens. */
@NullMarked
package io.jacquard.auth;

import org.jspecify.annotations.NullMarked;
