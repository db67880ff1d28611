/** What instances need of topics, wherever topic-service is. */
@NullMarked
package io.jacquard.sequence.topic;

import org.jspecify.annotations.NullMarked;
