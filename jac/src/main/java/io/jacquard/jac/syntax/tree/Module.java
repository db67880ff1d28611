package io.jacquard.jac.syntax.tree;

import io.jacquard.jac.source.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One parsed file, client and native parts already dropped. */
public record Module(Source source, @Nullable String doc, List<Stmt> body) {}
