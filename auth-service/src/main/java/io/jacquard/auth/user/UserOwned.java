package io.jacquard.auth.user;

import io.jacquard.store.Write;
import java.util.List;
import java.util.Map;

/** What another feature keeps for a user, and what is to go and to be handed out with him. */
public interface UserOwned {

  /** What removes it, guarded by what was read, for the commit that removes the user. */
  List<Write> deletion(String userId);

  /** The name under which it stands in an export. */
  String name();

  /** What the user may see of it. */
  List<? extends Map<String, ?>> export(String userId);
}
