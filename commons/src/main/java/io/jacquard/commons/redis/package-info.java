/** The Redis that the processes of an installation share, where one is configured. */
@NullMarked
package io.jacquard.commons.redis;

import org.jspecify.annotations.NullMarked;
