/** Groups of consumers that share the entries of a topic and acknowledge them. */
@NullMarked
package io.jacquard.topic.group;

import org.jspecify.annotations.NullMarked;
