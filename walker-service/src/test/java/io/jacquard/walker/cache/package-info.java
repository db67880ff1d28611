@NullMarked
package io.jacquard.walker.cache;

import org.jspecify.annotations.NullMarked;
