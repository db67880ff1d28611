package io.jacquard.jac.resolve;

import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Similarity;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Module;
import io.jacquard.jac.syntax.tree.Stmt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the bodies that {@code impl} statements and annex files supply into their declarations. */
final class ImplMerger {
  private final List<Diagnostic> sink;
  private final IdentityHashMap<Object, Source> origins = new IdentityHashMap<>();
  private final List<Supplied> supplied = new ArrayList<>();

  private record Supplied(List<String> path, Stmt.Impl impl, Source source) {}

  private ImplMerger(List<Diagnostic> sink) {
    this.sink = sink;
  }

  static Merged merge(Module main, List<Module> annexes, List<Diagnostic> sink) {
    return new ImplMerger(sink).run(main, annexes);
  }

  private Merged run(Module main, List<Module> annexes) {
    List<Stmt> body = new ArrayList<>();
    collect(main.body(), main.source(), List.of(), body);
    List<Stmt> imports = new ArrayList<>();
    for (Module annex : annexes) {
      List<Stmt> rest = new ArrayList<>();
      collect(annex.body(), annex.source(), List.of(), rest);
      for (Stmt stmt : rest) {
        origins.put(stmt, annex.source());
        boolean first = stmt instanceof Stmt.Import || stmt instanceof Stmt.ImportFrom;
        (first ? imports : body).add(stmt);
      }
    }
    body.addAll(0, imports);
    List<Stmt> merged = body;
    supplied.sort(Comparator.comparingInt(s -> s.path().size()));
    for (Supplied supply : supplied) {
      List<Stmt> next = apply(merged, supply.path(), supply);
      if (next == null) {
        refuse(supply, merged);
      } else {
        merged = next;
      }
    }
    return new Merged(List.copyOf(merged), origins);
  }

  /** Moves impls out of a body, those inside classes too. */
  private void collect(List<Stmt> from, Source source, List<String> path, List<Stmt> into) {
    for (Stmt stmt : from) {
      switch (stmt) {
        case Stmt.Impl impl -> {
          List<String> full = new ArrayList<>(path);
          full.addAll(impl.target());
          supplied.add(new Supplied(full, impl, source));
        }
        case Stmt.Archetype type when type.body() != null && holdsImpl(type.body()) -> {
          List<String> inner = new ArrayList<>(path);
          inner.add(type.name());
          List<Stmt> members = new ArrayList<>();
          collect(type.body(), source, inner, members);
          into.add(withBody(type, type.bases(), members));
        }
        default -> into.add(stmt);
      }
    }
  }

  private static boolean holdsImpl(List<Stmt> members) {
    return members.stream().anyMatch(Stmt.Impl.class::isInstance);
  }

  /** Says which part of the path is not declared, or that all of it has a body. */
  private void refuse(Supplied supply, List<Stmt> body) {
    List<Stmt> members = body;
    String owner = null;
    for (String part : supply.path()) {
      List<Stmt> found = members.stream().filter(s -> part.equals(nameOf(s))).toList();
      if (found.isEmpty()) {
        undeclared(supply, owner, part, members);
        return;
      }
      members = membersOf(found);
      owner = owner == null ? part : owner + "." + part;
    }
    String message = "'" + owner + "' already has a body";
    report("impl-without-declaration", message, supply.source(), supply.impl().targetSpan());
  }

  private void undeclared(Supplied supply, @Nullable String owner, String part, List<Stmt> among) {
    String name = String.join(".", supply.impl().target());
    String message =
        owner == null
            ? "impl of '" + name + "', but '" + part + "' is not declared"
            : "impl of '" + name + "', but '" + owner + "' declares no '" + part + "'";
    Diagnostic error =
        Diagnostic.error(
            "impl-without-declaration", message, supply.source(), supply.impl().targetSpan());
    List<String> declared =
        among.stream().map(ImplMerger::nameOf).filter(Objects::nonNull).toList();
    sink.add(
        Similarity.nearest(part, declared)
            .map(nearest -> error.withHint("did you mean '" + nearest + "'?"))
            .orElse(error));
  }

  private static List<Stmt> membersOf(List<Stmt> declarations) {
    List<Stmt> members = new ArrayList<>();
    for (Stmt declaration : declarations) {
      List<Stmt> body =
          switch (declaration) {
            case Stmt.Archetype a -> a.body();
            case Stmt.EnumDeclaration e -> e.body();
            default -> null;
          };
      members.addAll(body == null ? List.of() : body);
    }
    return members;
  }

