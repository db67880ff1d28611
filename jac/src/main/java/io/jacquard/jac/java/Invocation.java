package io.jacquard.jac.java;

import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picks the overload that takes the arguments and calls it. */
final class Invocation {
  private Invocation() {}

  static Object invoke(
      String name,
      List<? extends Executable> overloads,
      @Nullable Object receiver,
      Object[] args,
      String[] keywords) {
    if (keywords.length > 0) {
      throw Errors.typeError(name + "() takes no keyword arguments");
    }
    for (Executable overload : overloads) {
      if (takes(overload, args)) {
        Execution.current().markExternal();
        return call(overload, receiver, args);
      }
    }
    throw Errors.typeError("no overload of Java's " + name + " takes these arguments");
  }

  /** The method as a public type declares it: implementation classes may be hidden in a module. */
  static Method accessible(Method method) {
    Class<?> declaring = method.getDeclaringClass();
    if (Modifier.isPublic(declaring.getModifiers())) {
      return method;
    }
    for (Class<?> each = declaring; each != null; each = each.getSuperclass()) {
      for (Class<?> contract : each.getInterfaces()) {
        Method found = find(contract, method);
        if (found != null) {
          return found;
        }
      }
    }
    return method;
  }

  private static @Nullable Method find(Class<?> contract, Method method) {
    try {
      return contract.getMethod(method.getName(), method.getParameterTypes());
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static boolean takes(Executable overload, Object[] args) {
    Class<?>[] wanted = overload.getParameterTypes();
    if (wanted.length != args.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!Conversion.fits(args[i], wanted[i])) {
        return false;
      }
    }
    return true;
  }

  private static Object call(Executable overload, @Nullable Object receiver, Object[] args) {
    Class<?>[] wanted = overload.getParameterTypes();
    @Nullable Object[] converted = new Object[args.length];
    for (int i = 0; i < args.length; i++) {
      converted[i] = Conversion.toJava(args[i], wanted[i]);
    }
    try {
      return Conversion.toJac(
          switch (overload) {
            case Constructor<?> constructor -> constructor.newInstance(converted);
            case Method method -> method.invoke(receiver, converted);
          });
    } catch (InvocationTargetException e) {
      throw raised(e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException e) {
      throw raised(e);
    }
  }

  /** A Java exception as an error of the language, told by its class and message. */
  private static JacError raised(Throwable problem) {
    String kind = problem.getClass().getSimpleName();
    String message = problem.getMessage();
    return Errors.runtimeError(message == null ? kind : kind + ": " + message);
  }
}
