/** Lines that several readers follow at their own pace. */
@NullMarked
package io.jacquard.sequence.feed;

import org.jspecify.annotations.NullMarked;
