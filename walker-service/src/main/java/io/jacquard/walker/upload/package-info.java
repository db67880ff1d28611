/** Files that come with requests: kept until the request is answered, and never longer. */
@NullMarked
package io.jacquard.walker.upload;

import org.jspecify.annotations.NullMarked;
