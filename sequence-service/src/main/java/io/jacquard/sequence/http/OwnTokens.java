package io.jacquard.sequence.http;

import io.jacquard.commons.hub.HubTokens;
import io.jacquard.commons.hub.Visitor;
import io.jacquard.sequence.instance.InstanceService;
import io.jacquard.sequence.instance.InstanceTokens;
import io.jacquard.sequence.space.AccessKeys;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tokens of the instances that live here, and access keys of the space. */
@Singleton
public final class OwnTokens implements HubTokens {
  private final InstanceService instances;
  private final AccessKeys keys;

  OwnTokens(InstanceService instances, AccessKeys keys) {
    this.instances = instances;
    this.keys = keys;
  }

  @Override
  public boolean gave(String token) {
    return InstanceTokens.isOne(token) || AccessKeys.isOne(token);
  }

  @Override
  public Optional<Visitor> holder(String token) {
    return InstanceTokens.isOne(token)
        ? instances.holder(token).map(instance -> new Visitor.OfInstance(instance.id()))
        : keys.space(token).map(Visitor.KeyHolder::new);
  }
}
