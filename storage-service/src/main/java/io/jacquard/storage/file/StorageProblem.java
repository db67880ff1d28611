package io.jacquard.storage.file;

import io.jacquard.commons.problem.ProblemCode;

/** Why a request to the storage can be refused. */
public enum StorageProblem implements ProblemCode {
  BAD_PATH(400, "The path cannot name a file"),
  BAD_REQUEST(400, "The request is not valid"),
  LINK_EXPIRED(403, "The link was good for a time that is over"),
  LINK_FORGED(403, "The link is not one of ours"),
  FILE_NOT_FOUND(404, "There is no such file"),
  METHOD_NOT_ALLOWED(405, "The path has no such method"),
  UPLOAD_TIMEOUT(408, "The upload stood still for too long"),
  IS_FOLDER(409, "A folder stands where a file was expected"),
  NOT_A_FOLDER(409, "A file stands where a folder was expected"),
  SAME_FILE(409, "Source and destination are the same"),
  PRECONDITION_FAILED(412, "The file is not as the request expects it"),
  FILE_TOO_LARGE(413, "The file is too large"),
  TOO_MANY_UPLOADS(429, "Too many uploads at once"),
  QUOTA_EXCEEDED(507, "The user's storage is full");

  private final int status;
  private final String title;

  StorageProblem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
