/** What has to be cleared away elsewhere after an account was deleted. */
@NullMarked
package io.jacquard.auth.departure;

import org.jspecify.annotations.NullMarked;
