/** Where packages are kept, so that every hub of the installation can fetch them. */
@NullMarked
package io.jacquard.sequence.storage;

import org.jspecify.annotations.NullMarked;
