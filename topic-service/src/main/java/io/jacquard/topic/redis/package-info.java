/** The Redis that topics live in: where it is, and how it is spoken to. */
@NullMarked
package io.jacquard.topic.redis;

import org.jspecify.annotations.NullMarked;
