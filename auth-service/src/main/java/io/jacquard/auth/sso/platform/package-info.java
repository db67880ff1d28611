/** The platforms that people sign in with: what is configured, and what each allows. */
@NullMarked
package io.jacquard.auth.sso.platform;

import org.jspecify.annotations.NullMarked;
