/** Kills a server under load and checks that nothing it acknowledged is lost, halved or doubled. */
@NullMarked
package io.jacquard.cli.torture;

import org.jspecify.annotations.NullMarked;
