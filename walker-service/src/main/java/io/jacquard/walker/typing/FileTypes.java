package io.jacquard.walker.typing;

import io.jacquard.jac.Endpoint.TypeRef;

/** Which declared types mean that a file comes with the request. */
public final class FileTypes {
  private static final String UPLOAD_FILE = "UploadFile";

  private FileTypes() {}

  /** The type itself, not a list of it or an optional one. */
  public static boolean isFile(TypeRef type) {
    return switch (type) {
      case TypeRef.Named(var name) -> name.equals(UPLOAD_FILE);
      case TypeRef.Archetype(var name, _) -> name.equals(UPLOAD_FILE);
      case TypeRef.Union _, TypeRef.Generic _, TypeRef.Any _ -> false;
    };
  }

  /** Whether a file occurs in the type. */
  public static boolean mentionFile(TypeRef type) {
    return switch (type) {
      case TypeRef.Union(var members) -> members.stream().anyMatch(FileTypes::mentionFile);
      case TypeRef.Generic(_, var arguments) -> arguments.stream().anyMatch(FileTypes::mentionFile);
      case TypeRef.Named _, TypeRef.Archetype _, TypeRef.Any _ -> isFile(type);
    };
  }
}
