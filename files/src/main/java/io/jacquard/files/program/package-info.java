/** A {@code FileStore} as programs see it through {@code store()}. */
@NullMarked
package io.jacquard.files.program;

import org.jspecify.annotations.NullMarked;
