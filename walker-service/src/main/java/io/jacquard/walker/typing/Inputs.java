package io.jacquard.walker.typing;

import io.jacquard.commons.json.JsonBody;
import io.jacquard.commons.json.JsonLimits;
import io.jacquard.jac.Endpoint;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.walker.json.JacValues;
import io.jacquard.walker.upload.Form;
import io.jacquard.walker.upload.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one endpoint and where each is looked for: in the path when the path names it, in
 * the query of a GET, else in the body.
 */
public final class Inputs {
  private static final Location PATH = new Location(null, "path");
  private static final Location QUERY = new Location(null, "query");
  private static final Location BODY = new Location(null, "body");

  private final List<Field> path = new ArrayList<>();
  private final List<Field> query = new ArrayList<>();
  private final List<Field> body = new ArrayList<>();
  private final boolean drafts;
  private final boolean files;

  /** A request, as far as its fields go. */
  public interface Request {

    /** The text a path parameter stands for. */
    String pathParameter(String name);

    /** Every value of a query parameter; empty when it is absent. */
    List<String> queryParameter(String name);

    byte[] body();

    JsonLimits jsonLimits();

    @Nullable String contentType();

    /** The fields and files of a multipart body; asked only when {@link Inputs#takesFiles}. */
    Form form();
  }

  public Inputs(Endpoint endpoint, String method, Set<String> pathParameters) {
    boolean objects = false;
    for (Endpoint.Parameter parameter : endpoint.parameters()) {
      Schema schema = Schemas.of(parameter.type());
      objects |= mentionsObjects(schema);
      Field field = Field.of(parameter.name(), schema, parameter.defaultKind());
      if (pathParameters.contains(parameter.name())) {
        path.add(field);
      } else if (method.equals("GET")) {
        query.add(field);
      } else {
        body.add(field);
      }
    }
    this.files = endpoint.parameters().stream().anyMatch(p -> FileTypes.mentionFile(p.type()));
    this.drafts = objects || files;
  }

  /** Whether the body matters at all; otherwise anything may be sent. */
  public boolean readsBody() {
    return !body.isEmpty();
  }

  /** Whether the body is a form, because a field is a file. */
  public boolean takesFiles() {
    return files;
  }

  /** Whether a name is a declared query field. */
  public boolean declaresQuery(String name) {
    return query.stream().anyMatch(field -> field.name().equals(name));
  }

  /**
   * The values of the fields that were sent.
   *
   * @throws io.jacquard.commons.problem.ViolationException with everything that does not fit
   */
  public Map<String, Object> read(Request request) {
    Map<String, Object> values = new LinkedHashMap<>();
    Check check = new Check();
    for (Field field : path) {
      field.take(request.pathParameter(field.name()), None.NONE, PATH, check, values);
    }
    for (Field field : query) {
      Object sent = sent(field.schema(), request.queryParameter(field.name()));
      field.take(sent, None.NONE, QUERY, check, values);
    }
    if (files) {
      readForm(request.form(), check, values);
    } else if (!body.isEmpty()) {
      readBody(request, check, values);
    }
    check.finish();
    return values;
  }

  private void readBody(Request request, Check check, Map<String, Object> values) {
    PyDict object =
        (PyDict)
            JsonBody.read(
                request.body(), request.contentType(), JacValues.INSTANCE, request.jsonLimits());
    for (Field field : body) {
      field.take(object.get(field.name()), object, BODY, check, values);
    }
  }

  private void readForm(Form form, Check check, Map<String, Object> values) {
    for (Field field : body) {
      Object sent = sent(field.schema(), parts(field, form));
      field.take(sent, None.NONE, BODY, check, values);
    }
  }

  /** Files where files are wanted; elsewhere they are refused by what they are. */
  private static List<Object> parts(Field field, Form form) {
    List<Object> parts = new ArrayList<>(form.texts(field.name()));
    for (Part part : form.files(field.name())) {
      parts.add(takesFile(field.schema()) ? part : part.described());
    }
    return parts;
  }

  private static boolean takesFile(Schema schema) {
    return switch (schema) {
      case Schema.File _, Schema.Anything _ -> true;
      case Schema.ListOf(var element) -> takesFile(element);
      case Schema.OrNone(var type) -> takesFile(type);
      case Schema.OneOf(var members) -> members.values().stream().anyMatch(Inputs::takesFile);
      case Schema.TupleOf _,
          Schema.DictOf _,
          Schema.ObjectOf _,
          Schema.Text _,
          Schema.Int _,
          Schema.Decimal _,
          Schema.Bool _,
          Schema.Member _ ->
          false;
    };
  }

  /** Constructs the objects that were described; runs program code, so inside the call only. */
  public Map<String, Object> build(Map<String, Object> values) {
    if (drafts) {
      Map<String, Object> built = new LinkedHashMap<>(values);
      built.replaceAll((_, value) -> Draft.build(value));
      return built;
    }
    return values;
  }

  private static @Nullable Object sent(Schema schema, List<?> texts) {
    Schema bare = schema instanceof Schema.OrNone(var type) ? type : schema;
    if (texts.isEmpty()) {
      return null;
    }
    return bare instanceof Schema.ListOf || bare instanceof Schema.TupleOf
        ? PyList.copyOf(texts)
        : texts.getLast();
  }

  private static boolean mentionsObjects(Schema schema) {
    return switch (schema) {
      case Schema.ObjectOf _ -> true;
      case Schema.ListOf(var element) -> mentionsObjects(element);
      case Schema.TupleOf(var element) -> mentionsObjects(element);
      case Schema.DictOf(_, var value) -> mentionsObjects(value);
      case Schema.OrNone(var type) -> mentionsObjects(type);
      case Schema.OneOf(var members) -> members.values().stream().anyMatch(Inputs::mentionsObjects);
      case Schema.Anything _,
          Schema.Text _,
          Schema.Int _,
          Schema.Decimal _,
          Schema.Bool _,
          Schema.Member _,
          Schema.File _ ->
          false;
    };
  }
}
