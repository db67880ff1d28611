/** Load on WebSockets. */
@NullMarked
package io.jacquard.bench.socket;

import org.jspecify.annotations.NullMarked;
