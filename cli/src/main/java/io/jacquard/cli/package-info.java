/** The commands behind the launcher that need no server: run, check, version. */
@NullMarked
package io.jacquard.cli;

import org.jspecify.annotations.NullMarked;
