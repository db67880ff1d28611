/** The cache in Redis that the replicas of this service share. */
@NullMarked
package io.jacquard.walker.cache;

import org.jspecify.annotations.NullMarked;
