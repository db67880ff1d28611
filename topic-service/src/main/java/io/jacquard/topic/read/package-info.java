/** Readers that wait for what is added to a topic, each at its own pace. */
@NullMarked
package io.jacquard.topic.read;

import org.jspecify.annotations.NullMarked;
