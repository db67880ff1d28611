/** How the resources of this service read bodies and shape answers. */
@NullMarked
package io.jacquard.auth.http;

import org.jspecify.annotations.NullMarked;
