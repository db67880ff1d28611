/** Topics as logs: what is in one, what is added, and from where it is read. */
@NullMarked
package io.jacquard.topic.log;

import org.jspecify.annotations.NullMarked;
