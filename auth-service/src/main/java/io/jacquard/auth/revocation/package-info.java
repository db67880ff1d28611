/** The feed by which every service learns which tokens, sessions and keys are dead. */
@NullMarked
package io.jacquard.auth.revocation;

import org.jspecify.annotations.NullMarked;
