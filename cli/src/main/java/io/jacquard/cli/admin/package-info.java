/** Commands for whoever owns a running server's data: accounts, and what is unsafe about it. */
@NullMarked
package io.jacquard.cli.admin;

import org.jspecify.annotations.NullMarked;
