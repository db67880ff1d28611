/** Uploaded packages: what they may hold, and how they come to lie on disk. */
@NullMarked
package io.jacquard.sequence.archive;

import org.jspecify.annotations.NullMarked;
