/** The embedded store's graph from the command line: checked, written to a file, read back. */
@NullMarked
package io.jacquard.cli.db;

import org.jspecify.annotations.NullMarked;
