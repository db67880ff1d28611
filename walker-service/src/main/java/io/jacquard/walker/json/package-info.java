/** Between JSON texts and the language's own values, without a tree in between. */
@NullMarked
package io.jacquard.walker.json;

import org.jspecify.annotations.NullMarked;
