package io.jacquard.auth.sso.link;

import io.jacquard.auth.http.Answers;
import io.jacquard.auth.user.UserOwned;
import io.jacquard.store.Write;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A user's links, which go with him. */
@Singleton
final class OwnedLinks implements UserOwned {
  private final LinkRepository links;

  OwnedLinks(LinkRepository links) {
    this.links = links;
  }

  @Override
  public List<Write> deletion(String userId) {
    return links.deletion(userId);
  }

  @Override
  public String name() {
    return "sso";
  }

  @Override
  public List<Map<String, Object>> export(String userId) {
    return links.of(userId).stream().map(OwnedLinks::shown).toList();
  }

  static Map<String, Object> shown(Link link) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("link_id", link.id());
    fields.put("platform", link.platform());
    fields.put("issuer", link.issuer());
    fields.put("email", link.email());
    fields.put("linked_at", Answers.time(link.linkedAt()));
    return fields;
  }
}
