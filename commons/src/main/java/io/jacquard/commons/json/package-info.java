/** Reading JSON requests the way clients of the recorded contract expect their errors. */
@NullMarked
package io.jacquard.commons.json;

import org.jspecify.annotations.NullMarked;
