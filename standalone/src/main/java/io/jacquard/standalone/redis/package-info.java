/** The Redis that a single process brings along for its topics. */
@NullMarked
package io.jacquard.standalone.redis;

import org.jspecify.annotations.NullMarked;
