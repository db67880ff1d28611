@NullMarked
package io.jacquard.store.cache;

import org.jspecify.annotations.NullMarked;
