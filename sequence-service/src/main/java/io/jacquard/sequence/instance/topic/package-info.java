/** Connects instances to the topics that they read and write. */
@NullMarked
package io.jacquard.sequence.instance.topic;

import org.jspecify.annotations.NullMarked;
