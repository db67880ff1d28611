package io.jacquard.store.cache;

class InMemorySharedTierTest extends SharedTierContract {
  private final InMemorySharedTier tier = new InMemorySharedTier();

  @Override
  protected SharedTier tier() {
    return tier;
  }

  @Override
  protected void flush() {
    tier.flush();
  }
}
