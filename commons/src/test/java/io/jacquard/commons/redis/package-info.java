@NullMarked
package io.jacquard.commons.redis;

import org.jspecify.annotations.NullMarked;
