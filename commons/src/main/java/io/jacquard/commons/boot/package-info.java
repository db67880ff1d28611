/** What is looked at before an installation opens its door. */
@NullMarked
package io.jacquard.commons.boot;

import org.jspecify.annotations.NullMarked;
