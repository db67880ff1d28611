package io.jacquard.jac.resolve.ir;

/** Where a name lives; decided for every name before the program runs. */
public sealed interface Place {
  String name();

  /** In the frame: a slot or a cell. */
  record Local(Variable variable) implements Place {
    @Override
    public String name() {
      return variable.name();
    }
  }

  /** In the module, or else a builtin. */
  record Global(String name) implements Place {}

  /** In the namespace of the class body that is running, or else where {@code outer} says. */
  record ClassName(String name, Place outer) implements Place {}
}
