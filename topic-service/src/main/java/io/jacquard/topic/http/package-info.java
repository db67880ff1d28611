/** The topic paths of the hub API, and what other services of the installation ask. */
@NullMarked
package io.jacquard.topic.http;

import org.jspecify.annotations.NullMarked;
