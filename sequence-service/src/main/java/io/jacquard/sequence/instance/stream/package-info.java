/** The streams of an instance: bytes go to their readers once, and senders wait for the slowest. */
@NullMarked
package io.jacquard.sequence.instance.stream;

import org.jspecify.annotations.NullMarked;
