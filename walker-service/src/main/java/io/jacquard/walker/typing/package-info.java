/**
 * What a request must look like, worked out from declared types; refusals in the recorded words.
 */
@NullMarked
package io.jacquard.walker.typing;

import org.jspecify.annotations.NullMarked;
