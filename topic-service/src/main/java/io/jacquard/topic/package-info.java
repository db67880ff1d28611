/** Durable topics on Redis Streams, under the hub's topic API. */
@NullMarked
package io.jacquard.topic;

import org.jspecify.annotations.NullMarked;
