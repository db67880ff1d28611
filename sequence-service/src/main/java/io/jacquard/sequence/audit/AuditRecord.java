package io.jacquard.sequence.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One record.
 *
 * @param state of the request that it tells of, "" where it tells of none
 * @param code what was done
 * @param request the id of the request, "" without one
 * @param object what it was done with
 * @param requestor who did it
 * @param received how many bytes came so far
 * @param sent how many bytes went out so far
 */
public record AuditRecord(
    String state,
    int code,
    String request,
    String object,
    String requestor,
    long received,
    long sent) {

  static AuditRecord of(String state, int code, String object) {
    return new AuditRecord(state, code, "", object, "", 0, 0);
  }

  AuditRecord by(String name) {
    return new AuditRecord(state, code, request, object, name, received, sent);
  }

  ObjectNode json(long millis) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("opState", state)
        .put("opCode", code)
        .put("requestId", request)
        .put("objectId", object)
        .put("requestorId", requestor)
        .put("rx", received)
        .put("tx", sent)
        .put("receivedAt", millis);
  }
}
