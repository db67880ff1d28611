/** Bytes in packed forms: the numbers of {@code struct} and the streams of {@code zlib}. */
@NullMarked
package io.jacquard.jac.lib.packed;

import org.jspecify.annotations.NullMarked;
