/** The accounts of platforms that a user has linked. */
@NullMarked
package io.jacquard.auth.sso.link;

import org.jspecify.annotations.NullMarked;
