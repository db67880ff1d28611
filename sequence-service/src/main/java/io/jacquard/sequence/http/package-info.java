/** The hub's API as HTTP. */
@NullMarked
package io.jacquard.sequence.http;

import org.jspecify.annotations.NullMarked;
