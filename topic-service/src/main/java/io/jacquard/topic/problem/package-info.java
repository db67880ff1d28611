/** How requests about topics are refused. */
@NullMarked
package io.jacquard.topic.problem;

import org.jspecify.annotations.NullMarked;
