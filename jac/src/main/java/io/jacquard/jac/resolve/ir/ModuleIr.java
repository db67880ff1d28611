package io.jacquard.jac.resolve.ir;

import io.jacquard.jac.source.Span;
import java.util.List;

/** A resolved module: its body and what it imports. */
public record ModuleIr(FunctionCode body, List<ImportRef> imports) {

  /**
   * An import as written, anywhere in the module.
   *
   * @param dots leading dots
   * @param names the names of a {@code from} import; empty for a whole module
   */
  public record ImportRef(int dots, String path, List<String> names, Span span) {}
}
