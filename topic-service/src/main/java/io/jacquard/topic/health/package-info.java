/** Whether topics can be used. */
@NullMarked
package io.jacquard.topic.health;

import org.jspecify.annotations.NullMarked;