  /** The body with the supply put in, or {@code null} when nothing in it takes it. */
  private @Nullable List<Stmt> apply(List<Stmt> body, List<String> path, Supplied supply) {
    for (int i = body.size() - 1; i >= 0; i--) {
      Stmt stmt = body.get(i);
      if (!path.getFirst().equals(nameOf(stmt))) {
        continue;
      }
      Stmt filled = path.size() == 1 ? fill(stmt, supply) : inside(stmt, path, supply);
      if (filled != null) {
        List<Stmt> next = new ArrayList<>(body);
        next.set(i, filled);
        Source origin = origins.get(stmt);
        if (origin != null && !origins.containsKey(filled)) {
          origins.put(filled, origin);
        }
        return next;
      }
    }
    return null;
  }

  private @Nullable Stmt inside(Stmt stmt, List<String> path, Supplied supply) {
    if (stmt instanceof Stmt.Archetype type && type.body() != null) {
      List<Stmt> members = apply(type.body(), path.subList(1, path.size()), supply);
      if (members != null) {
        Source origin = origins.get(type.body());
        if (origin != null) {
          origins.put(members, origin);
        }
        return withBody(type, type.bases(), members);
      }
    }
    return null;
  }

  private @Nullable Stmt fill(Stmt stmt, Supplied supply) {
    Stmt.Impl impl = supply.impl();
    return switch (stmt) {
      case Stmt.Function f when f.body() == null && f.by() == null -> {
        Stmt filled = function(f, impl, supply.source());
        origins.put(filled, supply.source());
        yield filled;
      }
      case Stmt.Ability a when a.body() == null -> {
        Stmt filled =
            new Stmt.Ability(
                impl.span(),
                a.access(),
                a.name(),
                a.decorators(),
                a.async(),
                a.isStatic(),
                a.isAbstract(),
                a.isOverride(),
                impl.event() == null ? a.event() : impl.event(),
                impl.body(),
                a.doc());
        origins.put(filled, supply.source());
        yield filled;
      }
      case Stmt.Archetype t when t.body() == null -> {
        origins.put(impl.body(), supply.source());
        List<Expr> bases = impl.bases();
        yield withBody(t, bases == null || bases.isEmpty() ? t.bases() : bases, impl.body());
      }
      case Stmt.EnumDeclaration e when e.body() == null -> {
        origins.put(impl.body(), supply.source());
        yield new Stmt.EnumDeclaration(
            e.span(),
            e.access(),
            e.name(),
            e.nameSpan(),
            e.decorators(),
            e.bases(),
            impl.body(),
            e.doc());
      }
      default -> null;
    };
  }

  private Stmt function(Stmt.Function f, Stmt.Impl impl, Source source) {
    Expr.Signature signature = impl.signature();
    if (signature == null) {
      signature = f.signature();
    } else if (signature.parameters().size() != f.signature().parameters().size()) {
      report(
          "impl-parameter-mismatch",
          "impl of '%s' takes %s, its declaration %d"
              .formatted(
                  String.join(".", impl.target()),
                  parameters(signature.parameters().size()),
                  f.signature().parameters().size()),
          source,
          impl.targetSpan());
    } else if (signature.returnType() == null && signature.parameters().isEmpty()) {
      signature = f.signature();
    }
    return new Stmt.Function(
        impl.span(),
        f.access(),
        f.name(),
        impl.targetSpan(),
        f.decorators(),
        f.async(),
        f.isStatic(),
        f.isAbstract(),
        f.isOverride(),
        signature,
        impl.by() == null ? impl.body() : null,
        impl.by(),
        f.doc() == null ? impl.doc() : f.doc());
  }

  private static String parameters(int count) {
    return count + (count == 1 ? " parameter" : " parameters");
  }

  private static Stmt.Archetype withBody(Stmt.Archetype t, List<Expr> bases, List<Stmt> body) {
    return new Stmt.Archetype(
        t.span(),
        t.kind(),
        t.access(),
        t.name(),
        t.nameSpan(),
        t.decorators(),
        t.async(),
        bases,
        body,
        t.doc());
  }

  private static @Nullable String nameOf(Stmt stmt) {
    return switch (stmt) {
      case Stmt.Function f -> f.name();
      case Stmt.Ability a -> a.name();
      case Stmt.Archetype t -> t.name();
      case Stmt.EnumDeclaration e -> e.name();
      default -> null;
    };
  }

  private void report(String key, String message, Source source, Span span) {
    sink.add(Diagnostic.error(key, message, source, span));
  }
}
