/** Files under texts as names: the eight storage operations and their home on a local disk. */
@NullMarked
package io.jacquard.files;

import org.jspecify.annotations.NullMarked;
