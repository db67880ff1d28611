package io.jacquard.commons.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The methods that each path of this process has, for the Allow header: the framework does not say
 * them when it refuses one.
 */
@Singleton
final class AllowedMethods {
  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

  private final List<Operation> operations;

  private record Operation(Pattern path, String method) {}

  @Inject
  AllowedMethods(BeanManager beans) {
    this(
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
            .<Class<?>>map(Bean::getBeanClass)
            .toList());
  }

  AllowedMethods(Collection<Class<?>> resources) {
    this.operations = resources.stream().distinct().flatMap(AllowedMethods::operations).toList();
  }

  /** The value of the header; empty for a path that has no method. */
  Optional<String> on(String path) {
    TreeSet<String> methods = new TreeSet<>();
    for (Operation operation : operations) {
      if (operation.path().matcher(path).matches()) {
        methods.add(operation.method());
      }
    }
    return methods.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", methods));
  }

  private static Stream<Operation> operations(Class<?> resource) {
    @Nullable Path base = resource.getAnnotation(Path.class);
    if (base == null) {
      return Stream.empty();
    }
    return Arrays.stream(resource.getMethods())
        .flatMap(method -> operation(base.value(), method).stream());
  }

  private static Optional<Operation> operation(String base, Method method) {
    @Nullable Path rest = method.getAnnotation(Path.class);
    Pattern path = pattern(rest == null ? base : base + "/" + rest.value());
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .flatMap(type -> Stream.ofNullable(type.getAnnotation(HttpMethod.class)))
        .findFirst()
        .map(verb -> new Operation(path, verb.value()));
  }

  private static Pattern pattern(String template) {
    String path = ("/" + template).replaceAll("/+", "/");
    return Pattern.compile(
        Arrays.stream(PARAMETER.split(path, -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("[^/]+")));
  }
}
