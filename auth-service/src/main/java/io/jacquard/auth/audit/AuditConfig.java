package io.jacquard.auth.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How long the audit log is kept. */
@ConfigMapping(prefix = "jacquard.auth.audit")
public interface AuditConfig {

  /** Days until an entry goes away. */
  @WithDefault("90")
  @Min(1)
  int days();
}
