/** Sign-ins: what a user can look at and end one by one. */
@NullMarked
package io.jacquard.auth.session;

import org.jspecify.annotations.NullMarked;
