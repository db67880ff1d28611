/** Where this service keeps its data when it runs apart. */
@NullMarked
package io.jacquard.webhook.store;

import org.jspecify.annotations.NullMarked;
