/** The API of spaces as HTTP, and the ways to other hubs and to topics. */
@NullMarked
package io.jacquard.sequence.http.space;

import org.jspecify.annotations.NullMarked;
