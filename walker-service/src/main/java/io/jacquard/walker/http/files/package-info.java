/** Files beside the program, as pages use them: which are handed out, and how. */
@NullMarked
package io.jacquard.walker.http.files;

import org.jspecify.annotations.NullMarked;
