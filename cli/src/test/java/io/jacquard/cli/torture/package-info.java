@NullMarked
package io.jacquard.cli.torture;

import org.jspecify.annotations.NullMarked;
