package io.jacquard.jac;

import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Module;
import io.jacquard.jac.syntax.tree.Stmt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the classes and functions at the top of a program's modules were declared. */
final class Declarations {
  private final Map<String, Declared<Stmt.Archetype>> classes = new HashMap<>();
  private final Map<String, Declared<Stmt.Function>> functions = new HashMap<>();
  private final Map<String, Expr.Signature> implemented = new HashMap<>();

  /** A declaration, the text it stands in, and the module it belongs to. */
  record Declared<T extends Stmt>(T statement, Source source, PyModule module) {
    int line(Span span) {
      return source.line(span.start());
    }
  }

  Declarations(List<LoadedModule> modules) {
    for (LoadedModule loaded : modules) {
      for (Module part : loaded.parts()) {
        note(loaded.module(), part);
      }
    }
  }

  private void note(PyModule module, Module part) {
    for (Stmt statement : part.body()) {
      switch (statement) {
        case Stmt.Archetype archetype ->
            classes.put(
                key(module.name(), archetype.name()),
                new Declared<>(archetype, part.source(), module));
        case Stmt.Function function ->
            functions.put(
                key(module.name(), function.name()),
                new Declared<>(function, part.source(), module));
        case Stmt.Impl impl when impl.signature() != null ->
            implemented.put(key(module.name(), String.join(".", impl.target())), impl.signature());
        default -> {}
      }
    }
  }

  @Nullable Declared<Stmt.Archetype> of(PyType type) {
    return classes.get(key(type.module(), type.name()));
  }

  @Nullable Declared<Stmt.Function> function(String module, String name) {
    return functions.get(key(module, name));
  }

  /** The annotation of a parameter; an implementation's own parameter list wins. */
  @Nullable Expr annotation(Declared<Stmt.Function> function, String parameter) {
    String key = key(function.module().name(), function.statement().name());
    Expr.Signature signature = implemented.getOrDefault(key, function.statement().signature());
    for (Expr.Parameter declared : signature.parameters()) {
      if (declared.name().equals(parameter)) {
        return declared.type();
      }
    }
    return null;
  }

  /** The declaration of a field in a class or the nearest base that has it. */
  @Nullable Declared<Stmt.Has> field(PyType type, String name) {
    for (PyType each : type.mro()) {
      Declared<Stmt.Archetype> declared = of(each);
      if (declared == null || declared.statement().body() == null) {
        continue;
      }
      for (Stmt member : declared.statement().body()) {
        if (member instanceof Stmt.Has has && fieldNamed(has, name) != null) {
          return new Declared<>(has, declared.source(), declared.module());
        }
      }
    }
    return null;
  }

  static Stmt.@Nullable Field fieldNamed(Stmt.Has has, String name) {
    for (Stmt.Field field : has.fields()) {
      if (field.name().equals(name)) {
        return field;
      }
    }
    return null;
  }

  private static String key(String module, String name) {
    return module + ":" + name;
  }
}
