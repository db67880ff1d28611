@NullMarked
package io.jacquard.cli.db;

import org.jspecify.annotations.NullMarked;
