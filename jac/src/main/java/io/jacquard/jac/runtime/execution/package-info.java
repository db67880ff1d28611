/** What a run of a program has around it: its budget, its modules, its files and its host. */
@NullMarked
package io.jacquard.jac.runtime.execution;

import org.jspecify.annotations.NullMarked;
