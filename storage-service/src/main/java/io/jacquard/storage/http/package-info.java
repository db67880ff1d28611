/** {@code /storage} on the wire: files as bodies, everything else as JSON. */
@NullMarked
package io.jacquard.storage.http;

import org.jspecify.annotations.NullMarked;
