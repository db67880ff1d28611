/** Requests for endpoints: from the event loop to a pool thread and back, without JAX-RS. */
@NullMarked
package io.jacquard.walker.http;

import org.jspecify.annotations.NullMarked;
