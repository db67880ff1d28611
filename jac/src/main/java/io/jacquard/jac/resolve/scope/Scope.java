package io.jacquard.jac.resolve.scope;

import io.jacquard.jac.resolve.ir.FrameLayout;
import io.jacquard.jac.resolve.ir.Place;
import io.jacquard.jac.resolve.ir.Variable;
import io.jacquard.jac.runtime.type.PyType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where names are looked up: one per module, function, class body and comprehension. */
public final class Scope {
  private final Kind kind;
  private final @Nullable Scope parent;
  private final FrameLayout frame;
  private final Map<String, Variable> names = new LinkedHashMap<>();
  private final Set<String> classNames = new HashSet<>();
  private final Set<String> globals = new HashSet<>();
  private final Set<String> changed = new HashSet<>();
  private final Receiver receiver;
  private final @Nullable String owner;
  private @Nullable Variable firstParameter;

  /** What sort of region the scope covers. */
  public enum Kind {
    MODULE,
    FUNCTION,
    CLASS,
    COMPREHENSION
  }

  /**
   * What {@code self}, {@code here} and {@code visitor} mean by default.
   *
   * @param archetype the kind of the enclosing class; {@code null} outside of any
   * @param ability inside an ability, or a function inside one
   */
  public record Receiver(PyType.@Nullable Kind archetype, boolean ability) {
    public static final Receiver NONE = new Receiver(null, false);

    public boolean walker() {
      return archetype == PyType.Kind.WALKER;
    }
  }

  private Scope(
      Kind kind,
      @Nullable Scope parent,
      FrameLayout frame,
      Receiver receiver,
      @Nullable String owner) {
    this.kind = kind;
    this.parent = parent;
    this.frame = frame;
    this.receiver = receiver;
    this.owner = owner;
  }

  public static Scope module() {
    return new Scope(Kind.MODULE, null, new FrameLayout(null), Receiver.NONE, null);
  }

  public Scope function(Receiver inner) {
    return new Scope(Kind.FUNCTION, this, new FrameLayout(frame), inner, owner);
  }

  public Scope classBody(PyType.Kind archetype, String name) {
    Receiver inner = new Receiver(archetype, false);
    return new Scope(Kind.CLASS, this, new FrameLayout(frame), inner, name);
  }

  /** A scope of its own inside the same frame. */
  public Scope comprehension() {
    return new Scope(Kind.COMPREHENSION, this, frame, receiver, owner);
  }

  public Kind kind() {
    return kind;
  }

  public FrameLayout frame() {
    return frame;
  }

  public Receiver receiver() {
    return receiver;
  }

  /** The name as the class around this scope keeps it: private ones carry the class's name. */
  public String mangled(String name) {
    return Names.mangled(owner, name);
  }

  public Variable declare(String name) {
    return names.computeIfAbsent(mangled(name), frame::add);
  }

  public void declareInClass(String name) {
    classNames.add(mangled(name));
  }

  public void declareGlobal(String name) {
    globals.add(mangled(name));
  }

  /** A name of this scope that is changed and bound nowhere, unless a parameter binds it. */
  public void declareChanged(String name) {
    if (!names.containsKey(mangled(name))) {
      changed.add(name);
    }
  }

  public boolean onlyChanges(String name) {
    return changed.contains(name);
  }

  public void firstParameter(Variable variable) {
    firstParameter = variable;
  }

  /** The receiver of the nearest enclosing function that has parameters, for {@code super}. */
  public @Nullable Place firstParameter() {
    for (Scope scope = this; scope != null && scope.kind != Kind.CLASS; scope = scope.parent) {
      if (scope.firstParameter != null) {
        return new Place.Local(frame.view(scope.firstParameter, scope.frame));
      }
    }
    return null;
  }

  /** The scope that an assignment expression binds in. */
  public Scope outsideComprehensions() {
    Scope scope = this;
    while (scope.kind == Kind.COMPREHENSION && scope.parent != null) {
      scope = scope.parent;
    }
    return scope;
  }

  /** The variables of the scope itself, in order of declaration. */
  public List<Variable> variables() {
    return List.copyOf(names.values());
  }

  /** The names that can be read here without being a global. */
  Set<String> visible() {
    Set<String> visible = new LinkedHashSet<>();
    for (Scope scope = this; scope != null; scope = scope.parent) {
      visible.addAll(scope.names.keySet());
      if (scope == this) {
        visible.addAll(scope.classNames);
      }
    }
    visible.removeIf(
        name -> name.startsWith("__") || !Character.isJavaIdentifierStart(name.charAt(0)));
    return visible;
  }

  /** Whether a class around this scope has a member of that name. */
  boolean namesMember(String name) {
    for (Scope scope = parent; scope != null; scope = scope.parent) {
      if (scope.classNames.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a name is bound in a function around this scope (or in this one). */
  public boolean bindsLocally(String name) {
    return resolve(name) instanceof Place.Local;
  }

  /** Where the name lives, seen from here. */
  public Place resolve(String written) {
    String name = mangled(written);
    for (Scope scope = this; scope != null; scope = scope.parent) {
      if (scope.globals.contains(name)) {
        return new Place.Global(name);
      }
      Variable variable = scope.names.get(name);
      if (variable != null) {
        return new Place.Local(frame.view(variable, scope.frame));
      }
      if (scope.kind == Kind.CLASS && scope == this && classNames.contains(name)) {
        Place outer = scope.parent == null ? new Place.Global(name) : outer(scope.parent, name);
        return new Place.ClassName(name, outer);
      }
    }
    return new Place.Global(name);
  }

  private Place outer(Scope from, String name) {
    for (Scope scope = from; scope != null; scope = scope.parent) {
      if (scope.globals.contains(name)) {
        break;
      }
      Variable variable = scope.names.get(name);
      if (variable != null) {
        return new Place.Local(frame.view(variable, scope.frame));
      }
    }
    return new Place.Global(name);
  }
}
