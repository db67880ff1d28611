package io.jacquard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexReader;
import org.jboss.jandex.MethodInfo;
import org.junit.jupiter.api.Test;

/** The services side by side: what Quarkus would not notice when they share a process. */
class ServicesTest {
  private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  @Test
  void noTwoClaimTheSameMethodAndPath() throws IOException {
    List<String> claims = new ArrayList<>();
    for (URL index : Collections.list(loader().getResources("META-INF/jandex.idx"))) {
      claims.addAll(claims(read(index)));
    }

    assertThat(claims).contains("POST /user/login").doesNotHaveDuplicates();
  }

  /** Internal paths need none, and webhooks are documented with the program. */
  @Test
  void everyResourceIsInTheDocument() throws IOException {
    Set<String> served = new TreeSet<>();
    for (URL index : Collections.list(loader().getResources("META-INF/jandex.idx"))) {
      claims(read(index)).stream()
          .filter(claim -> !claim.matches("\\w+ /(internal|webhook)/.*"))
          .map(claim -> claim.replaceAll("\\{[^}]*}", "{}"))
          .forEach(served::add);
    }

    assertThat(documented()).containsAll(served);
  }

  private static Set<String> documented() throws IOException {
    Set<String> documented = new TreeSet<>();
    for (URL fragment : Collections.list(loader().getResources("META-INF/jacquard/openapi.json"))) {
      try (InputStream text = fragment.openStream()) {
        for (var path : new ObjectMapper().readTree(text).path("paths").properties()) {
          String template = path.getKey().replaceAll("\\{[^}]*}", "{}");
          for (var method : path.getValue().properties()) {
            documented.add(method.getKey().toUpperCase(Locale.ROOT) + " " + template);
          }
        }
      }
    }
    return documented;
  }

  private static List<String> claims(Index index) {
    List<String> claims = new ArrayList<>();
    for (String method : METHODS) {
      DotName annotation = DotName.createSimple("jakarta.ws.rs." + method);
      for (AnnotationInstance found : index.getAnnotations(annotation)) {
        if (found.target().kind() == AnnotationTarget.Kind.METHOD) {
          claims.add(method + " " + path(found.target().asMethod()));
        }
      }
    }
    return claims;
  }

  private static String path(MethodInfo method) {
    AnnotationInstance onClass = method.declaringClass().declaredAnnotation(PATH);
    AnnotationInstance onMethod = method.declaredAnnotation(PATH);
    String base = onClass == null ? "" : onClass.value().asString();
    String rest = onMethod == null ? "" : onMethod.value().asString();
    return base + rest.replaceAll("\\{[^}]*}", "{}");
  }

  private static Index read(URL url) throws IOException {
    try (InputStream index = url.openStream()) {
      return new IndexReader(index).read();
    }
  }

  private static ClassLoader loader() {
    return Thread.currentThread().getContextClassLoader();
  }
}
