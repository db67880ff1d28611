/** Who may store what and how much of it; knows nothing of HTTP. */
@NullMarked
package io.jacquard.storage.file;

import org.jspecify.annotations.NullMarked;
