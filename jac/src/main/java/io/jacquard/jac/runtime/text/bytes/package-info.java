/** Bytes, bytearrays and memory views, and the encodings between them and text. */
@NullMarked
package io.jacquard.jac.runtime.text.bytes;

import org.jspecify.annotations.NullMarked;
