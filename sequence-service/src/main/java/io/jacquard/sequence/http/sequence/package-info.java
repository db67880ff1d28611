/** The paths of sequences: packages sent, listed, started and removed. */
@NullMarked
package io.jacquard.sequence.http.sequence;

import org.jspecify.annotations.NullMarked;
