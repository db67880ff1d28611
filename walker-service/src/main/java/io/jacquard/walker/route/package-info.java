/** Which method and path reaches which endpoint. */
@NullMarked
package io.jacquard.walker.route;

import org.jspecify.annotations.NullMarked;
