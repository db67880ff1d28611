/** Files of signed-in users over HTTP, each user's below a folder of his own. */
@NullMarked
package io.jacquard.storage;

import org.jspecify.annotations.NullMarked;
